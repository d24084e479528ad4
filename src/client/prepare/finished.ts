import type {FinishedFile} from "../../components/deck/finishedFiles.js";
import {dataName} from "../../lib/dataName.js";
import {type FinishedDeck, RECIPE_PARTS} from "../../lib/finishedDeck.js";
import {shellWord} from "../../lib/shellWord.js";
import type {DeckRecipe} from "../../metrics/deckData.js";
import {dataUrl} from "../dataUrl.js";

/** The finished decks of an account; none where there are none, or the site holds none. */
export async function finishedDecks(account_id: string): Promise<FinishedDeck[]> {
  const list = await fetch(dataUrl("_data/finished.json"));
  const accounts = list.ok ? ((await list.json()) as string[]) : [];
  if (!accounts.includes(account_id)) return [];
  const own = await fetch(dataUrl(`_data/finished/${dataName(account_id)}.json`));
  return own.ok ? ((await own.json()) as FinishedDeck[]) : [];
}

/** How each finished deck stands to the one of this page: the newest quarter first, then the account's own language. */
export function finishedFiles(
  decks: readonly FinishedDeck[],
  page: {recipe: DeckRecipe; language: string; edited: boolean}
): FinishedFile[] {
  const {language} = page;
  return decks
    .map((d) => ({...d, href: d.linked ? dataUrl(`decks/${d.file}`) : null, age: ageOf(d, page)}))
    .sort(
      (a, b) =>
        b.quarter.localeCompare(a.quarter) ||
        Number(b.language === language) - Number(a.language === language) ||
        a.file.localeCompare(b.file)
    );
}

function ageOf(
  deck: FinishedDeck,
  {recipe, edited}: {recipe: DeckRecipe; edited: boolean}
): FinishedFile["age"] {
  if (deck.quarter !== recipe.quarter) return "before";
  const same = RECIPE_PARTS.every((part) => deck.recipe[part] === recipe[part]);
  return !same ? "other" : edited ? "edited" : "current";
}

/** The command that makes the files of an account, as a shell takes it. */
export function qbrCommand(account_id: string): string {
  return `npx quarterdeck qbr --account ${shellWord(account_id)} --format both --no-site`;
}
