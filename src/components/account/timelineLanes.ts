import type {Dom} from "../dom.js";
import type {TimelineLane} from "./timelineData.js";
import type {TimelineFrame} from "./timelineFrame.js";
import {eventMark, smallMark} from "./timelineMarks.js";
import {capital} from "../../lib/words.js";

/** The height of a lane in pixels. */
export const LANE_HEIGHT = 22;

/** More events than this a year are drawn small where their marks have a height of their own. */
const DENSE = 24;

/** About the width of a character of 11 px. */
const CHARACTER = 5.8;

/** Draws the lanes under the chart: a name, a hairline, a mark for each event, and what the marks mean at right. */
export function drawLanes(make: Dom, frame: TimelineFrame, lanes: readonly TimelineLane[]): SVGElement[] {
  return lanes.flatMap((lane, i) => {
    const y = frame.base + 22 + i * LANE_HEIGHT;
    const {s} = make;
    return [
      s("text", {class: "qd-note", x: 0, y: y + 4}, lane.name),
      s("line", {class: "qd-gridline", x1: frame.left, x2: frame.right, y1: y, y2: y}),
      ...lane.events.map((d) => (isDense(lane) ? smallMark : eventMark)(make, d.mark, frame.x(d.day), y)),
      ...(lane.named ? names(make, frame, lane, y) : []),
      ...(frame.narrow ? [] : laneKey(make, frame, lane, y))
    ];
  });
}

/** Whether the marks of a lane would cover each other: then they are small and stand at three heights. */
function isDense({events}: TimelineLane): boolean {
  return events.length > DENSE && events.some((d) => d.mark === "up" || d.mark === "down");
}

/** Names events where the name fits before the next one; the last may run into the margin. */
function names({s}: Dom, frame: TimelineFrame, {events}: TimelineLane, y: number): SVGElement[] {
  return events.flatMap((event, i) => {
    const at = frame.x(event.day);
    const text = capital(event.label);
    const next = events[i + 1];
    const room = (next ? frame.x(next.day) - 6 : frame.width) - at - 8;
    if (text.length * CHARACTER > room) return [];
    return [s("text", {class: "qd-note qd-halo", x: at + 8, y: y + 4}, text)];
  });
}

function laneKey(make: Dom, frame: TimelineFrame, lane: TimelineLane, y: number): SVGElement[] {
  let x = frame.right + 14;
  return lane.key.flatMap(({mark, words}) => {
    if (!lane.events.some((d) => d.mark === mark)) return [];
    const parts = [
      eventMark(make, mark, x, y),
      make.s("text", {class: "qd-tick", x: x + 8, y: y + 4}, words)
    ];
    x += 22 + words.length * CHARACTER;
    return parts;
  });
}
