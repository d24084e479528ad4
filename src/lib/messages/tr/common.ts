import type {common as english} from "../en/common.js";
import type {Chapter} from "../catalogue.js";

/** What every slide shares: names of documents, times, sources and footers. */
// prettier-ignore
export const common: Chapter<typeof english> = {
  "document.title": "{account}: çeyrek değerlendirmesi, {quarter}",

  "duration.minutes": "{text} dk",
  "duration.hours": "{text} saat",
  "duration.days": "{text} gün",
  "number.words": "{n, plural, =1 {bir} =2 {iki} =3 {üç} =4 {dört} =5 {beş} =6 {altı} =7 {yedi} =8 {sekiz} =9 {dokuz} other {{text}}}",
  quarter: "{n}Ç {year}",
  of: "{part} / {whole}",
  "sentence.join": " ",
  "definitions.label": "{label}.",
  "list.comma": ", ",
  "list.semicolon": "; ",
  range: "{low} ila {high}",
  not_measured: "ölçülmedi",

  "chart.missing": "Veri yok: {span}",

  "footer.quarter": "{span}",
  "footer.review": "QBR {quarter}",
  "footer.as_of": "Veriler {day} itibarıyla",
  "footer.page": "{page} / {pages}",

  "source.tables": "Kaynak: {tables}",
  "source.as_of": "veriler {day} itibarıyla",
  "source.weeks_missing": "{n, plural, one {# hafta} other {# hafta}} eksik",
  "source.peers": "benzer şirketler: size benzeyen diğer müşteriler",
  "source.goals": "güncel değerler bugünkü hâliyle",
  "source.interval": "aralıklar %95",
  "source.experiments_corrected": "aralıklar %95; ikincil göstergeler sayılarına göre düzeltildi (Benjamini-Hochberg)",
  "source.km": "süreler açık talepleri de içerir",
  "source.pages": "sağda adı geçen sayfalar",
  "source.definitions": "ürünün tanımları",

  "table.usage": "kullanım",
  "table.subscriptions": "abonelikler",
  "table.users": "kullanıcılar",
  "table.tickets": "talepler",
  "table.surveys": "anketler",
  "table.value": "değer",
  "table.experiments": "deneyler",
  "table.goals": "hedefler",
  "table.plans": "planlar"
};
