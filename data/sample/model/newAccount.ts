import {CHANNELS, INDUSTRIES} from "../catalogue/market.js";
import {PLANS} from "../catalogue/plans.js";
import type {Segment} from "../catalogue/segments.js";
import {SEGMENTS, SEGMENT_SHAPE} from "../catalogue/segments.js";
import {CSMS, SELLERS} from "../catalogue/team.js";
import type {Place} from "../text/places.js";
import type {Atlas} from "./atlas.js";
import {AS_OF, FIRST_DAY, MONTHS} from "./calendar.js";
import {monthOf} from "./months.js";
import type {Random} from "./random.js";
import {BETTER_ONBOARDING} from "./sales.js";
import type {Sim} from "./sim.js";
import type {Account, Contract, Course} from "./world.js";

const ADAPTING = 0.34;

/** An account as it signs up; what it buys and how it will behave are drawn here. */
export function newAccount(sim: Sim, atlas: Atlas, signup: number): Account {
  const number = sim.accounts.length + 1001;
  const random = sim.random("account", number);
  const place = atlas.place();
  const segment = random.weighted(SEGMENTS.map((d) => [d, SEGMENT_SHAPE[d].share] as const));
  const channel = drawChannel(random, segment, signup);
  const course = drawCourse(random, channel, signup);
  const shape = SEGMENT_SHAPE[segment];
  const month = Math.max(0, monthOf(signup));
  const account: Account = {
    account_id: `KA-${number}`,
    name: atlas.name(place),
    place,
    industry: random.pick(INDUSTRIES),
    channel,
    icp_fit: fit(random, channel),
    employees: Math.round(logUniform(random, shape.employees)),
    sold_by: random.pick(SELLERS),
    currency: place.euro && random.chance(0.6) ? "EUR" : "USD",
    signup,
    segments: [{from: signup, value: segment}],
    csms: [{from: signup, value: drawCsm(random, place)}],
    course,
    turn: month + random.integer(course === "recovering" ? 4 : 5, course === "recovering" ? 8 : 22),
    level: drawLevel(random, course),
    fill: course === "oversold" ? random.between(0.36, 0.6) : random.between(0.88, 1),
    adopted: [],
    trial: null,
    contract: drawContract(random, segment),
    lines: [],
    spells: [],
    users: [],
    touches: [],
    uses: new Uint32Array(AS_OF - FIRST_DAY + 1),
    errors: new Uint32Array(AS_OF - FIRST_DAY + 1),
    engagement: new Float64Array(MONTHS).fill(NaN),
    active_rate: null,
    churn_on: null,
    return_on: null,
    lapse_month: null
  };
  if (account.currency === "EUR")
    account.contract.price = Math.round(account.contract.price * 0.92 * 100) / 100;
  account.adopted = adoptedFeatures(random, account.contract.plan);
  sim.accounts.push(account);
  return account;
}

/** What an account comes to use: most of its plan, the basics always. */
export function adoptedFeatures(random: Random, plan: string): string[] {
  const features = PLANS[plan]!.features;
  const taste = random.between(0.35, 1);
  return features.filter((_, i) => i < 2 || random.chance(taste));
}

/** A whole or broken number whose logarithm is uniform. */
export function logUniform(random: Random, [low, high]: readonly [number, number]): number {
  return low * Math.exp(random.next() * Math.log(high / low));
}

function drawContract(random: Random, segment: Segment): Contract {
  const shape = SEGMENT_SHAPE[segment];
  const plan = random.weighted(shape.plans);
  const discount = random.weighted([
    [0, 6],
    [0.05, 2],
    [0.1, 2],
    [0.15, 1]
  ] as const);
  return {
    plan,
    seats: Math.round(logUniform(random, shape.seats)),
    price: Math.round(PLANS[plan]!.price * (1 - discount) * 100) / 100,
    billing: random.weighted(shape.billing),
    renewal: null,
    addons: []
  };
}

function drawChannel(random: Random, segment: Segment, signup: number): string {
  const market = segment === "Enterprise" ? 5 : signup < BETTER_ONBOARDING ? 27 : 7;
  const weights: Record<string, number> = {
    inbound: 28,
    referral: 16,
    partner: 16,
    event: 12,
    outbound: 16,
    marketplace: market
  };
  return random.weighted(CHANNELS.map((d) => [d, weights[d]!] as const));
}

function fit(random: Random, channel: string): number {
  const centre = channel === "marketplace" ? 0.48 : channel === "referral" ? 0.78 : 0.7;
  return Math.round(100 * Math.min(0.99, Math.max(0.08, random.normal(centre, 0.13)))) / 100;
}

function drawCourse(random: Random, channel: string, signup: number): Course {
  if (channel === "marketplace") {
    return random.weighted([
      ["steady", 40],
      ["weak", 26],
      ["fading", 20],
      ["oversold", 14]
    ] as const);
  }
  const late = signup >= BETTER_ONBOARDING;
  return random.weighted([
    ["steady", 56],
    ["weak", late ? 4 : 13],
    ["fading", late ? 9 : 15],
    ["oversold", 11],
    ["recovering", 6]
  ] as const);
}

function drawLevel(random: Random, course: Course): number {
  if (course === "weak" || course === "recovering") return random.between(0.2, ADAPTING);
  return random.between(0.52, 0.9);
}

function drawCsm(random: Random, place: Place): string {
  const [mara, deniz, tomasz, layla, kenji, priya] = CSMS;
  const teams: Record<string, readonly (readonly [string, number])[]> = {
    Americas: [
      [priya, 6],
      [tomasz, 3]
    ],
    Europe: [
      [mara, 5],
      [tomasz, 4],
      [priya, 1]
    ],
    "Middle East": [
      [deniz, 5],
      [layla, 5]
    ],
    "Asia-Pacific": [
      [kenji, 7],
      [priya, 2]
    ]
  };
  return random.weighted(teams[place.region]!);
}
