import type {DeckData} from "../metrics/deckData.js";

/** Who may read a field. */
export type Audience = "customer" | "internal";

type Leaf = string | number | boolean | null | undefined;

/** A mark for every field of T, however deep. */
type Marks<T> = T extends Leaf
  ? Audience
  : T extends readonly (infer E)[]
    ? Marks<NonNullable<E>>
    : {[K in keyof T]-?: NonNullable<T[K]> extends Leaf ? Audience : Audience | Marks<NonNullable<T[K]>>};

/** What of T is left when the fields marked internal are taken away. */
export type CustomerView<T, M> = M extends "customer"
  ? T
  : T extends null
    ? null
    : T extends readonly (infer E)[]
      ? readonly CustomerView<E, M>[]
      : {[K in keyof T & keyof M as M[K] extends "internal" ? never : K]: CustomerView<T[K], M[K]>};

/**
 * The audience of every field of a deck's data. A part marked as a whole holds nothing else; a new field does not
 * compile until it has its mark.
 */
export const AUDIENCE = {
  recipe: "customer",
  period: "customer",
  reading: "customer",
  vendor: "customer",
  account: {
    account_id: "customer",
    name: "customer",
    plan: "customer",
    csm: "customer",
    people: "customer",
    currency: "customer",
    mrr: "customer",
    mrr_before: "customer",
    first_paid_date: "customer"
  },
  adoption: "customer",
  features: "customer",
  experiments: "customer",
  goals: "customer",
  plans: "customer",
  value: "customer",
  voice: "customer",
  support: "customer",
  requests: "customer",
  coverage: "customer",
  template: "customer",
  notes: "customer",
  internal: {
    segment: "internal",
    health_score: "internal",
    health_band: "internal",
    health_change: "internal",
    quiet: "internal",
    champion_risk: "internal",
    renewal_date: "internal",
    wasted_spend: "internal",
    unanswered_detractors: "internal"
  }
} as const satisfies Marks<DeckData>;

/** A deck's data as a slide of the customer edition may read it. */
export type CustomerDeck = CustomerView<DeckData, typeof AUDIENCE>;

/** A slide reached for a field that its readers must not see. */
export class AudienceError extends Error {
  override readonly name = "AudienceError";

  constructor(
    readonly field: string,
    readonly slide: string
  ) {
    super(`field ${field} is internal: the slide ${slide} of the customer edition must not use it`);
  }
}

type MarkTree = Audience | {readonly [field: string]: MarkTree};

function holdsInternal(marks: MarkTree): boolean {
  return typeof marks === "string" ? marks === "internal" : Object.values(marks).some(holdsInternal);
}

function guard<T extends object>(
  value: T,
  marks: {readonly [field: string]: MarkTree},
  at: {path: string; slide: string}
): T {
  return new Proxy(value, {
    get(target, key, receiver) {
      const found: unknown = Reflect.get(target, key, receiver);
      if (typeof key === "symbol" || typeof found === "function") return found;
      // What is not there, such as toJSON, gives nothing away.
      if (!(key in target)) return found;
      const list = Array.isArray(target);
      const path = list ? at.path : `${at.path}${at.path ? "." : ""}${key}`;
      const mark: MarkTree | undefined = list ? marks : marks[key];
      // A field without a mark was never declared: it is treated as internal.
      if (mark === undefined || mark === "internal") throw new AudienceError(path, at.slide);
      if (mark === "customer" || typeof found !== "object" || found === null || !holdsInternal(mark))
        return found;
      return guard(found, mark, {path, slide: at.slide});
    }
  });
}

/**
 * The deck's data for one slide of the customer edition. The types leave internal fields out; this holds at run
 * time too: reading one throws an AudienceError that names the field and the slide.
 *
 * @param marks for tests: another table of audiences
 */
export function customerView(
  data: DeckData,
  slide: string,
  marks: {readonly [field: string]: MarkTree} = AUDIENCE
): CustomerDeck {
  return guard(data, marks, {path: "", slide});
}
