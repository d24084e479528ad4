import type {KpiResult} from "../metrics/stats/experimentTypes.js";
import {chance} from "./chance.js";
import {decided, guardrailLimit, kpiFormat} from "./experimentFormat.js";
import {formatFor} from "./format.js";
import {sentence} from "./words.js";

/** Something a reader must know to trust an estimate. */
export interface BasisFact {
  label: string;
  text: string;
}

const format = formatFor();

/** What the estimate of a KPI rests on, from the method to what it could not see. */
export function basisOf(kpi: KpiResult, secondary: number): BasisFact[] {
  const facts: (BasisFact | null)[] = [
    {label: "Rests on", text: restsOn(kpi)},
    cupedFact(kpi),
    liftFact(kpi),
    placeboFact(kpi),
    correctionFact(kpi, secondary),
    guardrailFact(kpi),
    detectableFact(kpi),
    ranksFact(kpi)
  ];
  return facts.filter((d) => d !== null);
}

function restsOn(kpi: KpiResult): string {
  const {method, reason, p} = decided(kpi);
  const {decided_on, cuped} = kpi;
  if (decided(kpi).low === null) return sentence(reason ?? "no interval");
  const how =
    decided_on === "did"
      ? "difference-in-differences: the change of the target less that of the control"
      : decided_on === "cuped"
        ? `difference with CUPED, the value before as covariate (${format.count(cuped?.n)} units have one)`
        : "difference of the two arms";
  const test = method.replace(/^CUPED, /, "").replaceAll(/(\d) %/g, "$1%");
  return sentence(`${how}; ${test}${p === null ? "" : `, p ${chance(p)}`}`);
}

function cupedFact({cuped, decided_on, difference, ...kpi}: KpiResult): BasisFact | null {
  if (cuped === null) return null;
  if (cuped.variance_saved === null)
    return {label: "CUPED", text: sentence(cuped.difference.reason ?? "not possible")};
  const {change, range} = kpiFormat({...kpi, cuped, decided_on, difference});
  const other = decided_on === "cuped" ? difference : cuped.difference;
  const which = decided_on === "cuped" ? "without it" : "with it, though too few units have a value before";
  const saved =
    cuped.variance_saved >= 0
      ? `${format.percent(cuped.variance_saved, 0)} of the variance saved`
      : `no variance saved (${format.percent(cuped.variance_saved, 0)})`;
  return {
    label: "CUPED",
    text: sentence(`${saved}; ${which} ${change(other.value)} (${range(other.low, other.high)})`)
  };
}

function liftFact({lift, decided_on}: KpiResult): BasisFact | null {
  // Of arms that were chosen the plain difference is no effect, so its share of control is none either.
  if (lift.value === null || decided_on === "did") return null;
  const interval =
    lift.low === null || lift.high === null
      ? "no interval"
      : `${format.signedPercent(lift.low, 1)} to ${format.signedPercent(lift.high, 1)}`;
  const of = decided_on === "difference" ? "" : ", of the plain difference";
  return {
    label: "Lift",
    text: `${format.signedPercent(lift.value, 1)} of control (${interval})${of}.`
  };
}

function placeboFact({did}: KpiResult): BasisFact | null {
  if (did === null) return null;
  if (did.drifted === null)
    return {label: "Before", text: "Only one period before the change: nothing to test the arms’ paths by."};
  const tests = did.placebo.flatMap((d) => d.p ?? []);
  const least = `${format.count(tests.length)} placebo test${tests.length === 1 ? "" : "s"}, least p ${chance(Math.min(...tests))}`;
  return {
    label: "Before",
    text: did.drifted
      ? `The arms moved apart before the change already (${least}): their difference afterwards proves little.`
      : `The arms moved alike before the change (${least}).`
  };
}

function correctionFact({role, stands}: KpiResult, secondary: number): BasisFact | null {
  if (role !== "secondary" || stands === null) return null;
  const among =
    secondary === 1 ? "the only secondary KPI" : `Benjamini-Hochberg over ${secondary} secondary KPIs, 5%`;
  return {label: "Correction", text: sentence(`${stands ? "stands" : "does not stand"}: ${among}`)};
}

function guardrailFact(kpi: KpiResult): BasisFact | null {
  const {guardrail} = kpi;
  if (guardrail === null) return null;
  const {change} = kpiFormat(kpi);
  const limit = guardrailLimit(kpi);
  if (guardrail.bound === null) return {label: "Guardrail", text: `Margin ${limit}; no bound yet.`};
  return {
    label: "Guardrail",
    text: `One-sided 95% bound ${change(guardrail.bound)} against a margin of ${limit}.`
  };
}

function detectableFact(kpi: KpiResult): BasisFact | null {
  // What could be found is planned for the end; a sequence before it finds less.
  if (kpi.mde === null || decided(kpi).method.startsWith("confidence sequence")) return null;
  const {size} = kpiFormat(kpi);
  const matters =
    kpi.minimum_effect === null ? "" : `; ${size(kpi.minimum_effect)} or more was said to matter`;
  return {
    label: "Could find",
    text: `${size(kpi.mde)} four times in five (2.8 standard errors)${matters}.`
  };
}

function ranksFact({mann_whitney, decided_on}: KpiResult): BasisFact | null {
  if (mann_whitney === null || mann_whitney.p === null || decided_on === "did") return null;
  return {label: "By ranks", text: `Mann-Whitney p ${chance(mann_whitney.p)}.`};
}
