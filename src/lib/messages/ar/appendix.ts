import type {Chapter} from "../catalogue.js";
import type {appendix as english} from "../en/appendix.js";

/** Definitions and data. */
// prettier-ignore
export const appendix: Chapter<typeof english> = {
  "appendix.kicker": "ملحق",

  "definitions.title": "تستند أرقام هذه المراجعة إلى {n, plural, zero {{count} تعريف} one {تعريف واحد} two {تعريفين ({count})} few {{count} تعريفات} many {{count} تعريفًا} other {{count} تعريف}}",
  "definitions.days": "<b>t0 وt1</b> هما اليوم الأخير قبل الربع واليوم الأخير منه.",
  "definitions.interval": "فترة الثقة: {interval}.",

  "data.title": "البيانات مأخوذة من {n, plural, zero {{tables} جدول} one {جدول واحد ({tables})} two {جدولين ({tables})} few {{tables} جداول} many {{tables} جدولًا} other {{tables} جدول}} وتمتد حتى {day}",
  "data.coverage": "ما تتضمنه البيانات عنكم",
  "data.coverage_unit": "الصفوف المقروءة والمقبولة حتى يوم البيانات",
  "data.table": "الجدول",
  "data.rows": "الصفوف",
  "data.last_day": "آخر يوم",
  "data.methods": "كيف تُقرأ الأرقام",
  "data.steady": "<b>مستقر</b> أو <b>دون تغيّر واضح</b> يعني: في العيّنات، أن التغيّر يقع ضمن فترة الثقة 95٪ الخاصة به؛ وفي الأعداد، أنه أصغر من ضعف التغيّر المعتاد بين ربع وآخر أو من 5٪.",
  "data.interval": "<b>فترة الثقة 95٪:</b> النطاق الذي يعطيه ربع مثل هذا الربع في 95 من كل 100 حالة، بالنظر إلى قلة من سُئلوا أو كثرتهم.",
  "data.median": "<b>الأوقات</b> قيم وسيطة بطريقة Kaplan-Meier: التذاكر التي ما زالت مفتوحة تُحتسب بمدة انتظارها.",
  "data.peers": "<b>النظراء</b> هم 8 حسابات مدفوعة أخرى على الأقل مماثلة لحسابكم، وليس حسابكم منها؛ ولا يُعرض سوى وسيطهم والربيعين، بعد التقريب إلى رقمين.",
  "data.experiments": "<b>التجارب</b> تقارن من شملهم التغيير بمن لم يشملهم: Welch للمتوسطات وNewcombe للنسب، مع مراعاة القيم السابقة حيث يكون معظمها معروفًا (CUPED).",
  "data.currency": "<b>المبالغ</b> بعملة عقدكم {currency}؛ والمبالغ المسجلة بعملة {others} محوّلة بسعر صرف {month}.",
  "data.recipe_head": "بيانات الإعداد.",
  "data.recipe": "{quarter}، البيانات حتى {as_of}؛ الإعدادات {config}، التعريفات {definitions}، البيانات {data}، النص {text}، القالب {template}، الشيفرة {code}."
};
