import {group} from "d3";
import type {ActivationFollow, ActivationStep} from "../metrics/activation.js";
import {activatedBy, activationCurve, timeToValue} from "../metrics/activation.js";
import type {Stay} from "../metrics/journey/stages.js";
import type {StageTime, Stuck} from "../metrics/journey/stageTimes.js";
import {stageTimes, stuckAccounts} from "../metrics/journey/stageTimes.js";
import type {Transition} from "../metrics/journey/transitions.js";
import {transitions} from "../metrics/journey/transitions.js";
import type {Metric} from "../metrics/metric.js";
import type {Flow} from "./journeyFlow.js";
import {journeyFlow} from "./journeyFlow.js";
import type {JourneyData} from "./journeyData.js";
import {unpackJourney} from "./journeyData.js";
import type {AccountLife} from "./journeyLives.js";
import {accountLives} from "./journeyLives.js";
import type {AccountColumns, OverviewData} from "./overviewData.js";
import type {Split} from "./retentionData.js";
import {SPLITS} from "./retentionData.js";

/** The days by which the share that reached first value is told. */
export const VALUE_DAYS = [30, 60, 90, 180] as const;

/** What the page's controls choose, by key; a missing one has its default. */
export interface JourneyChoice extends Partial<Record<Split, string>> {
  by?: string;
  /** *gone* (default) = left or returned; *returned*; *all*. */
  lives?: string;
}

/** The way to value of one group. */
export interface ValueGroup {
  name: string;
  follows: ActivationFollow[];
  steps: ActivationStep[];
  /** In the order of VALUE_DAYS. */
  by_day: Metric[];
  median: Metric;
}

/** Everything that the Journey page shows under a choice. */
export interface JourneyView {
  data: JourneyData;
  accounts: AccountColumns;
  by: Split;
  stays: Stay[];
  stages: StageTime[];
  stuck: Stuck;
  moves: Transition[];
  flow: Flow;
  /** All accounts of the choice, and the five largest groups of it. */
  all: ValueGroup;
  groups: ValueGroup[];
  left_out: number;
  lives: AccountLife[];
  /** Lives of the choice that the list leaves out. */
  other_lives: number;
  /** Accounts that ever paid, of these left at least once, and of these returned. */
  paid: {accounts: number; left: number; returned: number};
}

/** Computes the Journey page. */
export function journeyView(
  data: JourneyData,
  {accounts}: Pick<OverviewData, "accounts">,
  choice: JourneyChoice
): JourneyView {
  const keep = ({i}: {i: number}) => SPLITS.every((key) => !choice[key] || accounts[key][i] === choice[key]);
  const by = SPLITS.find((d) => d === choice.by) ?? "segment";
  const rows = unpackJourney(data);
  const stays = rows.stays.filter(keep);
  const moves = transitions(stays);
  const follows = rows.follows.filter(keep);
  const groups = Array.from(
    group(follows, (d) => accounts[by][d.i] ?? "(none)"),
    ([name, D]) => ({name, follows: D, known: data.given.activation})
  ).sort((a, b) => b.follows.length - a.follows.length || (a.name < b.name ? -1 : 1));
  const lives = accountLives(rows.lives.filter(keep));
  const shown = lives.filter(
    choice.lives === "all" ? () => true : choice.lives === "returned" ? (d) => d.returned : (d) => d.left
  );
  return {
    data,
    accounts,
    by,
    stays,
    stages: stageTimes(stays, data.owners),
    stuck: stuckAccounts(stays, (i) => accounts.segment[i] ?? "(none)"),
    moves,
    flow: journeyFlow(stays, moves),
    all: valueGroup({name: "All accounts", follows, known: data.given.activation}),
    groups: groups
      .slice(0, 5)
      .map(valueGroup)
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    left_out: Math.max(0, groups.length - 5),
    lives: shown,
    other_lives: lives.length - shown.length,
    paid: {
      accounts: lives.length,
      left: lives.filter((d) => d.left).length,
      returned: lives.filter((d) => d.returned).length
    }
  };
}

function valueGroup({
  name,
  follows,
  known
}: {
  name: string;
  follows: ActivationFollow[];
  known: boolean;
}): ValueGroup {
  return {
    name,
    follows,
    steps: activationCurve(follows),
    by_day: VALUE_DAYS.map((day) => activatedBy(known ? follows : null, day)),
    median: timeToValue(known ? follows : null)
  };
}
