import {plainText} from "./plainText.js";

/** A value as one line of text: what breaks lines or is no character at all would change the letter around it. */
export const oneLine = (text: string): string => plainText(text).trim();

/** The longest address that all systems hand to a mail program; some cut a longer one, or do nothing. */
const MAILTO_LENGTH = 2000;

/** An address that opens the letter in a mail program. The text is left out where it would be too long. */
export function mailtoOf({subject, body}: {subject: string; body: string}): {
  href: string;
  whole: boolean;
} {
  const head = `mailto:?subject=${encodeURIComponent(oneLine(subject))}`;
  const text = body.replaceAll(/\p{Surrogate}/gu, "\uFFFD").replaceAll(/\r?\n/gu, "\r\n");
  const href = `${head}&body=${encodeURIComponent(text)}`;
  return href.length <= MAILTO_LENGTH ? {href, whole: true} : {href: head, whole: false};
}
