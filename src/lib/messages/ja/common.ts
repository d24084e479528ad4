import type {Chapter} from "../catalogue.js";
import type {common as english} from "../en/common.js";

/** What every slide shares: names of documents, times, sources and footers. */
// prettier-ignore
export const common: Chapter<typeof english> = {
  "document.title": "{account}：四半期ビジネスレビュー（{quarter}）",

  "duration.minutes": "{text}分",
  "duration.hours": "{text}時間",
  "duration.days": "{text}日",
  "number.words": "{text}",
  quarter: "{year}年Q{n}",
  of: "{part} / {whole}",
  "sentence.join": "",
  "definitions.label": "{label}：",
  "list.comma": "、",
  "list.semicolon": "、",
  range: "{low}～{high}",
  not_measured: "未測定",

  "chart.missing": "{span} データなし",

  "footer.quarter": "{span}",
  "footer.review": "QBR {quarter}",
  "footer.as_of": "{day}時点のデータ",
  "footer.page": "{page} / {pages}",

  "source.tables": "出典：{tables}",
  "source.as_of": "{day}時点のデータ",
  "source.weeks_missing": "{n, plural, other {#週分のデータが欠落}}",
  "source.peers": "類似企業：貴社と条件の近い他のお客様",
  "source.goals": "現在値は登録されている値",
  "source.interval": "区間は95%信頼区間",
  "source.experiments_corrected": "区間は95%信頼区間、副次指標は指標数に応じて補正（Benjamini-Hochberg法）",
  "source.km": "時間は未解決の問い合わせを含めて算出",
  "source.pages": "右に記載の各ページ",
  "source.definitions": "本製品の指標定義",

  "table.usage": "利用データ",
  "table.subscriptions": "契約",
  "table.users": "ユーザー",
  "table.tickets": "問い合わせ",
  "table.surveys": "アンケート",
  "table.value": "効果額",
  "table.experiments": "実験",
  "table.goals": "目標",
  "table.plans": "アクション"
};
