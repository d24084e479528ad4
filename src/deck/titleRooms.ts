import type {Room} from "../components/deck/fitText.js";

/** The sizes of an action title: as large as two lines allow. */
export const TITLE_ROOMS = {
  large: {width: 1080, size: 30, weight: 600, lines: 2},
  long: {width: 1184, size: 25, weight: 600, lines: 2}
} as const satisfies Record<string, Room>;
