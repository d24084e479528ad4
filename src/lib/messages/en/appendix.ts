/** Definitions and data. */
// prettier-ignore
export const appendix = {
  "appendix.kicker": "Appendix",

  "definitions.title": "{n, plural, one {One definition stands} other {{count} definitions stand}} behind the numbers of this review",
  "definitions.days": "<b>t0 and t1</b> are the last day before the quarter and its own last day.",
  "definitions.interval": "Interval: {interval}.",

  "data.title": "The data come from {tables} {n, plural, one {table} other {tables}} and reach to {day}",
  "data.coverage": "What the data hold about you",
  "data.coverage_unit": "Rows that were read and accepted, up to the day of the data",
  "data.table": "Table",
  "data.rows": "Rows",
  "data.last_day": "Last day",
  "data.methods": "How to read the numbers",
  "data.steady": "<b>Steady</b> or <b>no clear change</b> means: for a sample, the change lies inside its 95% interval; for a count, it is smaller than twice the usual quarterly change, or than 5%.",
  "data.interval": "<b>95% interval:</b> the range that a quarter like this one gives in 95 of 100 cases, given how few or many were asked.",
  "data.median": "<b>Times</b> are Kaplan-Meier medians: tickets that are still open count for the time they have waited.",
  "data.peers": "<b>Peers</b> are at least 8 other paying accounts like yours, without you; only their median and quartiles are shown, rounded to two digits.",
  "data.experiments": "<b>Experiments</b> set those with a change against those without it: Welch for means, Newcombe for shares, allowing for values before where most are known (CUPED).",
  "data.currency": "<b>Money</b> is in {currency}, your contract’s currency; amounts kept in {others} are converted at the rate of {month}.",
  "data.recipe_head": "Recipe.",
  "data.recipe": "{quarter}, as of {as_of}; configuration {config}, definitions {definitions}, data {data}, text {text}, template {template}, code {code}."
} as const;
