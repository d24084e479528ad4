import type {Chapter} from "../catalogue.js";
import type {common as english} from "../en/common.js";

/** What every slide shares, in Persian. */
// prettier-ignore
export const common: Chapter<typeof english> = {
  "document.title": "{account}: مرور فصلی کسب‌وکار، {quarter}",

  "duration.minutes": "{text} دقیقه",
  "duration.hours": "{text} ساعت",
  "duration.days": "{text} روز",
  "number.words": "{text}",
  quarter: "سه‌ماههٔ {n} سال {year}",
  of: "{part} از {whole}",
  "sentence.join": " ",
  "definitions.label": "{label}.",
  "list.comma": "، ",
  "list.semicolon": "؛ ",
  range: "{low} تا {high}",
  not_measured: "سنجیده نشده",

  "chart.missing": "بدون داده: {span}",

  "footer.quarter": "{span}",
  "footer.review": "مرور {quarter}",
  "footer.as_of": "داده‌ها تا {day}",
  "footer.page": "{page} از {pages}",

  "source.tables": "منبع: {tables}",
  "source.as_of": "داده‌ها تا {day}",
  "source.weeks_missing": "{n, plural, other {#}} هفته بدون داده",
  "source.peers": "همتایان: مشتریان دیگری مانند شما",
  "source.goals": "مقدارهای کنونی همان‌گونه که ثبت شده‌اند",
  "source.interval": "بازه‌ها 95٪ است",
  "source.experiments_corrected": "بازه‌ها 95٪ است؛ پیامدهای فرعی با توجه به تعدادشان تصحیح شده‌اند (Benjamini-Hochberg)",
  "source.km": "زمان‌ها با احتساب تیکت‌های باز",
  "source.pages": "صفحه‌های نام‌برده در سمت چپ",
  "source.definitions": "تعریف‌های محصول",

  "table.usage": "استفاده",
  "table.subscriptions": "اشتراک‌ها",
  "table.users": "کاربران",
  "table.tickets": "تیکت‌ها",
  "table.surveys": "نظرسنجی‌ها",
  "table.value": "ارزش",
  "table.experiments": "آزمایش‌ها",
  "table.goals": "هدف‌ها",
  "table.plans": "برنامه‌ها"
};
