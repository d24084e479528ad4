# Experiments: R's own tests where it has them, the equations written out where it has not.
source("common.R")
suppressMessages(library(sandwich))
# NA where R stops or warns that it cannot.
or_na <- function(expr, n = 1) tryCatch(expr, error = function(e) rep(NA, n))
welch <- function(key, y, arm) {
  fit <- or_na({ t <- t.test(y[arm], y[!arm]); c(unname(diff(rev(t$estimate))), t$stderr, t$conf.int, t$p.value) }, 5)
  for (i in 1:5) answer(paste(key, c("value", "se", "low", "high", "p")[i]), fit[i])
}
clustered <- function(key, formula, data, term, cluster) {
  fit <- lm(formula, data)
  se <- sqrt(vcovCL(fit, cluster = cluster, type = "HC0", cadj = TRUE)[term, term])
  df <- length(unique(cluster)) - 1
  b <- coef(fit)[[term]]
  answer(paste(key, "value"), b); answer(paste(key, "se"), se)
  answer(paste(key, "low"), b - qt(0.975, df) * se); answer(paste(key, "high"), b + qt(0.975, df) * se)
  answer(paste(key, "p"), 2 * pt(-abs(b / se), df))
}
# p of the hypothesis that the effect is delta, by every way to share out the clusters; the interval by bisection.
permuted <- function(key, statistic, groups, treated_groups) {
  ways <- combn(groups, length(treated_groups), simplify = FALSE)
  p_of <- function(delta) {
    real <- abs(statistic(treated_groups, delta))
    mean(vapply(ways, function(w) abs(statistic(w, delta)) >= real * (1 - 1e-11) - 1e-13, NA))
  }
  d <- statistic(treated_groups, 0)
  edge <- function(sign) {
    out <- 1
    while (p_of(d + sign * out) > 0.05) { out <- 2 * out; if (out > 1e6) return(NA) }
    inside <- 0
    for (i in 1:45) { m <- (inside + out) / 2; if (p_of(d + sign * m) > 0.05) inside <- m else out <- m }
    d + sign * inside
  }
  answer(paste(key, "value"), d); answer(paste(key, "p"), p_of(0))
  answer(paste(key, "low"), edge(-1)); answer(paste(key, "high"), edge(1))
}
cases <- read.csv("input/experiments.csv", na.strings = "")
for (case in unique(cases$case)) {
  d <- cases[cases$case == case, ]
  arm <- d$arm == "target"
  if (all(is.na(d$account))) {
    welch(paste(case, "welch"), d$value, arm)
    for (correct in c(FALSE, TRUE)) {
      w <- wilcox.test(d$value[arm], d$value[!arm], exact = FALSE, correct = correct)
      answer(paste(case, "u"), w$statistic); answer(paste(case, "p", correct), w$p.value)
    }
    theta <- if (var(d$pre) == 0) NA else cov(d$value, d$pre) / var(d$pre)
    answer(paste(case, "theta"), theta)
    y <- d$value - theta * (d$pre - mean(d$pre))
    welch(paste(case, "cuped"), y, arm)
    ratio <- or_na((t.test(y[arm], y[!arm])$stderr / t.test(d$value[arm], d$value[!arm])$stderr)^2)
    answer(paste(case, "saved"), 1 - ratio)
    m <- tapply(d$value, arm, mean); v <- tapply(d$value, arm, function(x) var(x) / length(x))
    answer(paste(case, "lift"), m[[2]] / m[[1]] - 1)
    answer(paste(case, "lift se"), sqrt(v[[2]] / m[[1]]^2 + m[[2]]^2 * v[[1]] / m[[1]]^4))
  } else {
    d$arm <- as.numeric(arm)
    clustered(paste(case, "clustered"), value ~ arm, d, "arm", d$account)
    theta <- cov(d$value, d$pre) / var(d$pre)
    d$adjusted <- d$value - theta * (d$pre - mean(d$pre))
    clustered(paste(case, "cuped"), adjusted ~ arm, d, "arm", d$account)
    fit <- lm(value ~ 0 + factor(arm), d)
    V <- vcovCL(fit, cluster = d$account, type = "HC0", cadj = TRUE)
    m <- coef(fit); g <- c(-m[[2]] / m[[1]]^2, 1 / m[[1]])
    answer(paste(case, "lift se"), sqrt(drop(g %*% V %*% g)))
    if (case %in% c("clusters12", "clusters7", "clusters6"))
      permuted(paste(case, "permuted"), function(groups, delta) {
        y <- d$value - delta * d$arm
        mean(y[d$account %in% groups]) - mean(y[!d$account %in% groups])
      }, unique(d$account), unique(d$account[arm]))
  }
}
panel <- read.csv("input/panel.csv")
for (case in unique(panel$case)) for (pair in list(c("pre", "post"), c("pre-2", "pre"))) {
  d <- panel[panel$case == case & panel$period %in% pair, ]
  d$arm <- as.numeric(d$arm == "target"); d$after <- as.numeric(d$period == pair[2])
  key <- paste(case, pair[2])
  clustered(key, value ~ arm * after, d, "arm:after", d$unit)
  if (case == "panel10")
    permuted(paste(key, "permuted"), function(groups, delta) {
      y <- d$value - delta * d$arm * d$after
      m <- tapply(y, list(d$unit %in% groups, d$after), mean)
      m["TRUE", "1"] - m["TRUE", "0"] - m["FALSE", "1"] + m["FALSE", "0"]
    }, unique(d$unit), unique(d$unit[d$arm == 1]))
}
wilson <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int)
for (s in list(c(56, 70, 48, 80), c(9, 10, 3, 10), c(6, 7, 2, 7), c(5, 56, 0, 29), c(0, 10, 0, 20), c(10, 10, 0, 20),
               c(10, 10, 10, 10), c(1, 1, 0, 1), c(20119, 45489, 20034, 44700))) {
  key <- paste("newcombe", paste(s, collapse = " "))
  p <- s[c(1, 3)] / s[c(2, 4)]; a <- wilson(s[1], s[2]); b <- wilson(s[3], s[4]); d <- p[1] - p[2]
  answer(paste(key, "low"), d - sqrt((p[1] - a[1])^2 + (b[2] - p[2])^2))
  answer(paste(key, "high"), d + sqrt((a[2] - p[1])^2 + (p[2] - b[1])^2))
  answer(paste(key, "p"), suppressWarnings(prop.test(s[c(1, 3)], s[c(2, 4)], correct = FALSE)$p.value))
}
for (s in list(c(500, 500, 0.5), c(44700, 45489, 0.5), c(480, 560, 0.5), c(910, 90, 0.1))) {
  test <- chisq.test(s[1:2], p = c(1 - s[3], s[3]))
  answer(paste("chi2", paste(s, collapse = " ")), test$statistic); answer(paste("srm", paste(s, collapse = " ")), test$p.value)
}
for (s in list(c(15, 15, 0.5), c(3, 17, 0.5), c(0, 9, 0.5), c(95, 5, 0.1), c(60, 12, 0.2), c(1, 0, 0.5)))
  answer(paste("srm", paste(s, collapse = " ")), binom.test(s[2], sum(s[1:2]), s[3])$p.value)
# The half-width of the sequence in standard errors, rho by numerical search for the least width at the planned n.
margin <- function(t, rho, alpha) sqrt(2 * (t * rho^2 + 1) / (t * rho^2) * log(sqrt(t * rho^2 + 1) / alpha))
for (alpha in c(0.05, 0.1)) for (planned in c(100, 5000)) {
  rho <- exp(optimize(function(r) margin(planned, exp(r), alpha), c(-12, 3), tol = 1e-12)$minimum)
  for (t in c(60, planned)) answer(paste("sequence", t, planned, alpha), margin(t, rho, alpha))
}
for (s in list(c(0.5, 1), c(1, 10), c(5, 2), c(0.01, 1)))
  for (power in c(0.8, 0.95)) answer(paste("plan means", paste(s, collapse = " "), power),
    or_na(power.t.test(delta = s[1], sd = s[2], power = power, tol = 1e-12)$n))
for (s in list(c(0.1, 0.12), c(0.5, 0.4), c(0, 0.05)))
  for (power in c(0.8, 0.95)) answer(paste("plan shares", paste(s, collapse = " "), power),
    power.prop.test(p1 = s[1], p2 = s[2], power = power, tol = 1e-12)$n)
# 100,000 units of 5,000 accounts.
x <- park_miller(200000, 7)
large <- data.frame(y = floor(-20 * log(x[1:100000])), arm = as.numeric(seq_len(100000) %% 2 == 0), pre = x[100001:200000])
large$y <- large$y + floor(10 * large$pre)
welch("large welch", large$y, large$arm == 1)
w <- wilcox.test(large$y[large$arm == 1], large$y[large$arm == 0], correct = FALSE)
answer("large u", w$statistic); answer("large p", w$p.value)
clustered("large clustered", y ~ arm, large, "arm", (seq_len(100000) * 7) %% 5000)
theta <- cov(large$y, large$pre) / var(large$pre)
welch("large cuped", large$y - theta * (large$pre - mean(large$pre)), large$arm == 1)
write_answers("experiments")
