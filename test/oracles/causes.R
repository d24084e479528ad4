# Matched odds ratios, conditional logistic regression, corrected p-values, attributable shares, detectable odds.
source("common.R")
suppressMessages(library(survival))
d <- read.csv("input/matched_sets.csv")
tables_of <- function(d, exposed) {
  sets <- unique(d$set)
  x <- array(0, c(2, 2, length(sets)))
  for (k in seq_along(sets)) for (case in 0:1) for (e in 0:1)
    x[2 - e, 2 - case, k] <- sum(d$set == sets[k] & d$case == case & exposed == e)
  x
}
pooled <- function(key, x) {
  fit <- mantelhaen.test(x, correct = FALSE)
  answer(paste(key, "odds_ratio"), fit$estimate)
  answer(paste(key, "low"), fit$conf.int[1])
  answer(paste(key, "high"), fit$conf.int[2])
  answer(paste(key, "chi2"), fit$statistic)
  answer(paste(key, "p"), fit$p.value)
}
quiet <- tables_of(d, d$quiet)
tickets <- tables_of(d, as.numeric(d$tickets >= 3))
pooled("quiet", quiet)
pooled("tickets", tickets)
pooled("ten", tables_of(d[d$set <= 10, ], d$quiet[d$set <= 10]))
# Strata with several cases, some of them without any, or with everybody exposed.
u <- floor(9 * park_miller(4 * 12, 401))
strata <- array(u, c(2, 2, 12))
strata[, , 3] <- c(0, 0, 2, 3)
strata[, , 7] <- c(4, 0, 5, 0)
pooled("strata", strata)
# One side without a set: the exact bound, by R's own search (to its 1e-4) and by a closer one of the same equation.
bound <- function(key, x, alternative) {
  answer(paste(key, "R's bound"), mantelhaen.test(x, exact = TRUE, alternative = alternative)$conf.int[if (alternative == "greater") 1 else 2])
  if (alternative == "less") x <- x[2:1, , ]
  log_top <- function(log_odds) sum(apply(x, 3, function(m) {
    cases <- sum(m[, 1]); exposed <- sum(m[1, ]); controls <- sum(m[, 2])
    a <- max(0, exposed - controls):min(cases, exposed)
    w <- choose(cases, a) * choose(controls, exposed - a) * exp(a * log_odds)
    log(w[length(w)] / sum(w))
  }))
  root <- uniroot(function(b) log_top(b) - log(0.05), c(-8, 8), tol = 1e-14)$root
  answer(paste(key, "bound"), exp(if (alternative == "less") -root else root))
}
only_exposed <- quiet[, , apply(quiet, 3, function(m) m[1, 1] == 1 & m[2, 2] > 0)]
bound("all exposed", only_exposed[, , 1:8], "greater")
only_unexposed <- quiet[, , apply(quiet, 3, function(m) m[2, 1] == 1 & m[1, 2] > 0)]
bound("none exposed", only_unexposed, "less")
answer("all exposed R's estimate", mantelhaen.test(only_exposed[, , 1:8], correct = FALSE)$estimate)

conditional <- function(key, formula, data = d) {
  fit <- clogit(formula, data, method = "exact", control = coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 50))
  table <- summary(fit)$coefficients
  for (term in rownames(table)) {
    answer(paste(key, term, "estimate"), table[term, "coef"])
    answer(paste(key, term, "se"), table[term, "se(coef)"])
    answer(paste(key, term, "p"), table[term, "Pr(>|z|)"])
  }
  answer(paste(key, "log_likelihood"), fit$loglik[2])
}
conditional("one", case ~ quiet + strata(set))
conditional("three", case ~ quiet + tickets + trend + strata(set))
conditional("tiny", case ~ trend + strata(set), d[d$set <= 4, ])
d$size <- as.numeric(ave(d$case, d$set, FUN = length))
d$sum <- d$quiet + 2 * d$tickets
answer("left out", is.na(coef(clogit(case ~ quiet + tickets + sum + strata(set), d))))
d$leader <- 2 * d$case + d$quiet
answer("separated se", sqrt(diag(vcov(suppressWarnings(clogit(case ~ leader + strata(set), d))))))

p <- c(0.001, 0.04, 0.03, 0.03, NA, 0.2, 0.9, 0.012, 1)
answer("adjusted", p.adjust(p, "BH"))
answer("adjusted many", p.adjust(park_miller(200, 402)^3, "BH"))

# Miettinen's share, and its bootstrap with d3's randomLcg(7): state x 1664525 + 1013904223 modulo 2^32.
mrr <- tapply(d$mrr, d$set, sum)
exposed_mrr <- tapply(d$mrr * d$quiet, d$set, sum)
n <- apply(quiet, 3, sum)
r <- quiet[1, 1, ] * quiet[2, 2, ] / n
s <- quiet[2, 1, ] * quiet[1, 2, ] / n
share <- function(m) {
  if (sum(m * r) <= sum(m * s)) return(0)
  sum(m * exposed_mrr) / sum(m * mrr) * (1 - sum(m * s) / sum(m * r))
}
answer("share", share(rep(1, 90)))
state <- 7
draw <- function() {
  state <<- (1664525 * state + 1013904223) %% 4294967296
  state / 4294967296
}
values <- sort(replicate(400, share(tabulate(1 + floor(90 * replicate(90, draw())), 90))))
# Davison and Hinkley 1997, equation 5.8.
at <- function(p) {
  k <- floor(401 * p)
  z <- qnorm(c(p, k / 401, (k + 1) / 401))
  values[k] + (z[1] - z[2]) / (z[3] - z[2]) * (values[k + 1] - values[k])
}
answer("share low", at(0.025))
answer("share high", at(0.975))

# Odds ratio at which the score test over these sets has 80 % power.
detectable <- function(members, exposed) {
  E <- function(b) exposed * exp(b) / (exposed * exp(b) + members - exposed)
  V <- function(b) E(b) * (1 - E(b))
  f <- function(b) sum(E(b) - E(0)) - qnorm(0.975) * sqrt(sum(V(0))) - qnorm(0.8) * sqrt(sum(V(b)))
  exp(uniroot(f, c(0, 20), tol = 1e-14)$root)
}
answer("detectable quiet", detectable(n, apply(quiet, 3, function(m) sum(m[1, ]))))
answer("detectable thirty", detectable(rep(4, 30), rep(1:3, 10)))
# The same with one pair kind only has Dupont's closed form for pairs: n discordant pairs of two.
answer("detectable pairs", detectable(rep(2, 100), rep(1, 100)))
write_answers("causes")
