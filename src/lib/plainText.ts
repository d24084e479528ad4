// Control characters, separators of lines and halves of characters; what XML forbids; private characters.
const NO_TEXT = /[\p{Cc}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\u2028\u2029]+/gu;

// What turns the direction of the text that follows, past the end of a name.
const TURNS = /[\u202A-\u202E\u2066-\u2069]/gu;

/** A text as one line that changes nothing around it: in a letter, a calendar, a feed, a chat or a terminal. */
export function plainText(text: string): string {
  return text.replace(NO_TEXT, " ").replace(TURNS, "");
}
