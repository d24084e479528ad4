import type {Chapter} from "../catalogue.js";
import type {requests as english} from "../en/requests.js";

/** What the customer asked for. */
// prettier-ignore
export const requests: Chapter<typeof english> = {
  "requests.kicker": "Talepleriniz",
  "requests.title.shipped": "Taleplerinizden {shipped} tanesi bu çeyrekte yayımlandı; {waiting} tanesi planda veya açık",
  "requests.title.none": "Bu çeyrekte taleplerinizden hiçbiri yayımlanmadı; {waiting} tanesi planda veya açık",
  "requests.title.all": "Taleplerinizden {shipped} tanesi bu çeyrekte yayımlandı, bekleyen yok",
  "requests.table": "Neler istediniz",
  "requests.unit": "Önce bu çeyrekte yayımlananlar, sonra planlananlar, sonra açık olanlar; eskiden yeniye",
  "requests.unit_more": "Önce bu çeyrekte yayımlananlar, sonra planlananlar, sonra açık olanlar; eskiden yeniye; {n, plural, one {# talep daha} other {# talep daha}} gösterilmiyor",
  "requests.request": "Talep",
  "requests.asked": "İstendiği gün",
  "requests.on": "Yayımlandığı gün",
  "requests.state": "Durum",
  "requests.status.open": "Açık",
  "requests.status.planned": "Planlandı",
  "requests.status.shipped": "Yayımlandı",
  "requests.declined": "Son on iki ayın taleplerinden {n, plural, one {#} other {#}} tanesi geri çevrildi.",
  "requests.headline": "taleplerinizden {shipped} tanesi yayımlandı",
  "requests.finding.small": "talebiniz yayımlandı",
  "requests.finding": "<b>Siz istediniz, yapıldı:</b> {request}{n, plural, one {} =1 {} other { ve diğerleri}}.",
  "missing.requests": "bu müşterinin bekleyen talebi yok ve çeyrekte yayımlanan da olmadı",
  "table.requests": "talepler"
};
