# lung, veteran and aml as they come with R's survival, whole models with every test.
source("common.R")
library(survival)
tight <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 50)
keep <- function(key, fit) {
  answer(paste(key, "estimate"), fit$coefficients)
  answer(paste(key, "se"), sqrt(diag(fit$var)))
  answer(paste(key, "loglik"), fit$loglik)
  answer(paste(key, "score"), fit$score)
  answer(paste(key, "concordance"), concordance(fit)$concordance)
  for (transform in c("km", "identity")) answer(paste(key, transform), cox.zph(fit, transform, terms = FALSE)$table[, 1])
}
sick <- lung[!is.na(lung$ph.ecog), ]
keep("lung sex", coxph(Surv(time, status) ~ sex, lung, control = tight))
keep("lung", coxph(Surv(time, status) ~ age + sex + ph.ecog, sick, control = tight))
answer("lung rmean", summary(survfit(Surv(time, status) ~ 1, lung), rmean = 365)$table[c("rmean", "se(rmean)")])
answer("lung logrank", survdiff(Surv(time, status) ~ sex, lung)$chisq)
answer("lung logrank by ecog", survdiff(Surv(time, status) ~ sex + strata(ph.ecog), sick)$chisq)
keep("veteran", coxph(Surv(time, status) ~ trt + karno + diagtime + age + prior, veteran, control = tight))
keep("veteran by cell", coxph(Surv(time, status) ~ trt + karno + diagtime + age + prior + strata(celltype), veteran, control = tight))
answer("veteran logrank", survdiff(Surv(time, status) ~ celltype, veteran)$chisq)
answer("veteran logrank trt", survdiff(Surv(time, status) ~ trt, veteran)$chisq)
answer("aml logrank", survdiff(Surv(time, status) ~ x, aml)$chisq)
write_answers("survivalPublished")
