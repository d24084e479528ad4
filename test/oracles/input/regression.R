# Makes the inputs of the oracles of regression, scores and causes: Rscript --vanilla regression.R, in this folder.
source("../common.R")
normal <- function(n, seed) qnorm(park_miller(n, seed))

n <- 240
d <- data.frame(
  a = round(normal(n, 101), 4), b = floor(6 * park_miller(n, 102)), c = as.numeric(park_miller(n, 103) < 0.3),
  account = paste0("A", 1 + floor(40 * park_miller(n, 104))), few = paste0("F", 1 + floor(12 * park_miller(n, 105)))
)
own <- normal(40, 106)[as.integer(substr(d$account, 2, 4))]
d$y <- as.numeric(park_miller(n, 107) < plogis(-1 + 0.8 * d$a + 0.25 * d$b - 0.7 * d$c + own))
d$constant <- 3
d$twice_b <- 2 * d$b + 1
d$separating <- round(2 * d$y + park_miller(n, 108), 4)
d$quasi <- as.numeric(d$y == 1 & park_miller(n, 109) < 0.4)
d$y_one <- as.numeric(seq_len(n) == 77)
d$y_none <- 0
d$y_all <- 1
write.csv(d, "logistic.csv", row.names = FALSE, quote = FALSE)

# Scores of account-months: 60 accounts x 8 months, scores with many ties, outcomes by account.
scores <- expand.grid(month = 1:8, account = 1:60)
level <- round(4 * park_miller(60, 201))[scores$account]
scores$score <- level + floor(3 * park_miller(480, 202))
scores$probability <- round(plogis(-2.5 + 0.5 * scores$score), 6)
scores$outcome <- as.numeric(park_miller(480, 203) < plogis(-3 + 0.6 * level))
write.csv(scores[c("account", "month", "score", "probability", "outcome")], "scores.csv", row.names = FALSE)

# Matched sets: one case first, then 1 to 5 controls; two exposures, one measurement, MRR of the case.
stream <- park_miller(4000, 302)
sizes <- 2 + floor(5 * park_miller(90, 301))
sets <- do.call(rbind, lapply(1:90, function(k) {
  size <- sizes[k]
  u <- stream[40 * k + 1:(4 * size + 1)]
  case <- as.numeric(seq_len(size) == 1)
  data.frame(
    set = k, case = case, quiet = as.numeric(u[1:size] < ifelse(case == 1, 0.5, 0.25)),
    tickets = floor(6 * u[size + 1:size]^ifelse(case == 1, 1, 1.5)),
    trend = round(qnorm(u[2 * size + 1:size]) - 0.3 * case, 4), mrr = ifelse(case == 1, round(100 + 900 * u[4 * size + 1]), 0)
  )
}))
write.csv(sets, "matched_sets.csv", row.names = FALSE)
