/** What the customer asked for. */
// prettier-ignore
export const requests = {
  "requests.kicker": "Your requests",
  "requests.title.shipped": "{shipped} of your requests {shipped_n, plural, one {was} other {were}} shipped this quarter; {waiting} {waiting_n, plural, one {is} other {are}} planned or open",
  "requests.title.none": "None of your requests was shipped this quarter; {waiting} {waiting_n, plural, one {is} other {are}} planned or open",
  "requests.title.all": "{shipped} of your requests {shipped_n, plural, one {was} other {were}} shipped this quarter, and none is waiting",
  "requests.table": "What you asked for",
  "requests.unit": "Shipped this quarter first, then planned, then open, the oldest first",
  "requests.unit_more": "Shipped this quarter first, then planned, then open, the oldest first; {n, plural, one {# more request is} other {# more requests are}} not shown",
  "requests.request": "Request",
  "requests.asked": "Asked",
  "requests.on": "Shipped",
  "requests.state": "State",
  "requests.status.open": "Open",
  "requests.status.planned": "Planned",
  "requests.status.shipped": "Shipped",
  "requests.declined": "{n, plural, one {# request of the last twelve months was declined} other {# requests of the last twelve months were declined}}.",
  "requests.headline": "{shipped} of your requests {shipped_n, plural, one {was} other {were}} shipped",
  "requests.finding.small": "of your requests shipped",
  "requests.finding": "<b>You asked, it was built:</b> {request}{n, plural, one {} other { and others}}.",
  "table.requests": "requests"
} as const;
