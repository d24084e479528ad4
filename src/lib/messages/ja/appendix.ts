import type {Chapter} from "../catalogue.js";
import type {appendix as english} from "../en/appendix.js";

/** Definitions and data. */
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
  "data.currency": "<b>金額</b>は契約通貨の{currency}です。{others}で記録された金額は{month}のレートで換算しています。",
  "data.recipe_head": "作成条件：",
  "data.recipe": "{quarter}、{as_of}時点。設定 {config}、定義 {definitions}、データ {data}、テキスト {text}、テンプレート {template}、コード {code}。"
};
