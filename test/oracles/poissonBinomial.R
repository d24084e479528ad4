# The number of independent events with unequal probabilities, by multiplying out their generating function.
source("common.R")
mass <- function(p) {
  f <- 1
  for (q in p) f <- c(f, 0) * (1 - q) + c(0, f) * q
  f
}
keep <- function(key, p) {
  f <- mass(p)
  F <- cumsum(f)
  answer(paste(key, "low"), which(F >= 0.025 - 1e-14)[1] - 1)
  answer(paste(key, "high"), which(F >= 0.975 - 1e-14)[1] - 1)
  k <- round(sum(p))
  answer(paste(key, "at mean"), f[k + 1])
  answer(paste(key, "below mean"), F[k + 1])
  answer(paste(key, "variance"), sum(f * (seq_along(f) - 1)^2) - sum(f * (seq_along(f) - 1))^2)
}
keep("five", c(0.9, 0.5, 0.1, 0.99, 0.3))
keep("certain", c(0, 1, 1, 0.25, 0))
keep("one", 0.2)
keep("equal", rep(0.3, 40))
answer("equal by dbinom", dbinom(12, 40, 0.3))
keep("hundred", park_miller(100, 501))
keep("rare", park_miller(300, 502)^6)
keep("thousands", park_miller(4000, 503)^2)
write_answers("poissonBinomial")
