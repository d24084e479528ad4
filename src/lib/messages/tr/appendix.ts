import type {appendix as english} from "../en/appendix.js";
import type {Chapter} from "../catalogue.js";

/** Definitions and data. */
// prettier-ignore
export const appendix: Chapter<typeof english> = {
  "appendix.kicker": "Ek",

  "definitions.title": "Bu değerlendirmedeki sayıların arkasında {n, plural, one {bir} other {{count}}} tanım var",
  "definitions.days": "<b>t0 ve t1</b>, çeyrekten önceki son gün ve çeyreğin kendi son günüdür.",
  "definitions.interval": "Aralık: {interval}.",

  "data.title": "Veriler {tables} tablodan geliyor; son gün {day}",
  "data.coverage": "Verilerde sizinle ilgili neler var",
  "data.coverage_unit": "Verilerin son gününe kadar okunan ve kabul edilen satırlar",
  "data.table": "Tablo",
  "data.rows": "Satır",
  "data.last_day": "Son gün",
  "data.methods": "Sayılar nasıl okunmalı",
  "data.steady": "<b>Sabit</b> ya da <b>belirgin bir değişim yok</b> şu demektir: bir örneklemde değişim %95 aralığının içindedir; bir sayıda ise çeyrekten çeyreğe olağan değişimin iki katından veya %5’ten küçüktür.",
  "data.interval": "<b>%95 aralık:</b> yanıt sayısının azlığı veya çokluğu hesaba katıldığında, böyle bir çeyreğin 100 durumun 95’inde verdiği değer aralığı.",
  "data.median": "<b>Süreler</b> Kaplan-Meier medyanıdır: hâlâ açık olan talepler bekledikleri süre kadar sayılır.",
  "data.peers": "<b>Benzer şirketler</b>, sizin dışınızda, size benzeyen en az 8 ücretli müşteridir; yalnızca medyanları ve çeyreklikleri, iki basamağa yuvarlanarak gösterilir.",
  "data.experiments": "<b>Deneyler</b>, değişikliğin uygulandığı ve uygulanmadığı birimleri karşılaştırır: ortalamalar için Welch, oranlar için Newcombe; önceki değerler çoğunda biliniyorsa hesaba katılır (CUPED).",
  "data.currency": "<b>Tutarlar</b> sözleşmenizin para birimi olan {currency} cinsindendir; {others} olarak tutulan tutarlar {month} kuruyla çevrildi.",
  "data.recipe_head": "Künye.",
  "data.recipe": "{quarter}, {as_of} itibarıyla; yapılandırma {config}, tanımlar {definitions}, veri {data}, metin {text}, şablon {template}, kod {code}."
};
