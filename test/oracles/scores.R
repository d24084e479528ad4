# How well scores foretell: ROC area, Brier, calibration, lift, Youden's line, each with resampling of accounts.
source("common.R")
suppressMessages({library(sandwich); library(lmtest)})
d <- read.csv("input/scores.csv")
d <- d[order(d$account, d$month), ]
auc <- function(d) {
  W <- suppressWarnings(wilcox.test(d$score[d$outcome == 1], d$score[d$outcome == 0], exact = FALSE)$statistic)
  W / (sum(d$outcome) * sum(1 - d$outcome))
}
answer("auc", auc(d))
answer("auc probability", auc(transform(d, score = probability)))
# d3's randomLcg: state x 1664525 + 1013904223 modulo 2^32.
resamples <- function(B, seed, of) {
  state <- seed
  sapply(1:B, function(b) {
    drawn <- numeric(60)
    for (i in 1:60) {
      state <<- (1664525 * state + 1013904223) %% 4294967296
      drawn[i] <- 1 + floor(60 * state / 4294967296)
    }
    # Whole accounts, as often as they were drawn.
    of(do.call(rbind, lapply(drawn, function(a) d[d$account == a, ])))
  })
}
# Davison and Hinkley 1997, equation 5.8.
at <- function(values, p) {
  values <- sort(values)
  k <- floor((length(values) + 1) * p)
  z <- qnorm(c(p, k / (length(values) + 1), (k + 1) / (length(values) + 1)))
  values[k] + (z[1] - z[2]) / (z[3] - z[2]) * (values[k + 1] - values[k])
}
values <- resamples(200, 3, auc)
answer("auc low", at(values, 0.025))
answer("auc high", at(values, 0.975))
answer("brier", mean((d$probability - d$outcome)^2))
fit <- function(formula, d) {
  first <- glm(formula, binomial, d, control = glm.control(epsilon = 1e-14))
  glm(formula, binomial, d, control = glm.control(epsilon = 1e-14), start = coef(first))
}
level <- fit(outcome ~ 1 + offset(qlogis(probability)), d)
slope <- fit(outcome ~ qlogis(probability), d)

answer("intercept", coef(level))
answer("intercept se", sqrt(vcovCL(level, cluster = d$account, type = "HC0", cadj = TRUE)[1, 1]))
b <- coef(slope)[2]
se <- sqrt(vcovCL(slope, cluster = d$account, type = "HC0", cadj = TRUE)[2, 2])
answer("slope", b)
answer("slope se", se)
answer("slope p", 2 * pnorm(-abs((b - 1) / se)))
# Youden's line, alarms at low values of minus the score: the score's own sign, high is bad.
youden <- function(d) {
  cuts <- sort(unique(d$score), decreasing = TRUE)
  J <- sapply(cuts, function(c) round(sum(d$outcome == 1 & d$score >= c) * sum(d$outcome == 0) - sum(d$outcome == 0 & d$score >= c) * sum(d$outcome == 1)))
  cuts[which.max(J)]
}
line <- youden(d)
answer("youden", line)
answer("sensitivity", mean(d$score[d$outcome == 1] >= line))
answer("specificity", mean(d$score[d$outcome == 0] < line))
lines <- resamples(200, 3, youden)
answer("youden low", at(lines, 0.025))
answer("youden high", at(lines, 0.975))
cost <- function(d, miss, alarm) {
  cuts <- sort(unique(d$score), decreasing = TRUE)
  cuts[which.min(sapply(cuts, function(c) miss * sum(d$outcome == 1 & d$score < c) + alarm * sum(d$outcome == 0 & d$score >= c)))]
}
answer("least cost 3", cost(d, 3, 1))
answer("least cost 8", cost(d, 8, 1))
# Fifths of predicted probability: equal predictions where their middle rank falls.
middle <- ave(seq_len(480), sort(d$probability), FUN = mean)
fifth <- pmin(4, floor(5 * (middle - 0.5) / 480))[rank(d$probability, ties.method = "first")]
for (g in sort(unique(fifth))) {
  part <- d[fifth == g, ]
  m <- length(unique(part$account))
  p <- mean(part$outcome)
  z <- qnorm(0.975)
  centre <- (p + z^2 / (2 * m)) / (1 + z^2 / m)
  half <- z / (1 + z^2 / m) * sqrt(p * (1 - p) / m + z^2 / (4 * m^2))
  answer(paste("fifth", g + 1), c(nrow(part), m, sum(part$outcome), mean(part$probability), centre - half, centre + half))
}
# Top tenth of 480 rows: 48, of the last equal scores a part.
o <- order(-d$score)
share <- tapply(d$outcome, d$score, mean)
answer("lift", mean(share[as.character(d$score[o][1:48])]) / mean(d$outcome))
quality <- d[d$month > 4, ]
alert <- quality$score >= line
answer("precision", mean(quality$outcome[alert]))
answer("recall", mean(alert[quality$outcome == 1]))
answer("alerts a month", sum(alert) / 4)
write_answers("scores")
