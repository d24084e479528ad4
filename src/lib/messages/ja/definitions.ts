import type {Catalogue} from "../catalogue.js";

const KAPLAN_MEIER = "Kaplan-Meier法、log-log変換による95%区間";

/** What the metrics of a deck mean. */
export const definitions: NonNullable<Catalogue["definitions"]> = {
  nrr: {
    label: "売上継続率（NRR）",
    formula: "t0時点の有料アカウントについて、t1のMRRの合計 / t0のMRRの合計。",
    interval:
      "アカウント単位のBCaブートストラップ、シードを固定した再標本化2,000回。アカウントが10件未満、または一件が開始時MRRの半分超を占める場合は算出しない"
  },
  mau: {label: "アクティブユーザー数", formula: "28日間に利用のあったユーザーの実数。"},
  dau_mau: {
    label: "スティッキネス",
    formula: "28日間の日次アクティブユーザー数の平均 / 同じ28日間のアクティブユーザー数。"
  },
  active_days_per_user: {
    label: "ユーザーあたり利用日数",
    formula: "28日間のユーザーごとの利用日数の合計 / 同じ期間のアクティブユーザー数。"
  },
  seat_utilisation: {
    label: "シート利用率",
    formula: "28日間のアクティブユーザー数 / t1時点の契約シート数。"
  },
  unused_seats: {
    label: "未使用シート数",
    formula: "アカウントごとに、契約シート数 - 28日間のアクティブユーザー数（下限は0）。"
  },
  breadth: {
    label: "機能利用の幅",
    formula:
      "28日間に利用された機能の数 / プランで利用できる機能の数（同じプランの誰かが利用したことのある機能）。"
  },
  tickets: {label: "新規の問い合わせ", formula: "対象期間に寄せられた問い合わせの数。"},
  first_response_median: {
    label: "初回応答（中央値）",
    formula: "対象期間に寄せられた問い合わせの半数が初回応答を受けるまでの時間。",
    interval: KAPLAN_MEIER
  },
  resolution_median: {
    label: "解決（中央値）",
    formula: "対象期間に寄せられた問い合わせの半数が解決するまでの時間。",
    interval: KAPLAN_MEIER
  },
  nps: {
    label: "NPS",
    formula:
      "100 x (推奨者9～10 - 批判者0～6) / 回答数。ユーザーごとに四半期あたり一回答とし、最後の回答を用いる。",
    interval: "調整Wald法による95%区間、−100～100に制限"
  },
  nps_response_rate: {
    label: "NPS回答率",
    formula: "対象期間のNPSの回答依頼のうち、t1時点で14日以上経過したものについて、回答数 / 送付数。",
    interval: "Wilson法による95%区間"
  },
  csat_tickets: {
    label: "CSAT（問い合わせ）",
    formula: "対象期間に解決した問い合わせの評価に占める4と5の割合。",
    interval: "Wilson法による95%区間"
  },
  csat_surveys: {
    label: "CSAT（アンケート）",
    formula: "対象期間のCSATアンケートの回答に占める4と5の割合。",
    interval: "Wilson法による95%区間"
  },
  promised_value: {label: "約束額", formula: "これまでの全項目、全月の約束額の合計。"},
  realised_value: {label: "実現額", formula: "測定済みの項目の実現額の合計。"},
  roi: {
    label: "投資対効果（ROI）",
    formula: "(実現額 - 同じ月の支払額) / 支払額。測定済みの項目のみ。"
  },
  goal_attainment: {
    label: "目標の達成度",
    formula:
      "目標ごとに、(現在値 - 基準値) / (目標値 - 基準値)。アカウントの値は、三つの数値がそろう目標の平均（中止した目標を除く）、全社の値はアカウントの平均。"
  }
};
