import {wrapText} from "../../components/deck/fitText.js";
import type {BriefPlay} from "../../metrics/briefData.js";
import {deckTable, exhibit, type Row} from "../exhibit.js";
import type {DeckKit} from "../kit.js";
import {fitting} from "./fitting.js";

const ROOM = {rows: 6, room: 420, more: 42};
const PAGE = "brief-people";
/** Padding and rule of a row, and its lines. */
const PADDING = 23;
const LINE = 22;
const SMALL = 18;

const TITLE = {width: 250, size: 15, weight: 500, lines: 2};
const BECAUSE = {width: 250, size: 13, lines: 3};
const ACTION = {width: 370, size: 15, lines: 2};

interface Measured {
  row: Row;
  height: number;
}

function row({title, because, actions}: BriefPlay, kit: DeckKit): Measured {
  const {h, format} = kit;
  const fit = (text: string, room: {width: number; size: number; weight?: number; lines: number}) =>
    kit.fit(text, {slide: PAGE, ...room});
  const lines = (text: string, room: {width: number; size: number}) => wrapText(text, room).length;
  const [play, why] = [fit(title, TITLE), fit(because, BECAUSE)];
  const steps = actions.map(({what, owner, due}) => {
    const by = {owner: owner === "csm" ? "CSM" : owner, due: format.dayMonth(due)};
    return {
      what: fit(what, ACTION),
      by: fit(kit.text("brief.plays.by", by), {...BECAUSE, width: 370, lines: 1})
    };
  });
  const left = LINE * lines(play, TITLE) + SMALL * lines(why, BECAUSE);
  const right = steps.reduce((sum, d) => sum + LINE * lines(d.what, ACTION) + SMALL, 0);
  return {
    row: {
      cells: [
        [play, h("small", null, why)],
        steps.map((d) => [h("span", null, d.what), h("small", null, d.by)])
      ]
    },
    height: Math.max(left, right) + PADDING
  };
}

/** The open plays of the account, the earliest due first, each with its reason and what is to be done. */
export function playsTable(plays: readonly BriefPlay[], kit: DeckKit): Element {
  const rows = plays.map((d) => row(d, kit));
  const shown = fitting(
    rows.map((d) => d.height),
    ROOM
  );
  const rest = plays.slice(shown);
  const list = rest.map((d) => kit.fit(d.title, {slide: PAGE, width: 200, size: 13})).join("; ");
  const more = kit.text("brief.plays.more", {n: rest.length, list});
  const heads = [
    {head: kit.text("brief.plays.play"), width: TITLE.width + 26},
    {head: kit.text("brief.plays.action")}
  ];
  return exhibit(
    kit,
    {title: kit.text("brief.plays"), unit: kit.text("brief.plays.unit")},
    plays.length > 0
      ? deckTable(
          kit,
          heads,
          rows.slice(0, shown).map((d) => d.row),
          "plays"
        )
      : kit.h("p", {class: "say"}, kit.text("brief.plays.none")),
    rest.length > 0 && kit.h("p", {class: "cs"}, kit.fit(more, {slide: PAGE, width: 670, size: 13, lines: 2}))
  );
}
