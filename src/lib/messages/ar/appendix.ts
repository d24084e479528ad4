import type {Chapter} from "../catalogue.js";
import type {appendix as english} from "../en/appendix.js";

/** Definitions and data, and the lines of the checklist. */
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
  "data.currency": "<b>المبالغ</b> بعملة عقدكم {currency}؛ والمبالغ المسجلة بعملة {reporting} محوّلة بسعر صرف {month}.",
  "data.recipe_head": "بيانات الإعداد.",
  "data.recipe": "{quarter}، البيانات حتى {as_of}؛ الإعدادات {config}، التعريفات {definitions}، البيانات {data}، النص {text}، القالب {template}، الشيفرة {code}.",

  "missing.table": "لا صفوف لهذا الحساب: الجدول {table} يتيح هذه الشريحة",
  "missing.features": "أقل من ميزتين بأسماء مستخدمين: الجدول usage مع user_id يتيح هذه الشريحة",
  "missing.answers": "لم يُجب أحد خلال الربع",
  "missing.ratings": "{n, plural, zero {# تقييم فقط} one {تقييم واحد فقط} two {تقييمان فقط (#)} few {# تقييمات فقط} many {# تقييمًا فقط} other {# تقييم فقط}} ولا إجابة استبيان: أقل من خمسة لا تكفي لحساب نسبة",
  "missing.experiments": "لم تنتهِ أي تجربة لهذا الحساب خلال الربع؛ {running, plural, =0 {لا تجربة جارية} one {تجربة واحدة (#) جارية} two {تجربتان (#) جاريتان} few {# تجارب جارية} many {# تجربة جارية} other {# تجربة جارية}}، وعدد ما انتهى قبله {earlier}",
  "missing.measurements": "لم يُقَس شيء من: {names}",
  "missing.mixed": "استُبعدت لأنها تضم وحدات من حساب آخر: {names}",
  "missing.tickets": "لا تذاكر في هذا الربع ولا في الربع الذي قبله",
  "missing.issues": "لا يوجد بين ما قيس ما لم يسر على ما يرام",
  "missing.plans": "لا خطوة قيد التنفيذ متفق عليها: الجدول plans يتيح هذه الشريحة",
  "missing.findings": "{n, plural, =0 {لا نتائج يُبلَّغ عنها} other {نتيجة واحدة فقط، تعرضها شريحتها}}",
  "missing.few_findings": "{n, plural, zero {# نتيجة فقط} one {نتيجة واحدة (#) فقط} two {نتيجتان (#) فقط} few {# نتائج فقط} many {# نتيجة فقط} other {# نتيجة فقط}}: مزيد من الجداول يتيح مزيدًا من النتائج",
  "missing.usage": "لا استخدام معروفًا لهذا الحساب: الجدول usage يتيح هذه الشريحة",
  "missing.users": "بيانات الاستخدام لا تحدد المستخدمين: العمود user_id يتيح هذه الشريحة",
  "missing.roi": "لا عائد على الاستثمار: المقيس أقل من نصف القيمة الموعودة",
  "missing.roi_paid": "لا عائد على الاستثمار: لم يُدفع شيء في الأشهر المقيسة",
  "missing.current": "الهدف «{goal}» ليست له قيمة حالية",
  "missing.follow_up": "{n, plural, one {منتقد واحد (#) لم يصله} two {منتقدان (#) لم يصلهما} few {# منتقدين لم يصلهم} many {# منتقدًا لم يصلهم} other {# منتقد لم يصلهم}} أي تواصل منكم منذ الإجابة",
  "missing.nps": "لا مؤشر NPS: {n, plural, =0 {لم يُجب أحد} one {إجابة واحدة (#)، والمطلوب خمس} two {إجابتان (#)، والمطلوب خمس} few {# إجابات، والمطلوب خمس} many {# إجابة، والمطلوب خمس} other {# إجابة، والمطلوب خمس}}",
  "missing.targets": "لم يُضبط مستهدف لوقت أول رد (support.first_response_hours)",
  "missing.peers": "لا أرقام للنظراء: أقل من 8 حسابات مدفوعة أخرى في الفئة نفسها",
  "missing.plan": "لا خطة بعد لـ: {what}",
  "missing.owner": "الخطوة «{plan}» ينقصها مسؤول أو موعد",

  "notes.bare": "الرقم {figure} في نصكم لا يطابق أي رقم في العرض؛ اكتبوه كمرجع ليبقى صحيحًا",
  "notes.unused": "نصكم في السطر {line} غير معروض: شريحته مستبعدة",
  "notes.cover": "نصكم في السطر {line} غير معروض: الغلاف لا يقبل نصًا",
  "template.condition": "شرطها في القالب غير متحقق: {condition}",
  "template.no_rows": "الاستعلام {query} في القالب لا يعطي صفوفًا لهذا الحساب",
  "template.unknown": "يذكر القالب الرقم {name} وهو غير معروف لهذا الحساب: حُذف النص المحيط به",
  "template.language": "نصوص القالب مكتوبة بهذه اللغة: {language}، والعرض بلغة أخرى",
  "template.more": "يعرض الشكل {shown} من {all} من الصفوف"
};
