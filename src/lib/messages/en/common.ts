/** What every slide shares: names of documents, times, sources and footers. */
// prettier-ignore
export const common = {
  "document.title": "{account}: quarterly business review {quarter}",

  "duration.minutes": "{text} min",
  "duration.hours": "{text} h",
  "duration.days": "{text} days",
  "number.words": "{n, plural, =1 {one} =2 {two} =3 {three} =4 {four} =5 {five} =6 {six} =7 {seven} =8 {eight} =9 {nine} other {{text}}}",
  quarter: "{year}Q{n}",
  "list.comma": ", ",
  "list.semicolon": "; ",
  range: "{low} to {high}",
  not_measured: "not measured",

  "chart.missing": "No data {span}",

  "footer.quarter": "{span}",
  "footer.review": "QBR {quarter}",
  "footer.as_of": "Data as of {day}",
  "footer.page": "{page} / {pages}",

  "source.tables": "Source: {tables}",
  "source.as_of": "data as of {day}",
  "source.weeks_missing": "{n, plural, one {# week} other {# weeks}} missing",
  "source.peers": "peers: other accounts like yours",
  "source.goals": "current values as they stand",
  "source.interval": "intervals are 95%",
  "source.experiments_corrected": "intervals are 95%; secondary outcomes corrected for their number (Benjamini-Hochberg)",
  "source.km": "times include open tickets",
  "source.pages": "the pages named at the right",
  "source.definitions": "the product’s definitions",

  "table.usage": "usage",
  "table.subscriptions": "subscriptions",
  "table.users": "users",
  "table.tickets": "tickets",
  "table.surveys": "surveys",
  "table.value": "value",
  "table.experiments": "experiments",
  "table.goals": "goals",
  "table.plans": "plans"
} as const;
