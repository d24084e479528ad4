import type {Chapter} from "../catalogue.js";
import type {requests as english} from "../en/requests.js";

/** What the customer asked for. */
// prettier-ignore
export const requests: Chapter<typeof english> = {
  "requests.kicker": "Ваши запросы",
  "requests.title.shipped": "В этом квартале {shipped_n, plural, one {выполнен} other {выполнено}} {shipped} {shipped_n, plural, one {ваш запрос} few {ваших запроса} many {ваших запросов} other {ваших запроса}}; ещё {waiting} в плане или на рассмотрении",
  "requests.title.none": "В этом квартале ваши запросы не выполнялись; {waiting} в плане или на рассмотрении",
  "requests.title.all": "В этом квартале {shipped_n, plural, one {выполнен} other {выполнено}} {shipped} {shipped_n, plural, one {ваш запрос} few {ваших запроса} many {ваших запросов} other {ваших запроса}}, ожидающих нет",
  "requests.table": "О чём вы просили",
  "requests.unit": "Сначала выполненные в квартале, затем запланированные, затем открытые; от старых к новым",
  "requests.unit_more": "Сначала выполненные в квартале, затем запланированные, затем открытые; от старых к новым; ещё {n, plural, one {# запрос не показан} few {# запроса не показаны} many {# запросов не показаны} other {# запроса не показаны}}",
  "requests.request": "Запрос",
  "requests.asked": "Получен",
  "requests.on": "Выполнен",
  "requests.state": "Статус",
  "requests.status.open": "Открыт",
  "requests.status.planned": "В плане",
  "requests.status.shipped": "Выполнен",
  "requests.declined": "Из запросов за последние двенадцать месяцев {n, plural, one {отклонён #} other {отклонено #}}.",
  "requests.headline": "{shipped_n, plural, one {выполнен} other {выполнено}} {shipped} {shipped_n, plural, one {ваш запрос} few {ваших запроса} many {ваших запросов} other {ваших запроса}}",
  "requests.finding.small": "из ваших запросов выполнено",
  "requests.finding": "<b>Вы просили — мы сделали:</b> {request}{n, plural, =1 {} one { и другие} few { и другие} many { и другие} other { и другие}}.",
  "table.requests": "запросы"
};
