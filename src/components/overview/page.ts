import type {OverviewView} from "../../lib/overviewView.js";
import {dom} from "../dom.js";
import {KpiStrip} from "../kpiStrip.js";
import {ChangesCard, MovesCard} from "./changes.js";
import {BandsCard, ChurnCard, MovementsCard, RetentionCard} from "./charts.js";
import {CsmCard} from "./csms.js";
import {overviewKpis} from "./kpis.js";
import type {PageCardOptions} from "./options.js";
import {RenewalsCard} from "./renewals.js";

/** Everything of the Overview below its filters. */
export function OverviewBody(view: OverviewView, options: PageCardOptions): HTMLElement {
  const {h} = dom(options.document);
  return h(
    "div",
    null,
    KpiStrip(overviewKpis(view), options),
    h(
      "div",
      {class: "qd-grid"},
      RetentionCard(view, options),
      MovementsCard(view, options),
      BandsCard(view, options),
      RenewalsCard(view, options),
      ChurnCard(view, options),
      ChangesCard(view, options),
      MovesCard(view, options),
      CsmCard(view, options)
    )
  );
}
