import type {Chapter} from "../catalogue.js";
import type {requests as english} from "../en/requests.js";

/** What the customer asked for. */
// prettier-ignore
export const requests: Chapter<typeof english> = {
  "requests.kicker": "درخواست‌های شما",
  "requests.title.shipped": "در این سه‌ماهه {shipped} درخواست شما عرضه شد؛ {waiting} درخواست در برنامه یا باز است",
  "requests.title.none": "در این سه‌ماهه هیچ‌یک از درخواست‌های شما عرضه نشد؛ {waiting} درخواست در برنامه یا باز است",
  "requests.title.all": "در این سه‌ماهه {shipped} درخواست شما عرضه شد و هیچ درخواستی در انتظار نیست",
  "requests.table": "آنچه خواسته‌اید",
  "requests.unit": "نخست عرضه‌شده‌های این سه‌ماهه، سپس برنامه‌ریزی‌شده‌ها، سپس بازها؛ از کهنه به نو",
  "requests.unit_more": "نخست عرضه‌شده‌های این سه‌ماهه، سپس برنامه‌ریزی‌شده‌ها، سپس بازها؛ از کهنه به نو؛ {n, plural, one {#} other {#}} درخواست دیگر نشان داده نشده است",
  "requests.request": "درخواست",
  "requests.asked": "تاریخ درخواست",
  "requests.on": "تاریخ عرضه",
  "requests.state": "وضعیت",
  "requests.status.open": "باز",
  "requests.status.planned": "در برنامه",
  "requests.status.shipped": "عرضه شد",
  "requests.declined": "از درخواست‌های دوازده ماه گذشته {n, plural, one {#} other {#}} درخواست پذیرفته نشد.",
  "requests.headline": "{shipped} درخواست شما عرضه شد",
  "requests.finding.small": "درخواست شما عرضه شد",
  "requests.finding": "<b>خواستید و ساخته شد:</b> {request}{n, plural, =1 {} one {} other { و موارد دیگر}}.",
  "table.requests": "درخواست‌ها"
};
