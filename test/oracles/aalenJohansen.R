# Share with each of two competing events, with R's (infinitesimal jackknife) errors and intervals; late entry too.
source("common.R")
library(survival)
all_rows <- read.csv("input/survival.csv")
for (name in setdiff(unique(all_rows$case), c("no_events", "single"))) {
  rows <- all_rows[all_rows$case == name, ]
  rows$id <- seq_len(nrow(rows))
  rows$state <- factor(rows$cause, 0:2, c("censored", "one", "two"))
  late <- any(rows$entry > 0)
  y <- if (late) with(rows, Surv(entry, time, state)) else with(rows, Surv(time, state))
  for (type in c("log-log", "log", "plain")) {
    fit <- if (late) survfit(y ~ 1, id = rows$id, conf.type = type) else survfit(y ~ 1, conf.type = type)
    seen <- rowSums(fit$n.event) > 0
    if (type == "log-log") answer(paste(name, "time"), fit$time[seen])
    for (k in 1:2) {
      j <- match(c("one", "two")[k], fit$states)
      if (is.na(j)) next
      if (type == "log-log") {
        answer(paste(name, k, "share"), fit$pstate[seen, j])
        answer(paste(name, k, "se"), fit$std.err[seen, j])
      }
      answer(paste(name, k, type, "low"), fit$lower[seen, j])
      answer(paste(name, k, type, "high"), fit$upper[seen, j])
    }
  }
}
u <- park_miller(300000, 44)
n <- 100000
time <- ceiling(-log(u[1:n]) * 100)
state <- factor(ifelse(u[n + 1:n] < 0.3, 0, 1 + (u[2 * n + 1:n] < 0.4)))
fit <- survfit(Surv(time, state) ~ 1, conf.type = "log-log")
s <- summary(fit, times = c(10, 100, 300))
answer("big share", s$pstate[, 2])
answer("big se", s$std.err[, 2])
answer("big low", s$lower[, 2])
write_answers("aalenJohansen")
