import type {appendix as english} from "../en/appendix.js";
import type {Chapter} from "../catalogue.js";

/** Definitions and data, and the lines of the checklist. */
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
  "data.currency": "<b>Tutarlar</b> sözleşmenizin para birimi olan {currency} cinsindendir; {reporting} olarak tutulan tutarlar {month} kuruyla çevrildi.",
  "data.recipe_head": "Künye.",
  "data.recipe": "{quarter}, {as_of} itibarıyla; yapılandırma {config}, tanımlar {definitions}, veri {data}, metin {text}, şablon {template}, kod {code}.",

  "missing.table": "bu müşteriye ait satır yok: {table} tablosuyla bu slayt oluşur",
  "missing.features": "kullanıcısı bilinen özellik ikiden az: user_id içeren usage tablosuyla bu slayt oluşur",
  "missing.answers": "çeyrekte kimse yanıt vermedi",
  "missing.ratings": "{n, plural, one {yalnızca bir puan} other {yalnızca # puan}} var, anket yanıtı yok: beşten azı oran vermez",
  "missing.experiments": "çeyrekte bu müşterinin biten deneyi yok; {running, plural, =0 {süren deney yok} one {# deney sürüyor} other {# deney sürüyor}}, {earlier} deney daha önce bitti",
  "missing.measurements": "hiç ölçüm yok: {names}",
  "missing.mixed": "başka bir müşterinin birimlerini de içerdiği için alınmadı: {names}",
  "missing.tickets": "ne bu çeyrekte ne de öncekinde talep var",
  "missing.issues": "ölçülenler arasında kötü giden bir şey yok",
  "missing.plans": "kararlaştırılmış açık adım yok: plans tablosuyla bu slayt oluşur",
  "missing.findings": "{n, plural, =0 {bildirilecek bir bulgu yok} other {yalnızca bir bulgu var, onu da kendi slaydı anlatıyor}}",
  "missing.few_findings": "yalnızca {n, plural, one {# bulgu} other {# bulgu}} var: başka tablolarla sayısı artar",
  "missing.usage": "bu müşterinin kullanımı bilinmiyor: usage tablosuyla bu slayt oluşur",
  "missing.users": "kullanım verisinde kullanıcılar belirtilmemiş: user_id sütunuyla bu slayt oluşur",
  "missing.roi": "yatırım getirisi yok: vaat edilen değerin yarısından azı ölçüldü",
  "missing.roi_paid": "yatırım getirisi yok: ölçülen aylarda ödeme yapılmadı",
  "missing.current": "“{goal}” hedefinin güncel değeri yok",
  "missing.follow_up": "{n, plural, one {# kötüleyen} other {# kötüleyen}} yanıt verdiğinden beri sizden haber almadı",
  "missing.nps": "NPS yok: {n, plural, =0 {kimse yanıt vermedi} one {# yanıt var, beş gerekli} other {# yanıt var, beş gerekli}}",
  "missing.targets": "ilk yanıt süresi için hedef ayarlanmamış (support.first_response_hours)",
  "missing.peers": "benzer şirket sayıları yok: segmentteki diğer ücretli müşteriler 8’den az",
  "missing.plan": "henüz plan yok: {what}",
  "missing.owner": "“{plan}” adımının sorumlusu veya tarihi eksik",

  "notes.bare": "metninizdeki {figure} sayısı sunumdaki hiçbir sayıyla eşleşmiyor; doğru kalması için onu bir başvuru olarak yazın",
  "notes.unused": "metninizin {line} numaralı satırı gösterilmiyor: slaydı çıkarıldı",
  "notes.cover": "metninizin {line} numaralı satırı gösterilmiyor: kapak metin almaz",
  "template.condition": "şablondaki koşulu sağlanmıyor: {condition}",
  "template.no_rows": "şablonun {query} sorgusu bu müşteri için satır vermiyor",
  "template.unknown": "şablonda geçen {name} sayısı bu müşteri için bilinmiyor: onu içeren sözler çıkarıldı",
  "template.language": "şablonun kendi sözleri şu dilde: {language}; sunum başka bir dilde",
  "template.more": "görsel {all} satırdan {shown} tanesini gösteriyor"
};
