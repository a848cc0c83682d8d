library(stats)
# <- reference.call
#       ^ import.module source=stats

before <- function(x) mean(x)
# <- definition.function scope=- signature="before <- function(x)"
#                     ^ reference.call

broken <- function(x {
  y <- = 3
}

after <- function(y) {
# <- definition.function scope=- signature="after <- function(y)"
  before(y)
# ^ reference.call
}
