# What every script here uses: R's answers go to out/<script>.csv as lines "key,value", 17 digits.
options(digits = 17, stringsAsFactors = FALSE, warn = 1)
args <- commandArgs(trailingOnly = TRUE)
out_dir <- if (length(args) > 0) args[1] else "out"
answers <- list()
# Keeps one number, or several as key.1, key.2, ...; NA and infinite values are written as such.
answer <- function(key, value) {
  value <- unname(as.numeric(value))
  keys <- if (length(value) == 1) key else paste0(key, ".", seq_along(value))
  for (i in seq_along(value)) answers[[keys[i]]] <<- value[i]
}
write_answers <- function(name) {
  text <- vapply(answers, function(d) if (is.na(d)) "NA" else formatC(d, digits = 17, format = "g"), "")
  writeLines(c("key,value", paste0(names(answers), ",", trimws(text))), file.path(out_dir, paste0(name, ".csv")))
}
# The minimal standard generator of Park and Miller: the same numbers in JavaScript, so that large inputs need no file.
park_miller <- function(n, seed) {
  x <- numeric(n)
  for (i in seq_len(n)) {
    seed <- (16807 * seed) %% 2147483647
    x[i] <- seed
  }
  x / 2147483647
}
