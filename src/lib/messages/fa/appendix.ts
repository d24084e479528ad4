import type {Chapter} from "../catalogue.js";
import type {appendix as english} from "../en/appendix.js";

/** Definitions and data, in Persian. */
// prettier-ignore
export const appendix: Chapter<typeof english> = {
  "appendix.kicker": "پیوست",

  "definitions.title": "{n, plural, =1 {یک تعریف} other {{count} تعریف}} پشتوانهٔ اعداد این مرور است",
  "definitions.days": "<b>t0 و t1</b> به ترتیب روز پیش از آغاز سه‌ماهه و روز پایانی خود آن است.",
  "definitions.interval": "بازه: {interval}.",

  "data.title": "داده‌ها از {tables} جدول گرفته شده‌اند و تا {day} را در بر می‌گیرند",
  "data.coverage": "داده‌های موجود دربارهٔ شما",
  "data.coverage_unit": "ردیف‌های خوانده‌شده و پذیرفته‌شده تا روز داده‌ها",
  "data.table": "جدول",
  "data.rows": "ردیف‌ها",
  "data.last_day": "آخرین روز",
  "data.methods": "راهنمای خواندن اعداد",
  "data.steady": "<b>ثابت</b> یا <b>بی هیچ تغییر آشکاری</b> یعنی: در نمونه، تغییر درون بازهٔ 95٪ خود است؛ در شمارش، تغییر کوچک‌تر از دو برابر تغییر معمول سه‌ماهه یا کوچک‌تر از 5٪ است.",
  "data.interval": "<b>بازهٔ 95٪:</b> بازه‌ای که سه‌ماهه‌ای مانند این، با توجه به کم یا زیاد بودن پرسش‌شوندگان، در 95 مورد از 100 مورد به دست می‌دهد.",
  "data.median": "<b>زمان‌ها</b> میانه‌های Kaplan-Meier هستند: تیکت‌های هنوز باز به اندازهٔ مدتی که منتظر مانده‌اند به حساب می‌آیند.",
  "data.peers": "<b>همتایان</b> دست‌کم 8 مشتری پرداخت‌کنندهٔ دیگر مانند شما هستند، بدون خود شما؛ تنها میانه و چارک‌های آن‌ها، گردشده به دو رقم، نشان داده می‌شود.",
  "data.experiments": "<b>آزمایش‌ها</b> گروه دارای تغییر را با گروه بدون آن می‌سنجند: Welch برای میانگین‌ها و Newcombe برای سهم‌ها، با لحاظ کردن مقدارهای پیشین آنجا که بیشترشان معلوم است (CUPED).",
  "data.currency": "<b>مبالغ</b> به {currency}، ارز قرارداد شماست؛ مبالغ ثبت‌شده به {others} با نرخ {month} تبدیل شده‌اند.",
  "data.recipe_head": "دستور ساخت.",
  "data.recipe": "{quarter}، تا {as_of}؛ پیکربندی {config}، تعریف‌ها {definitions}، داده {data}، متن {text}، الگو {template}، کد {code}."
};
