import {metricLabel} from "../../lib/metricWords.js";
import {scoreText} from "../../lib/scoreText.js";
import type {BriefData} from "../../metrics/briefData.js";
import {daysBetween} from "../../metrics/days.js";
import type {DeckKit} from "../kit.js";
import {dangerText} from "./dangerText.js";
import {championRisk} from "./flags.js";
import {isolate} from "../../lib/languages.js";
import {capital} from "../../lib/words.js";
import {ageOf, daysText, fromAsOf, overduePlans} from "./page.js";

/** A step that a sign asks for. */
export interface BriefStep {
  /** the sign, with its number */
  sign: string;
  step: string;
  /** days */
  within: number;
}

type Rule = (data: BriefData, kit: DeckKit) => BriefStep | null;

const CHECKIN_DAYS = 90;
const RENEWAL_DAYS = 90;
const SEATS_DAYS = 180;
const UNUSED_SHARE = 0.25;

const gone: Rule = ({brief}, kit) => {
  const {arr, churned_on} = brief.renewal;
  if (arr !== null) return null;
  const day = churned_on === null ? "none" : kit.format.day(churned_on);
  return {sign: kit.text("brief.step.gone.sign", {day}), step: kit.text("brief.step.gone"), within: 7};
};

const notice: Rule = ({brief}, kit) =>
  brief.renewal.leaving_on === null
    ? null
    : {
        sign: kit.text("brief.step.notice.sign", {day: kit.format.day(brief.renewal.leaving_on)}),
        step: kit.text("brief.step.notice"),
        within: 2
      };

const severe: Rule = (data, kit) => {
  const open = data.brief.open.filter((d) => d.kind === "ticket" && d.severity === 1);
  if (open.length === 0) return null;
  const oldest = Math.max(...open.map((d) => ageOf(d.since, data)));
  const values = {n: open.length, count: kit.words(open.length), days: daysText(oldest, kit)};
  const sign = kit.text("brief.step.sev1.sign", values);
  return {sign: capital(sign), step: kit.text("brief.step.sev1"), within: 2};
};

const quiet: Rule = ({brief}, kit) => {
  if (brief.quiet.value !== true) return null;
  const {days_since_inbound: days} = brief.quiet;
  const values = {days: days === null ? "none" : daysText(days, kit)};
  return {sign: kit.text("brief.step.quiet.sign", values), step: kit.text("brief.step.quiet"), within: 5};
};

const champions: Rule = (data, kit) => {
  const risk = championRisk(data);
  if (risk === null) return null;
  const within = risk === "left" ? 7 : 14;
  return {sign: kit.text(`brief.step.${risk}.sign`), step: kit.text(`brief.step.${risk}`), within};
};

const danger: Rule = ({brief}, kit) => {
  const {state, measure, value, line} = brief.danger;
  if (state === null || state === "outside") return null;
  const id = state === "inside" ? "danger" : "near";
  const write = (d: number | null) => dangerText(d, brief.danger, kit);
  const values = {measure, value: write(value), line: write(line.value)};
  return {
    sign: kit.text(`brief.step.${id}.sign`, values),
    step: kit.text(`brief.step.${id}`),
    within: id === "danger" ? 7 : 21
  };
};

const risk: Rule = ({brief}, kit) => {
  const {score, band, parts, bounds} = brief.health;
  if (score === null || band !== "at risk") return null;
  const gain = (d: (typeof parts)[number]) => (d.max_contribution ?? 0) - (d.contribution ?? 0);
  const [most] = parts.filter((d) => d.contribution !== null).sort((a, b) => gain(b) - gain(a));
  if (!most) return null;
  const part = metricLabel(most.component);
  return {
    sign: kit.text("brief.step.risk.sign", {score: scoreText(score, kit.format, bounds)}),
    step: kit.text("brief.step.risk", {part}),
    within: 14
  };
};

const renewal: Rule = (data, kit) => {
  const {renewal_date, arr, leaving_on} = data.brief.renewal;
  if (renewal_date === null || arr === null || leaving_on !== null) return null;
  const days = daysBetween(data.period.as_of, renewal_date);
  if (days > RENEWAL_DAYS) return null;
  const values = {in: fromAsOf(renewal_date, data, kit)};
  return {
    sign: kit.text("brief.step.renewal.sign", values),
    step: kit.text("brief.step.renewal"),
    within: Math.max(1, Math.min(14, Math.floor(days / 2)))
  };
};

const checkin: Rule = ({brief}, kit) => {
  const days = brief.quiet.days_since_checkin;
  if (days === null || days <= CHECKIN_DAYS) return null;
  const sign = kit.text("brief.step.checkin.sign", {days: daysText(days, kit)});
  return {sign, step: kit.text("brief.step.checkin"), within: 14};
};

const goals: Rule = ({goals: all, plans}, kit) => {
  const answered = new Set(plans.filter((d) => d.about === "goal" && d.status === "open").map((d) => d.ref));
  const missed = all.filter((d) => d.status === "missed" && !answered.has(d.goal_id));
  if (missed.length === 0) return null;
  const sign = kit.text("brief.step.goal.sign", {n: missed.length, count: kit.words(missed.length)});
  const goal = `\u201c${isolate(missed[0]!.goal)}\u201d`;
  return {sign: capital(sign), step: kit.text("brief.step.goal", {goal}), within: 21};
};

const late: Rule = (data, kit) => {
  const over = overduePlans(data);
  if (over.length === 0) return null;
  const sign = kit.text("brief.step.late.sign", {n: over.length, count: kit.words(over.length)});
  return {sign: capital(sign), step: kit.text("brief.step.late", {plan: isolate(over[0]!.plan)}), within: 7};
};

const invoice: Rule = ({brief}, kit) => {
  const days = brief.oldest_overdue_days ?? 0;
  if (days <= 0) return null;
  const sign = kit.text("brief.step.invoice.sign", {days: daysText(days, kit)});
  return {sign, step: kit.text("brief.step.invoice"), within: 7};
};

const seats: Rule = (data, kit) => {
  const {unused_seats: unused, seats: all} = data.adoption ?? {unused_seats: null, seats: null};
  const {renewal_date} = data.brief.renewal;
  if (unused === null || !all || unused / all < UNUSED_SHARE || renewal_date === null) return null;
  if (daysBetween(data.period.as_of, renewal_date) > SEATS_DAYS) return null;
  const values = {
    unused: kit.format.count(unused),
    seats: kit.format.count(all),
    in: fromAsOf(renewal_date, data, kit)
  };
  return {sign: kit.text("brief.step.seats.sign", values), step: kit.text("brief.step.seats"), within: 21};
};

/** The gravest sign first; of steps with the same haste their order here stays. */
const RULES: readonly Rule[] = [
  notice,
  severe,
  quiet,
  champions,
  danger,
  late,
  invoice,
  renewal,
  risk,
  checkin,
  goals,
  seats
];

/** The steps that the signs of an account ask for, by fixed rules, the most urgent first; of one that has left only that. */
export function briefSteps(data: BriefData, kit: DeckKit): BriefStep[] {
  const left = gone(data, kit);
  if (left) return [left];
  return RULES.flatMap((rule) => rule(data, kit) ?? []).sort((a, b) => a.within - b.within);
}
