import type {Chapter} from "../catalogue.js";
import type {requests as english} from "../en/requests.js";

/** What the customer asked for. */
// prettier-ignore
export const requests: Chapter<typeof english> = {
  "requests.kicker": "İstekleriniz",
  "requests.title.shipped": "İsteklerinizden {shipped} tanesi bu çeyrekte yayımlandı; {waiting} tanesi planda veya açık",
  "requests.title.none": "Bu çeyrekte isteklerinizden hiçbiri yayımlanmadı; {waiting} tanesi planda veya açık",
  "requests.title.all": "İsteklerinizden {shipped} tanesi bu çeyrekte yayımlandı, bekleyen yok",
  "requests.table": "Neler istediniz",
  "requests.unit": "Önce bu çeyrekte yayımlananlar, sonra planlananlar, sonra açık olanlar; eskiden yeniye",
  "requests.unit_more": "Önce bu çeyrekte yayımlananlar, sonra planlananlar, sonra açık olanlar; eskiden yeniye; {n, plural, one {# istek daha} other {# istek daha}} gösterilmiyor",
  "requests.request": "İstek",
  "requests.asked": "İstendiği gün",
  "requests.on": "Yayımlandığı gün",
  "requests.state": "Durum",
  "requests.status.open": "Açık",
  "requests.status.planned": "Planlandı",
  "requests.status.shipped": "Yayımlandı",
  "requests.declined": "Son on iki ayın isteklerinden {n, plural, one {#} other {#}} tanesi geri çevrildi.",
  "requests.headline": "isteklerinizden {shipped} tanesi yayımlandı",
  "requests.finding.small": "isteğiniz yayımlandı",
  "requests.finding": "<b>Siz istediniz, yapıldı:</b> {request}{n, plural, one {} =1 {} other { ve diğerleri}}.",
  "table.requests": "istekler"
};
