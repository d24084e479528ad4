# Kaplan-Meier: curve, intervals on three scales, median, quartile, restricted mean; late entry; 100,000 rows.
source("common.R")
library(survival)
all_rows <- read.csv("input/survival.csv")
describe <- function(key, fit, times) {
  s <- summary(fit, times = times, extend = TRUE)
  answer(paste(key, "surv"), s$surv)
  answer(paste(key, "low"), s$lower)
  answer(paste(key, "high"), s$upper)
}
for (name in unique(all_rows$case)) {
  rows <- all_rows[all_rows$case == name, ]
  late <- any(rows$entry > 0)
  y <- if (late) Surv(rows$entry, rows$time, rows$event) else Surv(rows$time, rows$event)
  for (type in c("log-log", "log", "plain")) {
    fit <- survfit(y ~ 1, conf.type = type)
    if (type == "log-log") {
      answer(paste(name, "time"), fit$time)
      answer(paste(name, "at_risk"), fit$n.risk)
      answer(paste(name, "events"), fit$n.event)
    }
    answer(paste(name, type, "surv"), fit$surv)
    answer(paste(name, type, "low"), fit$lower)
    answer(paste(name, type, "high"), fit$upper)
    answer(paste(name, type, "quartile"), unlist(quantile(fit, 0.25)))
    # As survfit prints it: where a limit rises again, quantile() may take its last crossing, this takes the first.
    answer(paste(name, type, "median"), summary(fit)$table[c("median", "0.95LCL", "0.95UCL")])
  }
  limit <- max(0.8 * max(rows$time), min(rows$time))
  answer(paste(name, "rmean"), summary(fit, rmean = limit)$table[c("rmean", "se(rmean)")])
}
u <- park_miller(300000, 42)
n <- 100000
time <- ceiling(-log(u[1:n]) * 300)
fit <- survfit(Surv(time, u[n + 1:n] < 0.7) ~ 1, conf.type = "log-log")
describe("big", fit, c(1, 50, 200, 500, 1500))
answer("big rmean", summary(fit, rmean = 365)$table[c("rmean", "se(rmean)")])
answer("big median", unlist(quantile(fit, 0.5)))
fine <- survfit(Surv(-log(u[1:n]), u[n + 1:n] < 0.7) ~ 1, conf.type = "log-log")
describe("fine", fine, c(0.1, 1, 3))
write_answers("survivalCurves")
