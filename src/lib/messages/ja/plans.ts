import type {Chapter} from "../catalogue.js";
import type {plans as english} from "../en/plans.js";

/** What did not go well, and the next quarter. */
// prettier-ignore
export const plans: Chapter<typeof english> = {
  "not_well.kicker": "うまくいかなかったこと",
  "not_well.title.planned": "うまくいかなかったことは{count}件、{n, plural, =1 {担当と期限は決定済み} other {いずれも担当と期限は決定済み}}",
  "not_well.title.unplanned": "うまくいかなかったことは{count}件、対応策は{n, plural, =1 {未定} other {いずれも未定}}",
  "not_well.title.mixed": "うまくいかなかったことは{count}件：{planned}件は担当と期限が決定済み、{unplanned}件は対応策が未定",
  "not_well.title.loose": "{n, plural, =1 {うまくいかなかったことは{count}件、対応策の担当または期限が未定} other {うまくいかなかったことは{count}件：{planned_n, plural, =0 {} other {{planned}件は担当と期限が決定済み、}}{loose}件は担当または期限が未定}}{unplanned_n, plural, =0 {} other {、{unplanned}件は対応策が未定}}",
  "not_well.result": "結果（95%区間）",
  "not_well.result_plain": "結果",
  "not_well.what": "項目",
  "not_well.know": "わかっていること",
  "not_well.plan": "対応策と担当",
  "not_well.due": "期限",
  "not_well.no_plan": "対応策は未定",
  "not_well.no_date": "期限未定",
  "not_well.to_agree": "本日合意したいこと：誰が、いつまでに調べるか",
  "not_well.more": "ほか{n, plural, other {#件}}：{list}",

  "issue.unknown": "理由はまだわかっていません。",

  "next.kicker": "次の四半期：{quarter}",
  "next.title": "{quarter}に向けて{plans}件のアクションを合意",
  "next.title.sides": "{quarter}に向けて{plans}件のアクションを合意（弊社{ours}件、貴社{theirs}件）",
  "next.title.ours": "{quarter}に向けて{plans}件のアクションを合意（{n, plural, =1 {弊社が担当} other {すべて弊社が担当}}）",
  "next.title.theirs": "{quarter}に向けて{plans}件のアクションを合意（{n, plural, =1 {貴社がご担当} other {すべて貴社がご担当}}）",
  "next.title.first": "、{n, plural, =1 {期限は{day}} other {最初の期限は{day}}}",
  "next.title.none": "{quarter}に期限を迎える合意済みのアクションはなし（{others}）",
  "next.title.besides": "（ほかに{others}）",
  "next.title.overdue": "{count}件は期限超過",
  "next.title.later": "{count}件は期限がその後",
  "next.title.undated": "{count}件は期限未定",
  "next.table": "合意したアクション",
  "next.unit": "期限順",
  "next.unit_more": "期限順。{n, plural, other {ほか#件は表示を省略}}",
  "next.step": "アクション",
  "next.owner": "担当",
  "next.no_owner": "担当未定",
  "next.due": "期限",
  "next.state": "状況",
  "next.status.open": "合意済み",
  "next.status.meant": "要合意",
  "next.status.done": "完了",
  "next.status.overdue": "期限超過",
  "next.about.goal": "目標の達成に向けて",
  "next.about.goal_named": "目標：{goal}",
  "next.about.experiment": "実験の結果を受けて",
  "next.about.issue": "うまくいかなかったことへの対応",
  "next.about.adoption": "利用の定着に向けて",
  "next.about.other": ""
};
