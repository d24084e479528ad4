import {group, rollup} from "d3";
import type {DeckFeature, DeckFeatures, PeerFigures} from "../../src/metrics/deckData.js";
import type {Warehouse} from "../warehouse.js";
import type {SliceAccount} from "./accounts.js";
import type {SliceMetrics} from "./metrics.js";
import {peerFigures} from "./peers.js";
import type {SliceScope} from "./scope.js";

interface Use {
  account_id: string;
  feature: string;
  point_date: string;
  users: number | null;
  uses: number;
}

const USES = `
  SELECT account_id, feature, point_date, users, uses
  FROM usage_feature_point
  WHERE point_date IN ($t0::DATE, $t1::DATE)
  ORDER BY account_id, uses DESC, feature`;

interface Reach {
  users: number | null;
  uses: number;
  reach: number | null;
}

/** What each account uses, and how far each feature reaches among its peers; without usage by feature an empty map. */
export async function sliceFeatures(
  db: Warehouse,
  {t0, t1}: SliceScope,
  {accounts, metrics}: {accounts: readonly SliceAccount[]; metrics: SliceMetrics}
): Promise<Map<string, DeckFeatures>> {
  const uses = await db.query<Use>(USES, {t0, t1});
  const reach = (day: string, metric: SliceMetrics["now"]) =>
    rollup(
      uses.filter((d) => d.point_date === day),
      (rows) => reachOf(rows[0]!, metric),
      (d) => d.account_id,
      (d) => d.feature
    );
  const [now, before] = [reach(t1, metrics.now), reach(t0, metrics.before)];
  const breadth = peerFigures(
    accounts.map(({account_id, segment}) => ({
      account_id,
      segment,
      value: metrics.now(account_id, "breadth").value
    }))
  );
  const peers = featurePeers(accounts, now, metrics);
  const offered = featuresOfPlans(accounts, now);
  const made = accounts.map(({account_id, account}) => {
    const own = now.get(account_id) ?? new Map<string, Reach>();
    const rows = [...new Set([...own.keys(), ...offered.get(account.plan)!])].map((feature) => ({
      feature,
      ...(own.get(feature) ?? absent(account_id, metrics)),
      reach_before: before.get(account_id)?.get(feature)?.reach ?? null,
      peers: peers.get(feature)?.get(account_id) ?? null
    }));
    return [
      account_id,
      features(rows, {account_id, metrics, peer_breadth: breadth.get(account_id) ?? null})
    ] as const;
  });
  return new Map(made.filter(([, d]) => d.used !== null && d.rows.length > 0));
}

/** What each plan offers: what anyone on it uses, as in the denominator of breadth. */
function featuresOfPlans(
  accounts: readonly SliceAccount[],
  now: ReadonlyMap<string, ReadonlyMap<string, Reach>>
): Map<string | null, Set<string>> {
  return rollup(
    accounts,
    (members) => new Set(members.flatMap(({account_id}) => [...(now.get(account_id)?.keys() ?? [])])),
    (d) => d.account.plan
  );
}

function reachOf({account_id, users, uses}: Use, metric: SliceMetrics["now"]): Reach {
  const mau = metric(account_id, "mau").value;
  return {users, uses, reach: mau === null || mau === 0 ? null : (users ?? 0) / mau};
}

function absent(account_id: string, {now}: SliceMetrics): Reach {
  const mau = now(account_id, "mau").value;
  return {users: mau === null ? null : 0, uses: 0, reach: mau === null || mau === 0 ? null : 0};
}

/** By feature and account; only accounts whose users are known are peers, and a feature they do not use counts as 0. */
function featurePeers(
  accounts: readonly SliceAccount[],
  now: ReadonlyMap<string, ReadonlyMap<string, Reach>>,
  metrics: SliceMetrics
): Map<string, Map<string, PeerFigures | null>> {
  const names = new Set([...now.values()].flatMap((own) => [...own.keys()]));
  const segments = group(accounts, (d) => d.segment);
  const found = new Map<string, Map<string, PeerFigures | null>>();
  for (const feature of names) {
    const rows = [...segments.values()].flatMap((members) =>
      members.map(({account_id, segment}) => ({
        account_id,
        segment,
        value: (now.get(account_id)?.get(feature) ?? absent(account_id, metrics)).reach
      }))
    );
    found.set(feature, peerFigures(rows));
  }
  return found;
}

function features(
  rows: readonly DeckFeature[],
  {
    account_id,
    metrics,
    peer_breadth
  }: {account_id: string; metrics: SliceMetrics; peer_breadth: PeerFigures | null}
): DeckFeatures {
  const breadth = metrics.now(account_id, "breadth");
  const kept = rows.filter((d) => d.uses > 0 || (d.peers !== null && d.peers.median > 0));
  return {
    used: breadth.numerator ?? null,
    used_before: metrics.before(account_id, "breadth").numerator ?? null,
    available: breadth.denominator ?? null,
    breadth: breadth.value,
    peer_breadth,
    rows: [...kept].sort(
      (a, b) =>
        (b.reach ?? 0) - (a.reach ?? 0) ||
        b.uses - a.uses ||
        (b.peers?.median ?? 0) - (a.peers?.median ?? 0) ||
        a.feature.localeCompare(b.feature, "en")
    )
  };
}
