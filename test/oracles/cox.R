# Cox models: Efron ties, late entry, strata, tests, concordance, proportionality; what cannot be estimated is NA.
source("common.R")
library(survival)
all_rows <- read.csv("input/survival.csv")
# Converged to the last digits, since the default stops at 1e-9 of the likelihood.
tight <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 50)
keep <- function(key, fit, zph = TRUE) {
  s <- summary(fit)
  answer(paste(key, "n"), fit$n)
  answer(paste(key, "events"), fit$nevent)
  answer(paste(key, "estimate"), fit$coefficients)
  answer(paste(key, "se"), ifelse(is.na(fit$coefficients), NA, sqrt(diag(fit$var))))
  answer(paste(key, "p"), s$coefficients[, 5])
  answer(paste(key, "low"), log(s$conf.int[, 3]))
  answer(paste(key, "high"), log(s$conf.int[, 4]))
  answer(paste(key, "loglik"), fit$loglik)
  answer(paste(key, "likelihood_ratio"), s$logtest)
  answer(paste(key, "wald"), c(fit$wald.test, s$waldtest[2:3]))
  answer(paste(key, "score"), s$sctest)
  agreement <- concordance(fit)
  answer(paste(key, "concordance"), agreement$concordance)
  answer(paste(key, "concordance_se"), sqrt(agreement$var))
  if (!zph) return(invisible())
  for (transform in c("km", "identity")) {
    table <- cox.zph(fit, transform)$table
    answer(paste(key, transform, "chi2"), table[, 1])
    answer(paste(key, transform, "p"), table[, 3])
  }
}
for (name in c("ties", "continuous", "heavy_ties", "late", "late_ties", "all_events", "constant", "collinear", "weighted")) {
  rows <- all_rows[all_rows$case == name, ]
  late <- any(rows$entry > 0)
  y <- if (late) Surv(rows$entry, rows$time, rows$event) else Surv(rows$time, rows$event)
  keep(name, coxph(y ~ x1 + x2 + x3, rows, control = tight))
  if (!(name %in% c("constant", "all_events"))) keep(paste(name, "stratified"), coxph(y ~ x1 + x2 + x3 + strata(stratum), rows, control = tight))
}
# Errors clustered by twelve values of x1, ties, late entry and strata together.
for (name in c("ties", "continuous", "late_ties")) {
  rows <- all_rows[all_rows$case == name, ]
  rows$cluster <- floor(6 * (rows$x1 + 1))
  start <- if (name == "late_ties") rows$entry else rep(-1, nrow(rows))
  fit <- coxph(Surv(start, time, event) ~ x1 + x2 + x3 + strata(stratum), rows, cluster = cluster, control = tight)
  answer(paste(name, "clustered estimate"), fit$coefficients)
  answer(paste(name, "clustered se"), sqrt(diag(fit$var)))
  answer(paste(name, "clustered p"), summary(fit)$coefficients[, "Pr(>|z|)"])
  answer(paste(name, "clustered wald"), fit$wald.test)
}
one <- all_rows[all_rows$case == "one_event", ]
keep("one_event", coxph(Surv(time, event) ~ x1, one, control = tight), zph = FALSE)
# Where a likelihood has no maximum R warns that a coefficient may be infinite; the others have their limits.
rows <- all_rows[all_rows$case == "separated", ]
warned <- 0
fit <- withCallingHandlers(coxph(Surv(time, event) ~ x1 + x2 + x3, rows),
  warning = function(w) {
    if (grepl("infinite", conditionMessage(w))) warned <<- 1
    invokeRestart("muffleWarning")
  })
answer("separated warned", warned)
answer("separated estimate", fit$coefficients[c(1, 3)])
answer("separated se", sqrt(diag(fit$var))[c(1, 3)])
answer("separated loglik", fit$loglik)
answer("separated score", fit$score)
answer("separated concordance", fit$concordance["concordance"])
# 100,000 rows x 8 covariates, tied times and late entry of half of them.
n <- 100000
u <- park_miller(12 * n, 45)
x <- matrix(2 * u[1:(8 * n)] - 1, n)
x[, 8] <- as.numeric(x[, 8] > 0.2)
colnames(x) <- paste0("x", 1:8)
time <- 1 + floor(-log(u[8 * n + 1:n]) * 400 * exp(-0.4 * x[, 1] + 0.3 * x[, 2] - 0.5 * x[, 8]))
event <- as.numeric(u[9 * n + 1:n] < 0.6)
entry <- floor(ifelse(u[10 * n + 1:n] < 0.5, 0, 0.8 * time * u[11 * n + 1:n]))
keep("big", coxph(Surv(time, event) ~ x, control = tight), zph = FALSE)
keep("big late", coxph(Surv(entry, time, event) ~ x, control = tight), zph = FALSE)
zph <- cox.zph(coxph(Surv(time, event) ~ x1 + x2 + x8, as.data.frame(x), control = tight))
answer("big km chi2", zph$table[, 1])
write_answers("cox")
