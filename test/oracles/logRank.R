# Log-rank tests, plain and stratified; with late entry as the score test of a Cox model with exact ties.
source("common.R")
library(survival)
all_rows <- read.csv("input/survival.csv")
keep <- function(key, fit) {
  answer(paste(key, "chi2"), fit$chisq)
  exp <- if (is.matrix(fit$exp)) rowSums(fit$exp) else fit$exp
  obs <- if (is.matrix(fit$obs)) rowSums(fit$obs) else fit$obs
  df <- sum(exp > 0) - 1
  answer(paste(key, "df"), df)
  answer(paste(key, "p"), pchisq(fit$chisq, df, lower.tail = FALSE))
  answer(paste(key, "n"), if (is.matrix(fit$n)) rowSums(fit$n) else fit$n)
  answer(paste(key, "observed"), obs)
  answer(paste(key, "expected"), exp)
}
for (name in setdiff(unique(all_rows$case), c("no_events", "single"))) {
  rows <- all_rows[all_rows$case == name, ]
  keep(name, survdiff(Surv(time, event) ~ group, rows))
  if (nrow(rows) > 20) keep(paste(name, "stratified"), survdiff(Surv(time, event) ~ group + strata(stratum), rows))
}
late <- all_rows[all_rows$case == "late", ]
fit <- coxph(Surv(entry, time, event) ~ group, late, ties = "exact")
answer("late entry chi2", fit$score)
u <- park_miller(400000, 43)
n <- 100000
group <- floor(3 * u[2 * n + 1:n])
time <- ceiling(-log(u[1:n]) * 300 * (1 + 0.02 * group))
keep("big", survdiff(Surv(time, u[n + 1:n] < 0.7) ~ group))
keep("big stratified", survdiff(Surv(time, u[n + 1:n] < 0.7) ~ group + strata(floor(4 * u[3 * n + 1:n]))))
write_answers("logRank")
