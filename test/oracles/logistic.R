# Logistic regression: glm, with sandwich's clustered errors, and a ridge by Newton steps written out here.
source("common.R")
suppressMessages({library(sandwich); library(lmtest)})
tight <- glm.control(epsilon = 1e-14, maxit = 100)
d <- read.csv("input/logistic.csv")
keep <- function(key, fit, V = vcov(fit), df = Inf) {
  b <- coef(fit)
  table <- coeftest(fit, vcov. = V, df = df)
  se <- p <- setNames(rep(NA_real_, length(b)), names(b))
  se[rownames(table)] <- table[, 2]
  p[rownames(table)] <- table[, 4]
  half <- (if (is.finite(df)) qt(0.975, df) else qnorm(0.975)) * se
  for (term in names(b)) {
    name <- paste(key, term)
    answer(paste(name, "estimate"), b[term])
    answer(paste(name, "se"), se[term])
    answer(paste(name, "low"), (b - half)[term])
    answer(paste(name, "high"), (b + half)[term])
    answer(paste(name, "p"), p[term])
  }
  answer(paste(key, "log_likelihood"), as.numeric(logLik(fit)))
}
# Fitted again from where it ended: R's errors are those of the step before the last.
fitted_by <- function(formula, data = d)
  glm(formula, binomial, data, control = tight, start = coef(glm(formula, binomial, data, control = tight)))
plain <- fitted_by(y ~ a + b + c)
keep("plain", plain)
clustered <- function(fit, cluster) vcovCL(fit, cluster = cluster, type = "HC0", cadj = TRUE)
keep("clustered", plain, clustered(plain, d$account))
keep("few", plain, clustered(plain, d$few), df = 11)
keep("two", plain, clustered(plain, d$few <= "F2"), df = 1)
keep("own", plain, vcovHC(plain, type = "HC0") * 240 / 239)
tiny <- fitted_by(y ~ a, d[1:9, ])
keep("tiny", tiny)
keep("one_event", fitted_by(y_one ~ a))
# R leaves out what adds nothing, at its default tolerance; the tight one would let rounding pass as a covariate.
answer("constant left out", is.na(coef(glm(y ~ a + constant, binomial, d))))
answer("collinear left out", is.na(coef(glm(y ~ b + twice_b + a, binomial, d))))
keep("constant", fitted_by(y ~ a))
keep("collinear", fitted_by(y ~ b + a))
moved <- transform(d, a = 1e4 + a / 1000)
keep("moved", fitted_by(y ~ a + b, moved))
# What R makes of the impossible: warnings, and numbers without meaning.
warned <- function(formula) {
  said <- character()
  withCallingHandlers(glm(formula, binomial, d), warning = function(w) {
    said <<- c(said, conditionMessage(w))
    invokeRestart("muffleWarning")
  })
  sum(unique(said) %in% c("glm.fit: fitted probabilities numerically 0 or 1 occurred", "glm.fit: algorithm did not converge"))
}
answer("separating warnings", warned(y ~ a + separating))
answer("quasi largest se", max(sqrt(diag(vcov(glm(y ~ a + quasi, binomial, d))))))
answer("y_none largest probability", max(fitted(suppressWarnings(glm(y_none ~ a, binomial, d)))))
answer("y_all smallest probability", min(fitted(suppressWarnings(glm(y_all ~ a, binomial, d)))))
# Ridge L: log-likelihood less L / 2 x sum of (slope x standard deviation with divisor n)^2.
ridge <- function(key, formula, L, cluster = NULL) {
  X <- model.matrix(formula, d)
  y <- d$y
  P <- diag(c(0, apply(X[, -1, drop = FALSE], 2, function(x) L * mean((x - mean(x))^2))))
  b <- numeric(ncol(X))
  for (i in 1:60) {
    p <- plogis(drop(X %*% b))
    H <- crossprod(X, X * (p * (1 - p))) + P
    b <- drop(b + solve(H, crossprod(X, y - p) - P %*% b))
  }
  p <- plogis(drop(X %*% b))
  bread <- solve(crossprod(X, X * (p * (1 - p))) + P)
  V <- bread
  if (!is.null(cluster)) {
    scores <- rowsum(X * (y - p), cluster)
    g <- nrow(scores)
    V <- bread %*% crossprod(scores) %*% bread * g / (g - 1)
  }
  for (i in seq_along(b)) {
    answer(paste(key, colnames(X)[i], "estimate"), b[i])
    answer(paste(key, colnames(X)[i], "se"), sqrt(V[i, i]))
  }
  answer(paste(key, "log_likelihood"), sum(dbinom(y, 1, p, log = TRUE)))
}
ridge("ridge", y ~ a + b + c, 5)
ridge("ridge clustered", y ~ a + b + c, 5, d$account)
ridge("ridge separating", y ~ a + separating, 1)
ridge("ridge collinear", y ~ b + twice_b + a, 2)
# 100,000 rows x 8 covariates in 2,000 clusters.
n <- 1e5
X <- matrix(park_miller(8 * n, 11), n, 8, byrow = TRUE)
colnames(X) <- paste0("x", 1:8)
y <- as.numeric(park_miller(n, 12) < plogis(drop(-2 + X %*% c(1, -1, 0.5, -0.5, 0.25, 0, 2, -2))))
big <- data.frame(y, X)
fit <- fitted_by(y ~ ., big)
keep("large", fit)
keep("large clustered", fit, clustered(fit, (seq_len(n) - 1) %% 2000))
write_answers("logistic")
