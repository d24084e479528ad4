import type {Chapter} from "../catalogue.js";
import type {requests as english} from "../en/requests.js";

/** What the customer asked for. */
// prettier-ignore
export const requests: Chapter<typeof english> = {
  "requests.kicker": "ご要望",
  "requests.title.shipped": "今四半期はご要望のうち{shipped}件を実現、{waiting}件が計画中または検討中",
  "requests.title.none": "今四半期に実現したご要望はなく、{waiting}件が計画中または検討中",
  "requests.title.all": "今四半期はご要望のうち{shipped}件を実現、お待ちいただいているものはなし",
  "requests.table": "いただいたご要望",
  "requests.unit": "今四半期に実現したもの、計画中、検討中の順（古い順）",
  "requests.unit_more": "今四半期に実現したもの、計画中、検討中の順（古い順）。ほか{n, plural, other {#}}件は省略",
  "requests.request": "ご要望",
  "requests.asked": "受付日",
  "requests.on": "実現日",
  "requests.state": "状態",
  "requests.status.open": "検討中",
  "requests.status.planned": "計画中",
  "requests.status.shipped": "実現",
  "requests.declined": "直近十二か月のご要望のうち{n, plural, other {#}}件は見送りました。",
  "requests.headline": "ご要望のうち{shipped}件を実現",
  "requests.finding.small": "件のご要望を実現",
  "requests.finding": "<b>ご要望にお応えしました：</b>{request}{n, plural, =1 {} other {ほか}}。",
  "table.requests": "ご要望"
};
