import type {Chapter} from "../catalogue.js";
import type {plans as english} from "../en/plans.js";

/** What did not go well, and the next quarter, in Persian. */
// prettier-ignore
export const plans: Chapter<typeof english> = {
  "not_well.kicker": "آنچه خوب پیش نرفت",
  "not_well.title.planned": "{count} مورد خوب پیش نرفت{n, plural, =1 {؛ مسئول و موعد دارد} other {؛ هر یک مسئول و موعد دارد}}",
  "not_well.title.unplanned": "{count} مورد خوب پیش نرفت و هنوز برنامه‌ای ندارد",
  "not_well.title.mixed": "{count} مورد خوب پیش نرفت: {planned} مورد مسئول و موعد دارد، {unplanned} مورد هنوز برنامه‌ای ندارد",
  "not_well.title.loose": "{count} مورد خوب پیش نرفت{n, plural, =1 {؛ برنامهٔ آن} other {:{planned_n, plural, =0 {} other { {planned} مورد مسئول و موعد دارد،}} {loose} مورد}} مسئول یا موعد ندارد{unplanned_n, plural, =0 {} other {، {unplanned} مورد هنوز برنامه‌ای ندارد}}",
  "not_well.result": "نتیجه (95٪)",
  "not_well.result_plain": "نتیجه",
  "not_well.what": "موضوع",
  "not_well.know": "آنچه می‌دانیم",
  "not_well.plan": "برنامه و مسئول",
  "not_well.due": "موعد",
  "not_well.no_plan": "هنوز بی‌برنامه",
  "not_well.no_date": "بدون موعد",
  "not_well.to_agree": "برای توافق امروز: چه کسی بررسی می‌کند و تا کی",
  "not_well.more": "و {n, plural, other {#}} مورد دیگر: {list}",

  "issue.unknown": "هنوز علت را نمی‌دانیم.",

  "next.kicker": "پیش رو: {quarter}",
  "next.title": "{plans} اقدام برای {quarter} توافق شده است",
  "next.title.sides": "{plans} اقدام برای {quarter} توافق شده است، {ours} مورد بر عهدهٔ ما و {theirs} مورد بر عهدهٔ شما",
  "next.title.ours": "{plans} اقدام برای {quarter} توافق شده است، {n, plural, =1 {بر عهدهٔ ما} =2 {هر دو بر عهدهٔ ما} other {همه بر عهدهٔ ما}}",
  "next.title.theirs": "{plans} اقدام برای {quarter} توافق شده است، {n, plural, =1 {بر عهدهٔ شما} =2 {هر دو بر عهدهٔ شما} other {همه بر عهدهٔ شما}}",
  "next.title.first": "؛ {n, plural, =1 {موعد آن {day} است} other {نخستین موعد {day} است}}",
  "next.title.none": "هیچ اقدام توافق‌شده‌ای در {quarter} موعد ندارد؛ {others}",
  "next.title.besides": "؛ افزون بر آن {others}",
  "next.title.overdue": "موعد {count} اقدام گذشته است",
  "next.title.later": "موعد {count} اقدام دیرتر است",
  "next.title.undated": "{count} اقدام هنوز موعد ندارد",
  "next.table": "آنچه برای انجام آن توافق کردیم",
  "next.unit": "به ترتیب موعد",
  "next.unit_more": "به ترتیب موعد؛ {n, plural, other {#}} اقدام دیگر نشان داده نشده است",
  "next.step": "اقدام",
  "next.owner": "مسئول",
  "next.no_owner": "هنوز بدون مسئول",
  "next.due": "موعد",
  "next.state": "وضعیت",
  "next.status.open": "توافق‌شده",
  "next.status.meant": "برای توافق",
  "next.status.done": "انجام‌شده",
  "next.status.overdue": "موعد گذشته",
  "next.about.goal": "برای یک هدف",
  "next.about.goal_named": "برای هدف: {goal}",
  "next.about.experiment": "برآمده از یک آزمایش",
  "next.about.issue": "برای موردی که خوب پیش نرفت",
  "next.about.adoption": "برای پذیرش",
  "next.about.other": ""
};
