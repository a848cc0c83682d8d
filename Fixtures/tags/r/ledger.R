library(dplyr)
# <- reference.call
#       ^ import.module source=dplyr
library("stringr", quietly = TRUE)
# <- reference.call
#        ^ import.module source=stringr
requireNamespace("rlang")
# <- reference.call
#                 ^ import.module source=rlang
source("R/dates.R")
# <- reference.call
#       ^ import.include source=R/dates.R
source(file.path("R", "format.R"))
# <- reference.call
#      ^ reference.call
#                      ^ import.include source=format.R

MAX_ROWS <- 1000
# <- definition.constant scope=- signature="MAX_ROWS <- 1000"
column_types <- c(
# <- definition.variable scope=- signature="column_types <- c"
#               ^ reference.call
  day = "Date",
  amount = "numeric"
)
default_currency = "EUR"
# <- definition.variable scope=-

#' Reads a ledger
#'
#' @param path A file.
#' @return A data frame.
#' @export
read_ledger <- function(path, ..., currency = default_currency) {
# <- definition.function scope=- doc exported signature="read_ledger <- function(path, ..., currency = default_currency)"
  check <- function(x) stopifnot(file.exists(x))
# ^ definition.function scope=read_ledger local signature="check <- function(x)"
#                      ^ reference.call
#                                ^ reference.call
  check(path)
# ^ reference.call
  rows <- utils::read.csv(path, ...)
#                ^ reference.call
  rows |>
    filter(amount != 0) %>%
#   ^ reference.call
    mutate(day = parse_day(day))
#   ^ reference.call
#                ^ reference.call
}

#' @export
print.ledger <- function(x, ...) {
# <- definition.function scope=- doc exported signature="print.ledger <- function(x, ...)"
  cat("ledger\n")
# ^ reference.call
  invisible(x)
# ^ reference.call
}

# Sums up.
total = function(ledger, by = c("day",
# <- definition.function scope=- doc lines=2
#                             ^ reference.call
                                "month")) {
  lapply(ledger, sum)
# ^ reference.call
}

`%between%` <- function(x, range) x >= range[1] & x <= range[2]
# <- definition.function scope=- signature="`%between%` <- function(x, range)"
is_empty <- \(x) nrow(x) == 0
# <- definition.function scope=- signature="is_empty <- \(x)"
#                ^ reference.call

#' One account
#' @export
#' @importFrom R6 R6Class
Account <- R6::R6Class("Account",
# <- definition.class scope=- doc exported lines=2 signature="inherit = Entity"
#              ^ reference.call
  inherit = Entity,
#           ^ reference.implementation
  public = list(
#          ^ reference.call
    owner = NULL,
#   ^ definition.field scope=Account exported signature="owner = NULL"
    initialize = function(owner, balance = 0) {
#   ^ definition.constructor scope=Account exported signature="initialize = function(owner, balance = 0)"
      self$owner <- owner
      private$set(balance)
#             ^ reference.call
    },
    # Puts money in.
    deposit = function(amount) {
#   ^ definition.method scope=Account doc exported signature="deposit = function(amount)"
      private$set(private$balance + amount)
#             ^ reference.call
      invisible(self)
#     ^ reference.call
    }
  ),
  private = list(
#           ^ reference.call
    balance = 0,
#   ^ definition.field scope=Account private signature="balance = 0"
    set = function(value) private$balance <- value
#   ^ definition.method scope=Account private signature="set = function(value)"
  ),
  active = list(
#          ^ reference.call
    rounded = function() round(private$balance)
#   ^ definition.property scope=Account signature="rounded = function()"
#                        ^ reference.call
  )
)

account <- Account$new("Ada")$deposit(10)
# <- definition.variable scope=-
#          ^ reference.class
#                             ^ reference.call
