import type {BriefData} from "../../metrics/briefData.js";
import type {DeckKit} from "../kit.js";

const CHAMPION_FLAGS = ["left", "inactive", "one", "none"] as const;

/** A state of the champions that is a risk. */
export type ChampionRisk = (typeof CHAMPION_FLAGS)[number];

/** The risk by its name in the warehouse; null where there is none. */
export function championRisk({brief}: BriefData): ChampionRisk | null {
  return CHAMPION_FLAGS.find((d) => d === brief.champion_risk) ?? null;
}

/** The flags that are up, in words, the gravest first. */
export function flagsUp(data: BriefData, kit: DeckKit): string[] {
  const {danger, quiet, renewal} = data.brief;
  const champions = championRisk(data);
  const flags = [
    renewal.leaving_on !== null && "brief.flag.notice",
    danger.state === "inside" && "brief.flag.danger",
    quiet.value === true && "brief.flag.quiet",
    champions !== null && (`brief.flag.${champions}` as const),
    danger.state === "approaching" && "brief.flag.near"
  ] as const;
  return flags.filter((d) => d !== false).map((d) => kit.text(d));
}
