# Classes of S4, S7 and reference classes, and odd forms.
box::use(dplyr[filter, keep = select, ...], ./tools/text, p = pkg/sub, stats)
#    ^ reference.call
#              ^ import.name source=dplyr name=filter
#                             ^ import.name source=dplyr name=select alias=keep
#                                     ^ import.module source=dplyr wildcard
#                                           ^ import.module source=./tools/text
#                                                             ^ import.module source=pkg/sub alias=p
#                                                                      ^ import.module source=stats
import::from(magrittr, "%>%", into)
#       ^ reference.call
#                       ^ import.name source=magrittr name=%>%
#                             ^ import.name source=magrittr name=into

setClass("Shape", representation(name = "character", "VIRTUAL"))
# <- reference.call
#         ^ definition.class scope=-
#                 ^ reference.call
#                                ^ definition.field scope=Shape
Circle <- setClass("Circle",
# <- definition.class scope=-
#         ^ reference.call
  slots = c(radius = "numeric"),
#         ^ reference.call
#           ^ definition.field scope=Circle
  contains = c("Shape", "Drawable")
#            ^ reference.call
#               ^ reference.implementation
#                        ^ reference.implementation
)
setClassUnion("Maybe", c("numeric", "NULL"))
# <- reference.call
#              ^ definition.class scope=-
#                      ^ reference.call
setGeneric("area", function(shape, ...) standardGeneric("area"))
# <- reference.call
#           ^ definition.function scope=-
#                                       ^ reference.call
setMethod("area", "Circle", function(shape, ...) pi * shape@radius^2)
# <- reference.call
#          ^ definition.method scope=Circle
setMethod("show", signature(object = "Circle"), function(object) {
# <- reference.call
#          ^ definition.method scope=Circle
#                 ^ reference.call
  cat(area(object))
# ^ reference.call
#     ^ reference.call
})
setReplaceMethod("name", "Shape", function(x, value) x)
# <- reference.call
#                 ^ definition.method scope=Shape
Stack <- setRefClass("Stack", contains = "List",
# <- definition.class scope=-
#        ^ reference.call
#                                         ^ reference.implementation
  fields = list(items = "list"),
#          ^ reference.call
#               ^ definition.field scope=Stack
  methods = list(
#           ^ reference.call
    push = function(x) { items[[length(items) + 1]] <<- x },
#   ^ definition.method scope=Stack signature="push = function(x)"
#                               ^ reference.call
    "pop" = function() items[[1]]
#    ^ definition.method scope=Stack
  ))
Range <- S7::new_class("Range", parent = Shape, properties = list(low = class_double))
# <- definition.class scope=-
#            ^ reference.call
#                                        ^ reference.implementation
#                                                            ^ reference.call
#                                                                 ^ definition.field scope=Range signature="low = class_double"
width <- new_generic("width", "x")
# <- definition.function scope=-
#        ^ reference.call
method(width, Range) <- function(x) x@low
# <- reference.call
#      ^ definition.method scope=Range signature="method(width, Range) <- function(x)"
new("Circle", radius = 1)
# <- reference.call
#    ^ reference.class
Empty <- R6Class("Empty")
# <- definition.class scope=-
#        ^ reference.call

"quoted name" <- function() NULL
#^ definition.function scope=-
`name<-` <- function(x, value) { x }
# <- definition.function scope=- signature="`name<-` <- function(x, value)"
.hidden <- function(...) ..1
# <- definition.function scope=- signature=".hidden <- function(...)"
counter <<- 0
# <- definition.variable scope=- signature="counter <<- 0"
cached <- memoise::memoise(function(key) lookup(key))
# <- definition.function scope=- signature="cached <- memoise::memoise(function(key)"
#                  ^ reference.call
#                                        ^ reference.call
if (interactive()) {
#   ^ reference.call
  late <- function() 1
# ^ definition.function scope=- signature="late <- function()"
}
outer_fun <- function(f = function(x) x) { inner <- function() f; inner() }
# <- definition.function scope=- signature="outer_fun <- function(f = function(x) x)"
#                                          ^ definition.function scope=outer_fun local signature="inner <- function()"
#                                                                 ^ reference.call
multi <- function(a,
# <- definition.function scope=- lines=3 signature=")"
                  größe = list(1, 2)
#                           ^ reference.call
) a
x$field <- function() 1
names(x) <- c("a", "b")
# <- reference.call
#           ^ reference.call
test_that("works", { expect_equal(area(Circle$new()), 1) })
# <- reference.call
#                    ^ reference.call
#                                 ^ reference.call
#                                      ^ reference.class
test.area <- function() checkEquals(1, 1)
# <- definition.function scope=- test signature="test.area <- function()"
#                       ^ reference.call
StatHull <- ggplot2::ggproto("StatHull", ggplot2::Stat,
# <- definition.class scope=- lines=2
#                    ^ reference.call
#                                                 ^ reference.implementation
  required_aes = "x",
  compute_group = function(data, scales) hull(data)
# ^ definition.method scope=StatHull signature="compute_group = function(data, scales)"
#                                        ^ reference.call
)
setMethod("[", "Stack", function(x, i) x@items[i])
# <- reference.call
#          ^ definition.method scope=Stack
