import type {plans as english} from "../en/plans.js";
import type {Chapter} from "../catalogue.js";

/** What did not go well, and the next quarter. */
// prettier-ignore
export const plans: Chapter<typeof english> = {
  "not_well.kicker": "Что не получилось",
  "not_well.title.planned": "Не всё прошло хорошо: {n, plural, =1 {один пункт, у него} one {{count} пункт, у каждого} few {{count} пункта, у каждого} many {{count} пунктов, у каждого} other {{count} пункта, у каждого}} есть ответственный и срок",
  "not_well.title.unplanned": "Не всё прошло хорошо: {n, plural, =1 {один пункт, плана для него} one {{count} пункт, планов} few {{count} пункта, планов} many {{count} пунктов, планов} other {{count} пункта, планов}} пока нет",
  "not_well.title.mixed": "Не всё прошло хорошо: {n, plural, one {{count} пункт} few {{count} пункта} many {{count} пунктов} other {{count} пункта}}; у {planned} есть ответственный и срок, у {unplanned} пока нет плана",
  "not_well.title.loose": "Не всё прошло хорошо: {n, plural, =1 {один пункт, в его плане} other {{n, plural, one {{count} пункт} few {{count} пункта} many {{count} пунктов} other {{count} пункта}};{planned_n, plural, =0 {} other { у {planned} есть ответственный и срок,}} у {loose}}} не хватает ответственного или срока{unplanned_n, plural, =0 {} other {, у {unplanned} пока нет плана}}",
  "not_well.result": "Результат (95\u00a0%)",
  "not_well.result_plain": "Результат",
  "not_well.what": "Что",
  "not_well.know": "Что мы знаем",
  "not_well.plan": "План и ответственный",
  "not_well.due": "Срок",
  "not_well.no_plan": "Плана пока нет",
  "not_well.no_date": "без срока",
  "not_well.to_agree": "Договориться сегодня: кто разберётся и к какому сроку",
  "not_well.more": "И ещё {n, plural, one {#} other {#}}: {list}",

  "issue.unknown": "Причина пока неизвестна.",

  "next.kicker": "Следующий квартал, {quarter}",
  "next.title": "На {quarter} {n, plural, one {согласован {plans} шаг} few {согласовано {plans} шага} many {согласовано {plans} шагов} other {согласовано {plans} шага}}",
  "next.title.sides": "На {quarter} {n, plural, one {согласован {plans} шаг} few {согласовано {plans} шага} many {согласовано {plans} шагов} other {согласовано {plans} шага}}: {ours}\u00a0за\u00a0нами, {theirs}\u00a0за\u00a0вами",
  "next.title.ours": "На {quarter} {n, plural, one {согласован {plans} шаг} few {согласовано {plans} шага} many {согласовано {plans} шагов} other {согласовано {plans} шага}}, {n, plural, =1 {за нами} =2 {оба\u00a0за\u00a0нами} other {все\u00a0за\u00a0нами}}",
  "next.title.theirs": "На {quarter} {n, plural, one {согласован {plans} шаг} few {согласовано {plans} шага} many {согласовано {plans} шагов} other {согласовано {plans} шага}}, {n, plural, =1 {за вами} =2 {оба\u00a0за\u00a0вами} other {все\u00a0за\u00a0вами}}",
  "next.title.first": "; {n, plural, =1 {срок} other {ближайший срок}}\u00a0— {day}",
  "next.title.none": "На {quarter} согласованных шагов нет; {others}",
  "next.title.besides": "; кроме того, {others}",
  "next.title.overdue": "{n, plural, one {{count} шаг просрочен} few {{count} шага просрочены} many {{count} шагов просрочено} other {{count} шага просрочено}}",
  "next.title.later": "{n, plural, one {у {count} шага срок позже} other {у {count} шагов срок позже}}",
  "next.title.undated": "{n, plural, one {у {count} шага пока нет срока} other {у {count} шагов пока нет срока}}",
  "next.table": "О чём мы договорились",
  "next.unit": "По сроку",
  "next.unit_more": "По сроку; {n, plural, one {ещё # шаг не показан} few {ещё # шага не показаны} many {ещё # шагов не показаны} other {ещё # шага не показаны}}",
  "next.step": "Шаг",
  "next.owner": "Ответственный",
  "next.no_owner": "пока без ответственного",
  "next.due": "Срок",
  "next.state": "Статус",
  "next.status.open": "Согласовано",
  "next.status.meant": "Согласовать",
  "next.status.done": "Сделано",
  "next.status.overdue": "Просрочено",
  "next.about.goal": "для цели",
  "next.about.goal_named": "для цели: {goal}",
  "next.about.experiment": "по итогам эксперимента",
  "next.about.issue": "из-за того, что не получилось",
  "next.about.adoption": "для более широкого использования",
  "next.about.other": ""
};
