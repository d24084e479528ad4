import type {Chapter} from "../catalogue.js";
import type {plans as english} from "../en/plans.js";

/** What did not go well, and the next quarter. */
// prettier-ignore
export const plans: Chapter<typeof english> = {
  "not_well.kicker": "ما لم يسر على ما يرام",
  "not_well.title.planned": "{n, plural, zero {{count} أمر لم يسر على ما يرام، ولكل منها مسؤول وموعد} one {أمر واحد لم يسر على ما يرام، وله مسؤول وموعد} two {أمران ({count}) لم يسيرا على ما يرام، ولكل منهما مسؤول وموعد} few {{count} أمور لم تسر على ما يرام، ولكل منها مسؤول وموعد} many {{count} أمرًا لم تسر على ما يرام، ولكل منها مسؤول وموعد} other {{count} أمر لم تسر على ما يرام، ولكل منها مسؤول وموعد}}",
  "not_well.title.unplanned": "{n, plural, zero {{count} أمر لم يسر على ما يرام، ولا خطة لها بعد} one {أمر واحد لم يسر على ما يرام، ولا خطة له بعد} two {أمران ({count}) لم يسيرا على ما يرام، ولا خطة لهما بعد} few {{count} أمور لم تسر على ما يرام، ولا خطة لها بعد} many {{count} أمرًا لم تسر على ما يرام، ولا خطة لها بعد} other {{count} أمر لم تسر على ما يرام، ولا خطة لها بعد}}",
  "not_well.title.mixed": "{n, plural, zero {{count} أمر لم يسر على ما يرام:} one {أمر واحد لم يسر على ما يرام:} two {أمران ({count}) لم يسيرا على ما يرام:} few {{count} أمور لم تسر على ما يرام:} many {{count} أمرًا لم تسر على ما يرام:} other {{count} أمر لم تسر على ما يرام:}} {planned} {planned_n, plural, one {له} two {لهما} other {لها}} مسؤول وموعد، و{unplanned} دون خطة بعد",
  "not_well.title.loose": "{n, plural, zero {{count} أمر لم يسر على ما يرام:} one {أمر واحد لم يسر على ما يرام:} two {أمران ({count}) لم يسيرا على ما يرام:} few {{count} أمور لم تسر على ما يرام:} many {{count} أمرًا لم تسر على ما يرام:} other {{count} أمر لم تسر على ما يرام:}} {planned_n, plural, =0 {} other {{planned} {planned_n, plural, one {له} two {لهما} other {لها}} مسؤول وموعد، و}}{n, plural, one {خطته ينقصها} other {{loose} {loose_n, plural, one {ينقصه} two {ينقصهما} other {ينقصها}}}} مسؤول أو موعد{unplanned_n, plural, =0 {} other {، و{unplanned} دون خطة بعد}}",
  "not_well.result": "النتيجة (95٪)",
  "not_well.result_plain": "النتيجة",
  "not_well.what": "الموضوع",
  "not_well.know": "ما نعرفه",
  "not_well.plan": "الخطة والمسؤول",
  "not_well.due": "الموعد",
  "not_well.no_plan": "لا خطة بعد",
  "not_well.no_date": "دون موعد",
  "not_well.to_agree": "يُتفق عليه اليوم: من يتولى بحثه، ومتى",
  "not_well.more": "{n, plural, zero {و# أمر آخر} one {وأمر آخر (#)} two {وأمران آخران (#)} few {و# أمور أخرى} many {و# أمرًا آخر} other {و# أمر آخر}}: {list}",

  "issue.unknown": "لا نعرف السبب بعد.",

  "next.kicker": "المرحلة المقبلة، {quarter}",
  "next.title": "اتفقنا على تنفيذ {n, plural, zero {{plans} خطوة} one {خطوة واحدة ({plans})} two {خطوتين ({plans})} few {{plans} خطوات} many {{plans} خطوة} other {{plans} خطوة}} في {quarter}",
  "next.title.sides": "اتفقنا على تنفيذ {n, plural, zero {{plans} خطوة} one {خطوة واحدة ({plans})} two {خطوتين ({plans})} few {{plans} خطوات} many {{plans} خطوة} other {{plans} خطوة}} في {quarter}، منها {ours} من جانبنا و{theirs} من جانبكم",
  "next.title.ours": "اتفقنا على تنفيذ {n, plural, zero {{plans} خطوة} one {خطوة واحدة ({plans})} two {خطوتين ({plans})} few {{plans} خطوات} many {{plans} خطوة} other {{plans} خطوة}} في {quarter}، {n, plural, =1 {من جانبنا} =2 {كلتاهما من جانبنا} other {جميعها من جانبنا}}",
  "next.title.theirs": "اتفقنا على تنفيذ {n, plural, zero {{plans} خطوة} one {خطوة واحدة ({plans})} two {خطوتين ({plans})} few {{plans} خطوات} many {{plans} خطوة} other {{plans} خطوة}} في {quarter}، {n, plural, =1 {من جانبكم} =2 {كلتاهما من جانبكم} other {جميعها من جانبكم}}",
  "next.title.first": "، {n, plural, one {وموعدها} other {وموعد أولاها}} {day}",
  "next.title.none": "لا خطوة متفق عليها يحين موعدها في {quarter}؛ {others}",
  "next.title.besides": "؛ وإلى جانب ذلك {others}",
  "next.title.overdue": "{n, plural, zero {تأخرت {count} خطوة} one {تأخرت خطوة واحدة ({count})} two {تأخرت خطوتان ({count})} few {تأخرت {count} خطوات} many {تأخرت {count} خطوة} other {تأخرت {count} خطوة}}",
  "next.title.later": "{n, plural, zero {{count} خطوة} one {خطوة واحدة ({count})} two {خطوتان ({count})} few {{count} خطوات} many {{count} خطوة} other {{count} خطوة}} موعدها لاحق",
  "next.title.undated": "{n, plural, zero {{count} خطوة} one {خطوة واحدة ({count})} two {خطوتان ({count})} few {{count} خطوات} many {{count} خطوة} other {{count} خطوة}} بلا موعد بعد",
  "next.table": "ما اتفقنا على القيام به",
  "next.unit": "بحسب الموعد",
  "next.unit_more": "بحسب الموعد؛ {n, plural, zero {# خطوة أخرى غير معروضة} one {خطوة أخرى (#) غير معروضة} two {خطوتان أخريان (#) غير معروضتين} few {# خطوات أخرى غير معروضة} many {# خطوة أخرى غير معروضة} other {# خطوة أخرى غير معروضة}}",
  "next.step": "الخطوة",
  "next.owner": "المسؤول",
  "next.no_owner": "دون مسؤول بعد",
  "next.due": "الموعد",
  "next.state": "الحالة",
  "next.status.open": "متفق عليها",
  "next.status.meant": "للاتفاق عليها",
  "next.status.done": "أُنجزت",
  "next.status.overdue": "متأخرة",
  "next.about.goal": "من أجل هدف",
  "next.about.goal_named": "من أجل الهدف: {goal}",
  "next.about.experiment": "بناءً على تجربة",
  "next.about.issue": "لأمر لم يسر على ما يرام",
  "next.about.adoption": "لتعزيز التبنّي",
  "next.about.other": ""
};
