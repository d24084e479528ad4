import {type Cause, CAUSES} from "../metrics/causes/taxonomy.js";
import type {LeadTime} from "../metrics/losses/leadTime.js";
import {leadTime} from "../metrics/losses/leadTime.js";
import type {WarningQuality} from "../metrics/losses/warningQuality.js";
import type {FilterChoices} from "./overviewFilters.js";
import type {LossesData, LossRow} from "./lossesData.js";
import {foldedWords, holdsWords} from "./fold.js";

/** What the page is narrowed to, and the loss that it shows; empty where nothing is chosen. */
export interface LossesChoice {
  q?: string;
  segment?: string;
  csm?: string;
  quarter?: string;
  cause?: string;
  /** a lossKey */
  loss?: string;
}

/** The filters of the page, by key. */
const LOSS_FILTERS = ["segment", "csm", "quarter", "cause"] as const;

/** The losses of one kind, and how many of them a play had warned of. */
export interface LossKind {
  name: string;
  losses: number;
  time: LeadTime;
}

/** A warning with how well it told of losses. */
export interface JudgedWarning {
  title: string;
  quality: WarningQuality;
}

/** Everything that the Post-mortems page shows under a choice. */
export interface LossesView {
  data: LossesData;
  choice: LossesChoice;
  /** whether the choice leaves losses out */
  narrowed: boolean;
  losses: readonly LossRow[];
  chosen: LossRow | null;
  /** what the address asks for and is not there */
  unknown: string | null;
  /** all, voluntary, involuntary, and those of which that is not known */
  kinds: readonly LossKind[];
  /** of all losses, those first whose firings were followed by a loss most often */
  plays: readonly JudgedWarning[];
  signals: readonly JudgedWarning[];
  /** the most lost ARR first */
  win_backs: readonly LossRow[];
}

/** Names a loss: an account can be lost more than once. */
export function lossKey({account_id, lost_on}: Pick<LossRow, "account_id" | "lost_on">): string {
  return `${account_id} ${lost_on}`;
}

/** Computes the Post-mortems page. */
export function lossesView(data: LossesData, choice: LossesChoice = {}): LossesView {
  const words = foldedWords(choice.q ?? "");
  const losses = data.losses.filter(
    (d) =>
      LOSS_FILTERS.every((key) => !choice[key] || d[key] === choice[key]) && holdsWords(searched(d), words)
  );
  const asked = choice.loss ?? "";
  const named =
    asked === "" ? undefined : data.losses.find((d) => lossKey(d) === asked || d.account_id === asked);
  return {
    data,
    choice,
    narrowed: losses.length < data.losses.length,
    losses,
    chosen: asked === "" ? (losses[0] ?? null) : (named ?? null),
    unknown: asked === "" || named ? null : asked,
    kinds: [
      kind("All", losses),
      kind(
        "Voluntary",
        losses.filter((d) => d.voluntary === true)
      ),
      kind(
        "Involuntary",
        losses.filter((d) => d.voluntary === false)
      ),
      kind(
        "Not known",
        losses.filter((d) => d.voluntary === null)
      )
    ],
    plays: judged(
      data.plays.map((d) => d.title),
      data.quality.plays
    ),
    signals: judged(
      data.signals.map((d) => d.label),
      data.quality.signals
    ),
    win_backs: losses.filter((d) => d.win_back !== null).sort((a, b) => b.mrr_lost - a.mrr_lost)
  };
}

function searched({account_id, name, segment, csm, reason, cause}: LossRow): string {
  return [account_id, name, segment, csm, reason ?? "", CAUSES[cause]].join(" ");
}

function kind(name: string, losses: readonly LossRow[]): LossKind {
  return {name, losses: losses.length, time: leadTime(losses.map((d) => d.plays[0]?.[1] ?? null))};
}

function judged(titles: readonly string[], quality: readonly WarningQuality[]): JudgedWarning[] {
  return titles
    .map((title, i) => ({title, quality: quality[i]!}))
    .sort((a, b) => (b.quality.precision.value ?? -1) - (a.quality.precision.value ?? -1));
}

const LABELS = {segment: "Segment", csm: "CSM", quarter: "Quarter", cause: "Stated cause"} as const;

/** What the losses can be narrowed by; a filter with one value is none. */
export function lossesChoices({losses}: Pick<LossesData, "losses">): FilterChoices[] {
  return LOSS_FILTERS.flatMap((key) => {
    const counts = new Map<string, number>();
    for (const d of losses) counts.set(d[key], (counts.get(d[key]) ?? 0) + 1);
    if (counts.size < 2) return [];
    const sign = key === "quarter" ? -1 : 1;
    const options = [...counts]
      .sort(([a], [b]) => (a < b ? -sign : sign))
      .map(([value, count]) => ({value, label: key === "cause" ? CAUSES[value as Cause] : value, count}));
    return [{key, label: LABELS[key], initial: "", options: [{value: "", label: `All ${options.length}`, count: losses.length}, ...options]}]; // prettier-ignore
  });
}
