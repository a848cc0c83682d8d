; CMake. Commands are written in any case.

((normal_command
   (identifier) @_command
   (argument_list . (argument) @import.source)) @import.include
  (#match? @_command "(?i)^(include|add_subdirectory|subdirs|cpmaddpackage)$"))

((normal_command
   (identifier) @_command
   (argument_list . (argument) @import.source)) @import.module
  (#match? @_command "(?i)^(find_package|find_dependency|fetchcontent_declare|pkg_check_modules)$"))
