IF(WIN32)
  Add_Library("quoted name" SHARED a.c)
#              ^ definition.target scope=-
ENDIF(WIN32)
FUNCTION(LOUD_NAME
#        ^ definition.function scope=- signature="second)" lines=3
    first
    second)
ENDFUNCTION()
function(_hidden)
#        ^ definition.function scope=- private signature="function(_hidden)"
  function(inner)
#          ^ definition.function scope=_hidden local signature="function(inner)"
  endfunction()
  cmake_parse_arguments(PARSE_ARGV 1 arg "QUIET" "" "")
endfunction()
macro(one_line a) endmacro()
#     ^ definition.macro scope=- signature="macro(one_line a)"
set(nested "${${prefix}_DIR}" ENV{PATH})
#   ^ definition.variable scope=-
#             ^ reference.identifier
#               ^ reference.identifier
set(ENV{HOME} "/tmp")
set(größe 3)
#   ^ definition.variable scope=- signature="set(größe 3)"
SET(SHOP_KIND "small" CACHE STRING
#   ^ definition.variable scope=- doc
  "Small or large" FORCE)
cmake_dependent_option(SHOP_GUI "With windows" ON "SHOP_DOCS" OFF)
#                      ^ definition.variable scope=- doc
foreach(part IN LISTS parts)
  add_library(part_${part} OBJECT [[bracket file.c]])
#             ^ definition.target scope=- signature="add_library(part_${part} OBJECT [[bracket file.c]])"
#                    ^ reference.identifier
endforeach()
ExternalProject_Add(zlib URL "https://example.org/zlib.tar.gz")
# <- reference.call
#                   ^ definition.target scope=-
FetchContent_Declare(json GIT_TAG v3)
# <- reference.call
#                    ^ import.module source=json
add_test(old_style runner --fast)
#        ^ definition.target scope=- test signature="add_test(old_style runner --fast)"
set_target_properties(zlib PROPERTIES FOLDER "third party") # a comment
#                     ^ reference.identifier
find_dependency(Threads)
#               ^ import.module source=Threads
cmake_language(CALL shop_warnings zlib)
#                   ^ reference.call
_hidden()
# <- reference.call
