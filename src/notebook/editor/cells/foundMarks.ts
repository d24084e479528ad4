import {StateEffect, StateField} from "@codemirror/state";
import {Decoration, type DecorationSet, EditorView} from "@codemirror/view";

/** Where a searched text stands in a cell, in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Shows where a searched text stands; **here** is the place that was gone to. */
export const showFound = StateEffect.define<{spans: readonly Span[]; here: Span | null}>();

const place = Decoration.mark({class: "qn-found"});
const current = Decoration.mark({class: "qn-found qn-found--here"});

/** Marks of a searched text in an editor. */
export const foundMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, {changes, effects, newDoc}) {
    let next = marks.map(changes);
    for (const effect of effects)
      if (effect.is(showFound)) {
        const {spans, here} = effect.value;
        next = Decoration.set(
          spans
            .filter((d) => d.from < d.to && d.to <= newDoc.length)
            .map((d) => (d.from === here?.from ? current : place).range(d.from, d.to))
        );
      }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field)
});
