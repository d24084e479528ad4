import type {Chapter} from "../catalogue.js";
import type {requests as english} from "../en/requests.js";

/** What the customer asked for. */
// prettier-ignore
export const requests: Chapter<typeof english> = {
  "requests.kicker": "طلباتكم",
  "requests.title.shipped": "نُفِّذ من طلباتكم في هذا الربع {shipped}، وبقي {waiting} قيد التخطيط أو مفتوحًا",
  "requests.title.none": "لم يُنفَّذ أي من طلباتكم في هذا الربع، وبقي {waiting} قيد التخطيط أو مفتوحًا",
  "requests.title.all": "نُفِّذ من طلباتكم في هذا الربع {shipped}، ولا طلب في الانتظار",
  "requests.table": "ما طلبتموه",
  "requests.unit": "المنفَّذ في هذا الربع أولًا، ثم المخطط له، ثم المفتوح؛ من الأقدم إلى الأحدث",
  "requests.unit_more": "المنفَّذ في هذا الربع أولًا، ثم المخطط له، ثم المفتوح؛ من الأقدم إلى الأحدث؛ لم يُعرض {n, plural, zero {# طلب} one {طلب واحد (#)} two {طلبان (#)} few {# طلبات} many {# طلبًا} other {# طلب}}",
  "requests.request": "الطلب",
  "requests.asked": "تاريخ الطلب",
  "requests.on": "تاريخ التنفيذ",
  "requests.state": "الحالة",
  "requests.status.open": "مفتوح",
  "requests.status.planned": "مخطط له",
  "requests.status.shipped": "منفَّذ",
  "requests.declined": "رُفض من طلبات الأشهر الاثني عشر الأخيرة {n, plural, zero {# طلب} one {طلب واحد (#)} two {طلبان (#)} few {# طلبات} many {# طلبًا} other {# طلب}}.",
  "requests.headline": "نُفِّذ من طلباتكم {shipped}",
  "requests.finding.small": "من طلباتكم نُفِّذت",
  "requests.finding": "<b>طلبتم ونُفِّذ الطلب:</b> {request}{n, plural, =1 {} zero {} one {} two { وغيره} few { وغيره} many { وغيره} other { وغيره}}.",
  "table.requests": "الطلبات"
};
