# Makes input/survival.csv: small cases for curves, tests and models, with what is awkward. Run here: Rscript survival.R
source("../common.R")
seed <- 20260101
draw <- function(n) {
  seed <<- seed + 7919
  park_miller(n + 20, seed)[-(1:20)]
}
# n rows of one case; whole = times on a grid (ties); late = units enter after the origin
case <- function(name, n, whole = TRUE, late = FALSE, end = 0.6) {
  x1 <- round(2 * draw(n) - 1, 3)
  x2 <- as.numeric(draw(n) < 0.4)
  x3 <- floor(5 * draw(n))
  time <- -log(draw(n)) * 9 * exp(-0.5 * x1 - 0.7 * x2)
  time <- if (whole) pmax(1, ceiling(time)) else round(time + 0.01, 3)
  entry <- if (late) floor(100 * time * draw(n) * (draw(n) < 0.7)) / 100 else rep(0, n)
  if (whole) entry <- floor(entry)
  entry <- ifelse(entry >= time, 0, entry)
  event <- as.numeric(draw(n) < end)
  cause <- event * (1 + (draw(n) < 0.4))
  group <- c("a", "b", "c")[1 + floor(3 * draw(n))]
  stratum <- c("s", "t")[1 + floor(2 * draw(n))]
  data.frame(case = name, time, event, cause, entry, group, stratum, x1, x2, x3)
}
ties <- case("ties", 60)
continuous <- case("continuous", 80, whole = FALSE)
late <- case("late", 90, whole = FALSE, late = TRUE)
late_ties <- case("late_ties", 90, late = TRUE)
late_ties$entry[late_ties$time < 3] <- 0
heavy <- case("heavy_ties", 200)
heavy$time <- pmin(heavy$time, 4)
one_event <- case("one_event", 9, end = 0)
one_event$event[5] <- 1
one_event$cause <- one_event$event
one_event$time <- c(3, 5, 6, 6, 4, 8, 9, 2, 7)
no_events <- case("no_events", 7, end = 0)
all_events <- case("all_events", 24, end = 2)
tiny <- case("tiny", 4)
tiny[, c("time", "event", "cause")] <- cbind(c(2, 3, 5, 7), c(1, 0, 1, 1), c(1, 0, 2, 1))
tiny$group <- c("a", "a", "b", "b")
single <- tiny[1, ]
single$case <- "single"
separated <- case("separated", 40)
separated$x2 <- as.numeric(seq_len(40) <= 15)
separated$event <- ifelse(separated$x2 == 1, 0, separated$event)
constant <- case("constant", 40)
constant$x2 <- 3
collinear <- case("collinear", 40)
collinear$x3 <- 2 * collinear$x1 - collinear$x2 + 1
weighted <- case("weighted", 30)
weighted <- weighted[rep(1:30, 1 + seq_len(30) %% 3), ]
weighted$case <- "weighted"
write.csv(rbind(ties, continuous, late, late_ties, heavy, one_event, no_events, all_events, tiny, single, separated, constant, collinear, weighted),
  "survival.csv", row.names = FALSE, quote = FALSE)
