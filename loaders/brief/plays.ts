import {group} from "d3";
import {formatFor} from "../../src/lib/format.js";
import {playNumbersNow} from "../../src/lib/playText.js";
import type {BriefPlay} from "../../src/metrics/briefData.js";
import {openFirings} from "../../src/metrics/plays/openFirings.js";
import type {Config} from "../configTypes.js";
import {playbookData} from "../playbook/playbookData.js";
import type {Warehouse} from "../warehouse.js";

/** The open plays of each account, as on the Playbook page; null where the company has no plays for accounts. */
export async function briefPlays(
  db: Warehouse,
  config: Config
): Promise<(account_id: string) => BriefPlay[] | null> {
  const {plays, rows, currency} = await playbookData(db, config);
  if (plays.every((d) => d.scope === "company")) return () => null;
  const titles = new Map(plays.map((d) => [d.id, d.title]));
  const format = formatFor({currency});
  const open = group(openFirings(rows), (d) => d.account_id);
  return (account_id) =>
    (open.get(account_id) ?? []).map((row) => ({
      title: titles.get(row.play) ?? row.play,
      because: playNumbersNow(row, format),
      actions: row.actions.map(({do: what, owner, due}) => ({what, owner, due}))
    }));
}
