# The same data and methods as survival.ts, timed inside R; prints "name seconds" of the best run of several.
args <- commandArgs(trailingOnly = TRUE)
source(file.path(args[1], "common.R"))
library(survival)
best <- function(name, expression, runs = 5) {
  call <- substitute(expression)
  env <- parent.frame()
  took <- vapply(seq_len(runs), function(i) {
    gc()
    system.time(eval(call, env))[["elapsed"]]
  }, 0)
  cat(name, min(took), "\n")
}
n <- 100000
u <- park_miller(12 * n, 45)
x <- matrix(2 * u[1:(8 * n)] - 1, n)
time <- -log(u[8 * n + 1:n]) * 400 * exp(-0.4 * x[, 1] + 0.3 * x[, 2])
days <- 1 + floor(time)
event <- as.numeric(u[9 * n + 1:n] < 0.6)
entry <- floor(0.8 * days * u[11 * n + 1:n])
group <- floor(4 * u[10 * n + 1:n])
cause <- factor(event * (1 + (u[11 * n + 1:n] < 0.4)), 0:2, c("censored", "one", "two"))
best("survfit_days", survfit(Surv(days, event) ~ 1, conf.type = "log-log"))
best("survfit", survfit(Surv(time, event) ~ 1, conf.type = "log-log"))
best("survdiff", survdiff(Surv(days, event) ~ group))
best("aalen_johansen", survfit(Surv(days, cause) ~ 1, conf.type = "log-log"), 2)
best("coxph", coxph(Surv(time, event) ~ x))
best("coxph_days", coxph(Surv(days, event) ~ x))
best("coxph_late", coxph(Surv(entry, days, event) ~ x), 3)
fit <- coxph(Surv(time, event) ~ x)
best("cox.zph", cox.zph(fit), 2)
