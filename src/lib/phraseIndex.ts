/** Phrases that can be found in a text as whole words. */
export interface PhraseIndex {
  /** the phrases that a text holds */
  find(text: string): string[];
}

// Where words are not parted by spaces each character stands for itself.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}])+/gu;

function words(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .replace(/\p{Cf}/gu, "")
      .toLowerCase()
      .match(WORD) ?? []
  );
}

/** A right-to-left run may come out of a PDF in the order in which it is drawn. */
function readings(phrase: string): string[][] {
  const one = words(phrase);
  const rtl = /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(phrase);
  return rtl ? [one, words(Array.from(phrase.normalize("NFKC")).reverse().join(""))] : [one];
}

/** Prepares a search whose time grows with the text, not with the number of phrases. */
export function phraseIndex(phrases: Iterable<string>): PhraseIndex {
  const starts = new Map<string, {phrase: string; rest: readonly string[]}[]>();
  for (const phrase of phrases) {
    for (const [first, ...rest] of readings(phrase)) {
      if (first === undefined) continue;
      // Two words tell most phrases apart; one is all that some have.
      const key = rest.length > 0 ? `${first} ${rest[0]}` : first;
      starts.set(key, [...(starts.get(key) ?? []), {phrase, rest}]);
    }
  }
  return {
    find(text) {
      const found = new Set<string>();
      const all = words(text);
      for (const [i, word] of all.entries()) {
        const candidates = [
          ...(starts.get(word) ?? []),
          ...(starts.get(`${word} ${all[i + 1] ?? ""}`) ?? [])
        ];
        for (const {phrase, rest} of candidates)
          if (rest.every((d, k) => all[i + 1 + k] === d)) found.add(phrase);
      }
      return [...found];
    }
  };
}
