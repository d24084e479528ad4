import type {Chapter} from "../catalogue.js";
import type {common as english} from "../en/common.js";

/** What every slide shares: names of documents, times, sources and footers. */
// prettier-ignore
export const common: Chapter<typeof english> = {
  "document.title": "{account}: مراجعة الأعمال ربع السنوية، {quarter}",

  "duration.minutes": "{n, plural, zero {{text} دقيقة} one {{text} دقيقة} two {{text} دقيقة} few {{text} دقائق} many {{text} دقيقة} other {{text} دقيقة}}",
  "duration.hours": "{n, plural, zero {{text} ساعة} one {{text} ساعة} two {{text} ساعة} few {{text} ساعات} many {{text} ساعة} other {{text} ساعة}}",
  "duration.days": "{n, plural, zero {{text} يوم} one {{text} يوم} two {{text} يوم} few {{text} أيام} many {{text} يومًا} other {{text} يومًا}}",
  "number.words": "{text}",
  quarter: "الربع {n}/{year}",
  of: "{part} من {whole}",
  "sentence.join": " ",
  "definitions.label": "{label}.",
  "list.comma": "، ",
  "list.semicolon": "؛ ",
  range: "{low} إلى {high}",
  not_measured: "لم يُقَس",

  "chart.missing": "لا بيانات: {span}",

  "footer.quarter": "{span}",
  "footer.review": "مراجعة الأعمال، {quarter}",
  "footer.as_of": "البيانات حتى {day}",
  "footer.page": "{page} من {pages}",

  "source.tables": "المصدر: {tables}",
  "source.as_of": "البيانات حتى {day}",
  "source.weeks_missing": "بيانات ناقصة: {n, plural, zero {# أسبوع} one {أسبوع واحد (#)} two {أسبوعان (#)} few {# أسابيع} many {# أسبوعًا} other {# أسبوع}}",
  "source.peers": "النظراء: حسابات أخرى مماثلة لحسابكم",
  "source.goals": "القيم الحالية كما هي الآن",
  "source.interval": "فترات الثقة 95٪",
  "source.experiments_corrected": "فترات الثقة 95٪؛ النتائج الثانوية مصحَّحة بحسب عددها (Benjamini-Hochberg)",
  "source.km": "الأوقات تشمل التذاكر المفتوحة",
  "source.pages": "الصفحات المذكورة إلى اليسار",
  "source.definitions": "تعريفات المنتج",

  "table.usage": "الاستخدام",
  "table.subscriptions": "الاشتراكات",
  "table.users": "المستخدمون",
  "table.tickets": "التذاكر",
  "table.surveys": "الاستبيانات",
  "table.value": "القيمة",
  "table.experiments": "التجارب",
  "table.goals": "الأهداف",
  "table.plans": "الخطط"
};
