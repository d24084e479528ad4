import type {Segment} from "./segments.js";

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

/** Flat price per month of an add-on by segment. */
export const ADDONS: Record<string, Record<Segment, number>> = {
  "Carbon reporting": {"Small business": 60, "Mid-market": 240, Enterprise: 780},
  "EDI gateway": {"Small business": 90, "Mid-market": 320, Enterprise: 990}
};
