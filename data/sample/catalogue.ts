import type {Segment} from "./model/story.js";

/** What Kestrel sells: seats on a plan, and add-ons with a flat price. */
export interface Plan {
  name: string;
  /** USD per seat and month. */
  price: number;
  features: readonly string[];
}

const starter = ["shipment_planner", "load_builder", "driver_app", "track_and_trace", "documents", "reports"];
const growth = [...starter, "dispatch_board", "rate_manager", "alerts"];
const business = [...growth, "dock_scheduler", "carrier_portal", "customs_desk"];
const enterprise = [...business, "control_tower", "api_console"];

export const PLANS: Record<string, Plan> = {
  Starter: {name: "Starter", price: 38, features: starter},
  Growth: {name: "Growth", price: 52, features: growth},
  Business: {name: "Business", price: 68, features: business},
  Enterprise: {name: "Enterprise", price: 86, features: enterprise}
};

/** A feature that came on 2025-10-01. */
export const NEW_FEATURE = "eta_forecast";

interface SegmentShape {
  share: number;
  seats: readonly [number, number];
  plans: readonly (readonly [string, number])[];
  billing: readonly (readonly [string, number])[];
  employees: readonly [number, number];
}

export const SEGMENT_SHAPE: Record<Segment, SegmentShape> = {
  "Small business": {
    share: 0.44,
    seats: [4, 18],
    plans: [
      ["Starter", 6],
      ["Growth", 4]
    ],
    billing: [
      ["monthly", 6],
      ["quarterly", 2],
      ["annual", 2]
    ],
    employees: [12, 140]
  },
  "Mid-market": {
    share: 0.38,
    seats: [18, 60],
    plans: [
      ["Growth", 5],
      ["Business", 5]
    ],
    billing: [
      ["monthly", 2],
      ["quarterly", 3],
      ["annual", 5]
    ],
    employees: [140, 1200]
  },
  Enterprise: {
    share: 0.18,
    seats: [55, 130],
    plans: [
      ["Business", 4],
      ["Enterprise", 6]
    ],
    billing: [
      ["quarterly", 1],
      ["annual", 9]
    ],
    employees: [1200, 14000]
  }
};

/** Flat price per month of an add-on by segment. */
export const ADDONS: Record<string, Record<Segment, number>> = {
  "Carbon reporting": {"Small business": 60, "Mid-market": 240, Enterprise: 780},
  "EDI gateway": {"Small business": 90, "Mid-market": 320, Enterprise: 990}
};

export const CHANNELS = ["inbound", "referral", "partner", "event", "outbound", "marketplace"] as const;

export const ROLES: readonly (readonly [string, number])[] = [
  ["dispatcher", 38],
  ["planner", 24],
  ["driver manager", 14],
  ["customer service", 12],
  ["finance", 7],
  ["admin", 5]
];

/** The features that a role reaches for first. */
export const ROLE_FEATURES: Record<string, readonly string[]> = {
  dispatcher: ["dispatch_board", "shipment_planner", "driver_app", "track_and_trace", "alerts"],
  planner: ["shipment_planner", "load_builder", "rate_manager", "dock_scheduler", "eta_forecast"],
  "driver manager": ["driver_app", "track_and_trace", "documents", "alerts"],
  "customer service": ["track_and_trace", "documents", "carrier_portal", "eta_forecast"],
  finance: ["reports", "rate_manager", "documents", "customs_desk"],
  admin: ["reports", "api_console", "control_tower", "shipment_planner"]
};

export const CSMS = [
  "Mara Lindqvist",
  "Deniz Aksoy",
  "Tomasz Zieliński",
  "Layla Haddad",
  "Kenji Mori",
  "Priya Raman"
] as const;

export const SELLERS = ["Owen Pryce", "Selin Kaya", "Hanna Vogt", "Diego Robles"] as const;

export const INDUSTRIES = [
  "Road freight",
  "Cold chain",
  "Parcel",
  "Warehousing",
  "Retail distribution",
  "Manufacturing",
  "Food and drink",
  "Construction supply"
] as const;
