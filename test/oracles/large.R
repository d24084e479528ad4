# 100,000 rows for matched sets, scores and differences in differences; the other methods have theirs in their own scripts.
source("common.R")
suppressMessages({library(survival); library(sandwich)})
n <- 100000
# 20,000 sets of a case and four controls.
u <- park_miller(2 * n, 51)
d <- data.frame(set = rep(1:(n / 5), each = 5), case = rep(c(1, 0, 0, 0, 0), n / 5))
d$exposed <- as.numeric(u[1:n] < ifelse(d$case == 1, 0.35, 0.25))
d$trend <- u[n + 1:n] - 0.05 * d$case
tables <- array(0, c(2, 2, n / 5))
for (case in 0:1) for (e in 0:1) tables[2 - e, 2 - case, ] <- rowsum(as.numeric(d$case == case & d$exposed == e), d$set)
pooled <- mantelhaen.test(tables, correct = FALSE)
answer("pooled odds_ratio", pooled$estimate)
answer("pooled low", pooled$conf.int[1])
answer("pooled high", pooled$conf.int[2])
answer("pooled chi2", pooled$statistic)
answer("pooled p", pooled$p.value)
fit <- clogit(case ~ exposed + trend + strata(set), d, method = "efron", control = coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 50))
answer("conditional estimate", coef(fit))
answer("conditional se", sqrt(diag(vcov(fit))))
answer("conditional log_likelihood", fit$loglik[2])
# Scores with ties of 5,000 accounts over 20 months.
u <- park_miller(2 * n, 52)
account <- (seq_len(n) - 1) %% 5000
score <- floor(40 * u[1:n]) + account %% 7
probability <- round(plogis(-4 + 0.06 * score), 6)
outcome <- as.numeric(u[n + 1:n] < plogis(-3.5 + 0.05 * score))
W <- wilcox.test(score[outcome == 1], score[outcome == 0], exact = FALSE)$statistic
answer("auc", W / (sum(outcome) * sum(1 - outcome)))
answer("brier", mean((probability - outcome)^2))
tight <- glm.control(epsilon = 1e-14)
level <- glm(outcome ~ 1 + offset(qlogis(probability)), binomial, control = tight)
slope <- glm(outcome ~ qlogis(probability), binomial, control = tight)
answer("intercept", coef(level))
answer("intercept se", sqrt(vcovCL(level, cluster = account, type = "HC0", cadj = TRUE)[1, 1]))
answer("slope", coef(slope)[2])
answer("slope se", sqrt(vcovCL(slope, cluster = account, type = "HC0", cadj = TRUE)[2, 2]))
# 50,000 units before and after a change.
u <- park_miller(n, 53)
unit <- (seq_len(n) - 1) %% (n / 2)
after <- as.numeric(seq_len(n) > n / 2)
arm <- unit %% 2
value <- floor(10 * u) + unit %% 13 + after + 0.3 * arm * after
did <- lm(value ~ arm * after)
answer("did value", coef(did)[["arm:after"]])
answer("did se", sqrt(vcovCL(did, cluster = unit, type = "HC0", cadj = TRUE)["arm:after", "arm:after"]))
write_answers("large")
