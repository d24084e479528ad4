import type {common as english} from "../en/common.js";
import type {Chapter} from "../catalogue.js";

/** What every slide shares: names of documents, times, sources and footers. */
// prettier-ignore
export const common: Chapter<typeof english> = {
  "document.title": "{account}: квартальный обзор, {quarter}",

  "duration.minutes": "{text}\u00a0мин",
  "duration.hours": "{text}\u00a0ч",
  "duration.days": "{text}\u00a0дн.",
  // Figures: words would have to agree with the gender and case of what they count.
  "number.words": "{text}",
  quarter: "{n}\u00a0кв. {year}",
  of: "{part} / {whole}",
  "sentence.join": " ",
  "definitions.label": "{label}.",
  "list.comma": ", ",
  "list.semicolon": "; ",
  range: "от {low} до {high}",
  not_measured: "не измерено",

  "chart.missing": "Нет данных: {span}",

  "footer.quarter": "{span}",
  "footer.review": "QBR {quarter}",
  "footer.as_of": "Данные на {day}",
  "footer.page": "{page} / {pages}",

  "source.tables": "Источник: {tables}",
  "source.as_of": "на {day}",
  "source.weeks_missing": "нет данных за {n, plural, one {# неделю} few {# недели} many {# недель} other {# недели}}",
  "source.peers": "похожие компании: другие клиенты, похожие на вас",
  "source.goals": "текущие значения как есть",
  "source.interval": "интервалы 95\u00a0%",
  "source.experiments_corrected": "интервалы 95\u00a0%; вторичные показатели с поправкой на их число (Бенджамини\u00a0— Хохберг)",
  "source.km": "сроки учитывают и открытые обращения",
  "source.pages": "страницы, указанные справа",
  "source.definitions": "определения показателей в продукте",

  "table.usage": "использование",
  "table.subscriptions": "подписки",
  "table.users": "пользователи",
  "table.tickets": "обращения",
  "table.surveys": "опросы",
  "table.value": "выгода",
  "table.experiments": "эксперименты",
  "table.goals": "цели",
  "table.plans": "планы"
};
