import type {Catalogue} from "../catalogue.js";

/** How the metrics of a deck are defined. */
export const definitions: NonNullable<Catalogue["definitions"]> = {
  nrr: {
    label: "Net gelir tutma",
    formula:
      "t0 gününde ödeme yapan müşteriler üzerinden, t1 günündeki toplam MRR / t0 günündeki toplam MRR.",
    interval:
      "müşteriler üzerinden BCa bootstrap, tohumlu 2.000 yeniden örnekleme; 10 müşteriden azsa veya tek müşteri başlangıç MRR’sinin yarısından fazlasını taşıyorsa verilmez"
  },
  mau: {
    label: "Aktif kullanıcılar",
    formula: "28 gün içinde kullanımı olan tekil kullanıcılar."
  },
  dau_mau: {
    label: "Bağlılık",
    formula: "28 gündeki günlük aktif kullanıcı ortalaması / bu 28 günde aktif olan kullanıcılar."
  },
  active_days_per_user: {
    label: "Kullanıcı başına aktif gün",
    formula: "28 gündeki tekil kullanıcı-günler / bu günlerde aktif olan kullanıcılar."
  },
  seat_utilisation: {
    label: "Lisans kullanım oranı",
    formula: "28 günde aktif olan kullanıcılar / t1 gününde ücreti ödenen lisanslar."
  },
  unused_seats: {
    label: "Kullanılmayan lisanslar",
    formula: "Ücreti ödenen lisanslar eksi 28 günde aktif olan kullanıcılar, en az 0, müşteri müşteri."
  },
  breadth: {
    label: "Özellik genişliği",
    formula:
      "28 günde kullanılan tekil özellikler / pakette bulunan özellikler (pakette herhangi birinin kullanmış olduğu özellikler)."
  },
  tickets: {
    label: "Açılan talepler",
    formula: "Dönem içinde açılan talepler."
  },
  first_response_median: {
    label: "İlk yanıt, medyan",
    formula: "Dönemde açılan taleplerin yarısının ilk yanıtını aldığı süre.",
    interval: "Kaplan-Meier, log-log %95"
  },
  resolution_median: {
    label: "Çözüm, medyan",
    formula: "Dönemde açılan taleplerin yarısının çözüldüğü süre.",
    interval: "Kaplan-Meier, log-log %95"
  },
  nps: {
    label: "NPS",
    formula:
      "100 x (tavsiye edenler 9-10 - kötüleyenler 0-6) / yanıtlar; çeyrekte kullanıcı başına bir yanıt, sonuncusu.",
    interval: "düzeltilmiş Wald %95, −100 ila 100 ile sınırlı"
  },
  nps_response_rate: {
    label: "NPS yanıt oranı",
    formula: "Dönemin, t1 gününde en az 14 günlük olan NPS davetleri içinde yanıtlanan / gönderilen.",
    interval: "Wilson %95"
  },
  csat_tickets: {
    label: "CSAT, talepler",
    formula: "Dönemde çözülen taleplere verilen puanlar içinde 4 ve 5 payı.",
    interval: "Wilson %95"
  },
  csat_surveys: {
    label: "CSAT, anketler",
    formula: "Dönemin CSAT anketi yanıtları içinde 4 ve 5 payı.",
    interval: "Wilson %95"
  },
  promised_value: {
    label: "Vaat edilen değer",
    formula: "Bugüne kadarki tüm kalemler ve aylar için vaat edilenlerin toplamı."
  },
  realised_value: {
    label: "Gerçekleşen değer",
    formula: "Ölçülen kalemlerde gerçekleşenlerin toplamı."
  },
  roi: {
    label: "Yatırım getirisi",
    formula: "(gerçekleşen - aynı aylarda ödenen) / ödenen, yalnızca ölçülen kalemler."
  },
  goal_attainment: {
    label: "Hedefe ulaşma",
    formula:
      "Hedef başına (güncel - başlangıç) / (hedef değer - başlangıç); müşterininki, üç sayısı da bilinen hedeflerinin ortalamasıdır, bırakılanlar hariç; şirketinki müşterilerin ortalamasıdır."
  }
};
