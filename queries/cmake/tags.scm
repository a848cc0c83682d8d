[(line_comment) (bracket_comment)] @comment

; CMake. Commands are written in any case, so their names are matched without it. What stands for a name may hold
; variables: `${lib}_static` is shown as it is written.

; Functions and macros

(function_def
  (function_command (argument_list . (argument) @name))
  (body) @body) @definition.function

(macro_def
  (macro_command (argument_list . (argument) @name))
  (body) @body) @definition.macro

; What an error has cut open still has its command.
(ERROR (function_command (argument_list . (argument) @name)) @definition.function)
(ERROR (macro_command (argument_list . (argument) @name)) @definition.macro)

; Targets. An imported one is defined elsewhere, but this is where the others learn its name.

((normal_command
   (identifier) @_command
   (argument_list . (argument [(unquoted_argument) @name (quoted_argument (quoted_element) @name)]))) @definition.target
  (#match? @_command "(?i)^(add_library|add_executable|add_custom_target|externalproject_add|qt_add_(executable|library|qml_module)|pybind11_add_module|python_add_library|cuda_add_(executable|library))$"))

((normal_command
   (identifier) @_command
   (argument_list
     . (argument) @_keyword
     . (argument (unquoted_argument) @name @test))) @definition.target
  (#match? @_command "(?i)^add_test$")
  (#eq? @_keyword "NAME"))

((normal_command
   (identifier) @_command
   (argument_list . (argument (unquoted_argument) @name @test))) @definition.target
  (#match? @_command "(?i)^add_test$")
  (#not-eq? @name "NAME"))

; Projects

((normal_command
   (identifier) @_command
   (argument_list . (argument (unquoted_argument) @name))) @definition.module
  (#match? @_command "(?i)^project$"))

; What a user may set

((normal_command
   (identifier) @_command
   (argument_list
     . (argument (unquoted_argument) @name)
     . (argument (quoted_argument) @doc)?)) @definition.variable
  (#match? @_command "(?i)^(option|cmake_dependent_option)$")
  (#not-match? @name "^\\$"))

((normal_command
   (identifier) @_command
   (argument_list
     . (argument (unquoted_argument) @name)
     (argument) @_cache
     . (argument)
     . (argument (quoted_argument) @doc)?)) @definition.variable
  (#match? @_command "(?i)^set$")
  (#eq? @_cache "CACHE")
  (#not-match? @name "^\\$"))

; Variables of the outermost level. CMake's own are set, not defined.

((source_file
   (normal_command
     (identifier) @_command
     (argument_list . (argument (unquoted_argument) @name))) @definition.variable)
  (#match? @_command "(?i)^set$")
  (#not-match? @name "^(CMAKE|CPACK|CTEST)_|^[^a-zA-Z]|^ENV\\{"))

; References: targets

((normal_command
   (identifier) @_command
   (argument_list . (argument (unquoted_argument) @name) @reference.identifier))
  (#match? @_command "(?i)^(target_\\w+|add_dependencies|set_target_properties|get_target_property|gtest_discover_tests|catch_discover_tests)$"))

((normal_command
   (identifier) @_command
   (argument_list (argument) . (argument (unquoted_argument) @name) @reference.identifier))
  (#match? @_command "(?i)^(target_link_libraries|add_dependencies)$")
  (#not-match? @name "^(PUBLIC|PRIVATE|INTERFACE|LINK_\\w+|debug|optimized|general|[-$].*)$"))

((normal_command
   (identifier) @_command
   (argument_list (argument) @_keyword . (argument (unquoted_argument) @name) @reference.identifier))
  (#match? @_command "(?i)^(add_library|add_custom_target|add_custom_command|install|export|set_property|get_property)$")
  (#any-of? @_keyword "ALIAS" "DEPENDS" "TARGET" "TARGETS")
  (#not-match? @name "^\\$"))

((normal_command
   (identifier) @_command
   (argument_list (argument) @_keyword . (argument (unquoted_argument) @name) @reference.call))
  (#match? @_command "(?i)^(add_test|add_custom_target|add_custom_command|cmake_language)$")
  (#any-of? @_keyword "COMMAND" "CALL")
  (#match? @name "^\\w+$"))

; References: commands that CMake doesn't bring

((normal_command (identifier) @name) @reference.call
  (#not-match? @name "(?i)^(add_\\w+|break|build_command|cmake_\\w+|configure_file|continue|ctest_\\w+|define_property|enable_language|enable_testing|execute_process|export|file|find_\\w+|fltk_wrap_ui|get_\\w+|include|include_directories|include_external_msproject|include_guard|include_regular_expression|install|link_directories|link_libraries|list|load_cache|load_command|mark_as_advanced|math|message|option|project|qt_wrap_\\w+|remove|remove_definitions|return|separate_arguments|set|set_\\w+|site_name|source_group|string|subdirs|target_\\w+|try_compile|try_run|unset|use_mangled_mesa|variable_requires|variable_watch|write_file)$"))

; References: variables. Where a condition names one, it stands without `${}`.

((variable) @name @reference.identifier
  (#not-match? @name "^(ARG[CNV]\\d*|CMAKE_\\w+|PROJECT_\\w+)$"))

([(if_command (argument_list (argument (unquoted_argument) @name @reference.identifier)))
  (if_condition (elseif_command (argument_list (argument (unquoted_argument) @name @reference.identifier))))]
  (#match? @name "^[A-Z][A-Z0-9]*_\\w+$")
  (#not-match? @name "^(CMAKE_\\w+|VERSION_\\w+|IN_LIST|IS_\\w+|PATH_EQUAL|PROJECT_\\w+)$"))
