# Tail probabilities and quantiles that p-values and intervals are made of.
source("common.R")
for (x in c(1e-6, 0.5, 3.84, 30, 200)) for (df in c(1, 2, 3, 10)) answer(paste("chisq", x, df), pchisq(x, df, lower.tail = FALSE))
for (t in c(0, 0.3, 1.96, 8, 40)) for (df in c(1, 2.5, 29, 1000)) answer(paste("t", t, df), 2 * pt(-t, df))
for (p in c(0.9, 0.975, 0.9995)) for (df in c(1, 2.5, 29, 1000)) answer(paste("qt", p, df), qt(p, df))
for (k in c(0, 3, 7, 12)) for (p in c(0.1, 0.5)) answer(paste("binom", k, p), binom.test(k, 12, p)$p.value)
for (k in c(400, 480, 530)) answer(paste("binom1000", k), binom.test(k, 1000, 0.5)$p.value)
write_answers("distributions")
