import type {PublishedPlaybook} from "../../src/metrics/plays/playbookData.js";
import {playSaves} from "../../src/metrics/plays/saveRate.js";
import type {Config} from "../configTypes.js";
import {playFlags} from "../playbook/playFlags.js";
import {playbookData} from "../playbook/playbookData.js";
import type {Warehouse} from "../warehouse.js";
import type {Audience} from "./audience.js";

/**
 * What the Playbook page draws from. A site for one CSM or segment is told nothing of other CSMs' capacity, nor of plays
 * for other segments, and no condition that may name them.
 */
export async function publishedPlaybook(
  db: Warehouse,
  {config, audience}: {config: Config; audience: Audience}
): Promise<PublishedPlaybook> {
  const data = {...(await playbookData(db, config)), saves: playSaves(await playFlags(db))};
  if (audience.segment === undefined && audience.csm === undefined) return data;
  const own = await db.query<{segment: string; csm: string}>("SELECT DISTINCT segment, csm FROM account_dim");
  const csms = new Set(["default", ...own.map((d) => d.csm)]);
  const plays = data.plays.flatMap((play) => {
    const segments = play.segments?.filter((name) => own.some((d) => d.segment === name)) ?? null;
    if (segments?.length === 0) return [];
    return [{...play, segments, when: /\bsegment\b/iu.test(play.when) ? "" : play.when}];
  });
  const capacity = Object.fromEntries(Object.entries(data.capacity).filter(([name]) => csms.has(name)));
  const shown = new Set(plays.map((d) => d.id));
  const fired = Object.fromEntries(Object.entries(data.fired).filter(([id]) => shown.has(id)));
  return {
    ...data,
    plays,
    capacity,
    fired,
    rows: data.rows.filter((d) => shown.has(d.play)),
    saves: data.saves.filter((d) => shown.has(d.play))
  };
}
