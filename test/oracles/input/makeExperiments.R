# Makes experiments.csv and panel.csv beside it: run once from test/oracles, Rscript --vanilla input/makeExperiments.R
source("common.R")
seed <- 20260
draw <- function(n) { seed <<- seed + 1; park_miller(n + 20, seed)[-(1:20)] }
bell <- function(n) rowSums(matrix(draw(12 * n), n)) - 6
rows <- NULL
add <- function(case, arm, value, pre = NA, account = NA)
  rows <<- rbind(rows, data.frame(case, arm, account, pre, value))
arms <- function(n, target = n %/% 2) rep(c("control", "target"), c(n - target, target))
pre <- 10 + 3 * bell(60)
add("plain", arms(60, 25), 5 + 0.8 * pre + bell(60) + 1.2 * (arms(60, 25) == "target"), pre)
add("ties", arms(80), floor(5 * draw(80)) + (arms(80) == "target") * (draw(80) < 0.3), floor(4 * draw(80)))
add("skewed", arms(90, 30), exp(1.5 * bell(90)), exp(bell(90)))
add("offset", arms(40), 1e9 + bell(40), 1e9 + bell(40))
add("tiny", c("control", "control", "target", "target", "target"), c(1, 4, 2, 9, 7), c(1, 3, 1, 6, 8))
add("two", c("control", "control", "target", "target"), c(1, 4, 2, 9), c(5, 5, 5, 5))
add("single", c("target", rep("control", 4)), c(3, 1, 4, 1, 5), c(2, 7, 1, 8, 2))
add("one_arm_constant", arms(20), ifelse(arms(20) == "target", 3, bell(20)), bell(20))
add("both_constant", arms(20), ifelse(arms(20) == "target", 3, 2), bell(20))
add("all_equal", arms(20), rep(7, 20), bell(20))
clustered <- function(case, clusters, straddle = FALSE) {
  size <- 1 + floor(8 * draw(clusters))
  effect <- 2 * bell(clusters)
  g <- rep(seq_len(clusters), size)
  before <- effect[g] + bell(length(g))
  arm <- if (straddle) ifelse(draw(length(g)) < 0.4, "target", "control") else arms(clusters)[g]
  add(case, arm, 20 + effect[g] + bell(length(g)) + 1.5 * (arm == "target"), before, sprintf("A%02d", g))
}
clustered("clusters40", 40)
clustered("clusters30", 30)
clustered("clusters12", 12)
clustered("clusters7", 7)
clustered("clusters6", 6)
clustered("clusters5", 5)
clustered("straddling35", 35, TRUE)
write.csv(format(rows, digits = 17, trim = TRUE), "input/experiments.csv", row.names = FALSE, quote = FALSE, na = "")

panel <- NULL
for (units in c(40, 10)) {
  level <- 5 + bell(units)
  target <- seq_len(units) %% 2 == 0
  for (period in c("pre-2", "pre", "post")) panel <- rbind(panel, data.frame(
    case = paste0("panel", units), unit = sprintf("U%02d", seq_len(units)), arm = ifelse(target, "target", "control"),
    period, value = level + 0.5 * bell(units) + 0.7 * (target & period == "post")))
}
# Some units were not seen in every period.
panel <- panel[!(panel$case == "panel40" & (seq_len(nrow(panel)) %% 11) == 0), ]
write.csv(format(panel, digits = 17, trim = TRUE), "input/panel.csv", row.names = FALSE, quote = FALSE)
