import type {plans as english} from "../en/plans.js";
import type {Chapter} from "../catalogue.js";

/** What did not go well, and the next quarter. */
// prettier-ignore
export const plans: Chapter<typeof english> = {
  "not_well.kicker": "İyi gitmeyenler",
  "not_well.title.planned": "{n, plural, one {Bir konu iyi gitmedi; sorumlusu} other {{count} konu iyi gitmedi; her birinin sorumlusu}} ve tarihi belli",
  "not_well.title.unplanned": "{n, plural, one {Bir konu iyi gitmedi ve} other {{count} konu iyi gitmedi ve hiçbirinin}} henüz planı yok",
  "not_well.title.mixed": "{count} konu iyi gitmedi: {planned} konunun sorumlusu ve tarihi belli, {unplanned} konunun henüz planı yok",
  "not_well.title.loose": "{n, plural, one {Bir konu iyi gitmedi; planının} other {{count} konu iyi gitmedi:{planned_n, plural, =0 {} other { {planned} konunun sorumlusu ve tarihi belli,}} {loose} konunun}} sorumlusu veya tarihi eksik{unplanned_n, plural, =0 {} other {, {unplanned} konunun henüz planı yok}}",
  "not_well.result": "Sonuç (%95 aralık)",
  "not_well.result_plain": "Sonuç",
  "not_well.what": "Konu",
  "not_well.know": "Bildiklerimiz",
  "not_well.plan": "Plan ve sorumlu",
  "not_well.due": "Son tarih",
  "not_well.no_plan": "Henüz plan yok",
  "not_well.no_date": "tarih yok",
  "not_well.to_agree": "Bugün kararlaştırılacak: kim ilgilenecek, ne zamana kadar",
  "not_well.more": "Ve {n, plural, one {# konu daha} other {# konu daha}}: {list}",

  "issue.unknown": "Nedenini henüz bilmiyoruz.",

  "next.kicker": "Gelecek çeyrek, {quarter}",
  "next.title": "{quarter} için {plans} adım kararlaştırıldı",
  "next.title.sides": "{quarter} için {plans} adım kararlaştırıldı, {ours} tanesi bizde, {theirs} tanesi sizde",
  "next.title.ours": "{quarter} için {plans} adım kararlaştırıldı, {n, plural, =1 {bizde} =2 {ikisi de bizde} other {hepsi bizde}}",
  "next.title.theirs": "{quarter} için {plans} adım kararlaştırıldı, {n, plural, =1 {sizde} =2 {ikisi de sizde} other {hepsi sizde}}",
  "next.title.first": "; {n, plural, =1 {son tarihi {day}} other {ilkinin son tarihi {day}}}",
  "next.title.none": "{quarter} içinde tarihi gelen kararlaştırılmış adım yok; {others}",
  "next.title.besides": "; bunların dışında {others}",
  "next.title.overdue": "{count} adım gecikti",
  "next.title.later": "{count} adımın tarihi daha sonra",
  "next.title.undated": "{count} adımın henüz tarihi yok",
  "next.table": "Kararlaştırdıklarımız",
  "next.unit": "Son tarihe göre",
  "next.unit_more": "Son tarihe göre; {n, plural, one {# adım daha var, gösterilmedi} other {# adım daha var, gösterilmedi}}",
  "next.step": "Adım",
  "next.owner": "Sorumlu",
  "next.no_owner": "henüz sorumlu yok",
  "next.due": "Son tarih",
  "next.state": "Durum",
  "next.status.open": "Kararlaştı",
  "next.status.meant": "Görüşülecek",
  "next.status.done": "Yapıldı",
  "next.status.overdue": "Gecikti",
  "next.about.goal": "bir hedef için",
  "next.about.goal_named": "şu hedef için: {goal}",
  "next.about.experiment": "bir deneyden",
  "next.about.issue": "iyi gitmeyen bir konu için",
  "next.about.adoption": "benimseme için",
  "next.about.other": ""
};
