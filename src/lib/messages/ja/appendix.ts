import type {Chapter} from "../catalogue.js";
import type {appendix as english} from "../en/appendix.js";

/** Definitions and data, and the lines of the checklist. */
// prettier-ignore
export const appendix: Chapter<typeof english> = {
  "appendix.kicker": "付録",

  "definitions.title": "本レビューの数値を支える{count}件の定義",
  "definitions.days": "<b>t0とt1</b>は、それぞれ四半期開始の前日と四半期の末日です。",
  "definitions.interval": "区間：{interval}。",

  "data.title": "データは{tables}件のテーブルに基づき、{day}までを収録",
  "data.coverage": "貴社に関するデータの内容",
  "data.coverage_unit": "データの基準日までに読み込み、採用した行",
  "data.table": "テーブル",
  "data.rows": "行数",
  "data.last_day": "最終日",
  "data.methods": "数値の読み方",
  "data.steady": "<b>横ばい</b>または<b>明確な変化なし</b>とは、標本では変化が95%区間に収まること、件数では変化が通常の四半期変動の二倍、または5%より小さいことを指します。",
  "data.interval": "<b>95%区間：</b>回答や対象の数を踏まえ、同様の四半期であれば100回中95回で得られる範囲です。",
  "data.median": "<b>時間</b>はKaplan-Meier法による中央値です。未解決の問い合わせも、経過した待ち時間の分だけ算入しています。",
  "data.peers": "<b>類似企業</b>は、貴社を除く、条件の近い8件以上の有料アカウントです。中央値と四分位数のみを、二桁に丸めて示します。",
  "data.experiments": "<b>実験</b>では施策ありと施策なしを比較します。平均はWelch法、割合はNewcombe法により、実施前の値が大半で判明している場合はそれを考慮します（CUPED）。",
  "data.currency": "<b>金額</b>は契約通貨の{currency}です。{reporting}で記録された金額は{month}のレートで換算しています。",
  "data.recipe_head": "作成条件：",
  "data.recipe": "{quarter}、{as_of}時点。設定 {config}、定義 {definitions}、データ {data}、テキスト {text}、テンプレート {template}、コード {code}。",

  "missing.table": "このアカウントの行がありません：テーブル {table} があれば、このスライドを作成できます",
  "missing.features": "ユーザーを特定できる機能が二つ未満です：user_id のあるテーブル usage があれば、このスライドを作成できます",
  "missing.answers": "この四半期に回答がありません",
  "missing.ratings": "{n, plural, other {評価は#件のみ}}で、アンケートの回答はありません：五件未満では割合を算出しません",
  "missing.experiments": "この四半期に終了した、このアカウントの実験はありません（{running, plural, =0 {実施中なし} other {実施中#件}}、以前に終了{earlier}件）",
  "missing.measurements": "測定値がありません：{names}",
  "missing.mixed": "別のアカウントの対象を含むため除外しました：{names}",
  "missing.tickets": "この四半期にも前四半期にも問い合わせがありません",
  "missing.issues": "測定した範囲で、うまくいかなかったことはありません",
  "missing.plans": "合意済みで未完了のアクションがありません：テーブル plans があれば、このスライドを作成できます",
  "missing.findings": "{n, plural, =0 {報告する内容が見つかりませんでした} other {報告する内容は一件のみで、該当のスライドに記載されています}}",
  "missing.few_findings": "報告する内容は{n, plural, other {#件}}のみです：テーブルを増やせば、内容も増えます",
  "missing.usage": "このアカウントの利用データがありません：テーブル usage があれば、このスライドを作成できます",
  "missing.users": "利用データからユーザーを特定できません：列 user_id があれば、このスライドを作成できます",
  "missing.roi": "投資対効果なし：測定済みは約束額の半分未満です",
  "missing.roi_paid": "投資対効果なし：測定した月に支払いがありません",
  "missing.current": "目標「{goal}」に現在値がありません",
  "missing.follow_up": "批判者{n, plural, other {#名}}に、回答以降まだ連絡していません",
  "missing.nps": "NPSなし：{n, plural, =0 {回答がありません} other {回答は#件で、五件必要です}}",
  "missing.targets": "初回応答時間の目標が設定されていません（support.first_response_hours）",
  "missing.peers": "類似企業の数値なし：同じセグメントの他の有料アカウントが8件未満です",
  "missing.plan": "対応策が未定：{what}",
  "missing.owner": "アクション「{plan}」の担当または期限が未定です",

  "notes.bare": "本文の数値 {figure} は、デッキのどの数値とも一致しません。参照として記述すれば、常に正しく保てます",
  "notes.unused": "{line}行目の本文は、該当のスライドがないため表示されません",
  "notes.cover": "{line}行目の本文は、表紙には表示できません",
  "template.condition": "テンプレートの条件を満たしていません: {condition}",
  "template.no_rows": "テンプレートのクエリ {query} は、このアカウントでは行を返しません",
  "template.unknown": "テンプレートにある数値 {name} はこのアカウントでは不明なため、その前後の文を省きました",
  "template.language": "テンプレートの文は{language}で書かれており、デッキの言語と異なります",
  "template.more": "図表は{all}行のうち{shown}行を示しています"
};
