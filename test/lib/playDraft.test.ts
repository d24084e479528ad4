import {beforeAll, describe, expect, it} from "vitest";
import {LANGUAGES} from "../../src/lib/languages.js";
import {loadMessages, messagesFor} from "../../src/lib/messages.js";
import {mailtoOf} from "../../src/lib/mailto.js";
import {draftReader, playDraft} from "../../src/lib/playDraft.js";
import {PLAY_MESSAGES, type PlayMessage} from "../../src/metrics/plays/play.js";
import type {PlayAccount} from "../../src/metrics/plays/playbookData.js";
import {HOSTILE_NAMES} from "../support/page.js";
import {rowOf} from "../support/playbook.js";

const contact = {name: "Noah Marsh", role: "champion", language: "en"};
const account: PlayAccount = {renewal_date: "2026-12-01", seats: 40, mau: 12, contacts: [contact]};

beforeAll(async () => {
  for (const language of LANGUAGES) await loadMessages(language);
});

function draft(
  kind: PlayMessage,
  locale = "en",
  parts: Partial<Parameters<typeof playDraft>[2]> = {},
  row = rowOf()
) {
  const messages = messagesFor(locale);
  return playDraft(kind, row, {messages, company: "Acme", account, contact, ...parts});
}

describe("playDraft(kind, row, options)", () => {
  const cases = LANGUAGES.flatMap((language) => PLAY_MESSAGES.map((kind) => [language, kind] as const));
  it.each(cases)(
    "is a whole letter in %s for %s, with and without what it may not know",
    (language, kind) => {
      const unknown = {account: null, contact: null, company: "Acme"};
      for (const made of [draft(kind, language), draft(kind, language, unknown, rowOf({csm: null}))]) {
        expect(made.subject.length).toBeGreaterThan(5);
        expect(`${made.subject}\n${made.body}`).not.toMatch(/[{}]|undefined|null|NaN|n\/a|draft\./u);
        expect(made.body.split("\n\n").length).toBeGreaterThanOrEqual(4);
        expect(made.direction).toBe(language === "ar" || language === "fa" ? "rtl" : "ltr");
      }
      expect(draft(kind, language).body).toContain("Noah Marsh");
    }
  );

  it("differs from English in each other language", () => {
    for (const kind of PLAY_MESSAGES) {
      const bodies = new Set(LANGUAGES.map((d) => draft(kind, d).body));
      expect(bodies.size).toBe(LANGUAGES.length);
    }
  });

  it("asks for a reference or a referral, and takes a no", () => {
    const {body} = draft("reference");
    expect(body).toContain("tell another company");
    expect(body).toContain("name somebody for whom we might be useful");
    expect(body).toContain("a short no is quite all right");
  });

  it("says the numbers that are known, in the digits of its reader", () => {
    expect(draft("training").body).toContain("Of your 40 seats, 12 were in use in the last 28 days.");
    expect(draft("renewal").body).toContain("renewal on 1 Dec 2026.");
    expect(draft("training", "fa").body).toMatch(/۱۲.*۴۰/u);
    expect(draft("training", "en", {account: {...account, seats: null}}).body).not.toMatch(/\d+ seats/u);
    expect(draft("training", "en", {account: {...account, mau: 50}}).body).toContain(
      "Of your 40 seats, 40 were"
    );
    expect(draft("check_in", "ja").body.match(/^\d\. /gmu)).toHaveLength(3);
  });
});

describe("draftReader(kind, contacts, row)", () => {
  const people = ["user", "champion", "sponsor"].map((role) => ({name: role, role, language: null}));
  const reader = (kind: PlayMessage, contacts: PlayAccount["contacts"], language: string | null = "tr") =>
    draftReader(kind, contacts, {language});
  it("is who decides where it is about the contract, else the champion", () => {
    expect(reader("renewal", people).contact?.role).toBe("sponsor");
    expect(reader("training", people).contact?.role).toBe("champion");
    expect(reader("renewal", [{name: "x", role: null, language: null}]).contact?.name).toBe("x");
    expect(reader("renewal", []).contact).toBeNull();
  });
  it("reads in the person's language before the account's, and in English where there is none", () => {
    expect(reader("training", [{...contact, language: "ja-JP"}]).language).toBe("ja");
    expect(reader("training", []).language).toBe("tr");
    expect(reader("training", [{...contact, language: "xx"}], null).language).toBe("en");
  });
});

describe("mailtoOf(draft)", () => {
  const HOSTILE = [
    ...HOSTILE_NAMES,
    "A\r\nBcc: all@x.example\r\n\r\nB",
    "A&bcc=all@x.example?cc=b",
    "\uD800",
    "A\u2028B",
    `<img src=x onerror="alert(1)">`,
    "A\u202Egnp.exe\u2066B"
  ];
  it("puts a hostile name into no header, and keeps the letter whole", () => {
    for (const name of HOSTILE) {
      const made = draft("renewal", "en", {contact: {...contact, name}}, rowOf({name, csm: name}));
      const {href} = mailtoOf({subject: made.subject, body: "x"});
      expect(href).toMatch(/^mailto:\?subject=[^&?\s]*&body=x$/u);
      const subject = new URLSearchParams(href.slice("mailto:?".length).replaceAll("+", "%2B")).get(
        "subject"
      )!;
      // eslint-disable-next-line no-control-regex
      expect(subject).not.toMatch(/[\u0000-\u001f\u2028\u202e\u2066]/u);
      expect(made.body).not.toMatch(/[\u202e\u2066]/u);
      expect(made.body.split("\n").some((d) => d.startsWith("Bcc:"))).toBe(false);
    }
  });
  it("keeps the lines of the text, and leaves out what would be too long for a mail program", () => {
    expect(mailtoOf({subject: "a b", body: "x\ny"})).toEqual({
      href: "mailto:?subject=a%20b&body=x%0D%0Ay",
      whole: true
    });
    const long = mailtoOf({subject: "a", body: "я".repeat(400)});
    expect(long).toEqual({href: "mailto:?subject=a", whole: false});
  });
});
