function(before x)
#        ^ definition.function scope=- signature="function(before x)"
  helper(${x})
# ^ reference.call
#          ^ reference.identifier
endfunction()

option(EARLY "Before the fault" ON)
#      ^ definition.variable scope=- doc

add_library(cut STATIC "a.c)
#           ^ definition.target scope=-

add_executable(after b.c")
)

add_custom_target(late)
#                 ^ definition.target scope=- signature="add_custom_target(late)"

function(open_ended y)
#        ^ definition.function scope=- signature="function(open_ended y)"
  helper(${y})
# ^ reference.call
#          ^ reference.identifier
