; Starlark
((call
   function: (identifier) @_load
   arguments: (argument_list
     . (string (string_content) @import.source)
     (string (string_content) @import.name))) @import.name
  (#eq? @_load "load"))

((call
   function: (identifier) @_load
   arguments: (argument_list
     . (string (string_content) @import.source)
     (keyword_argument
       name: (identifier) @import.alias
       value: (string (string_content) @import.name)))) @import.name
  (#eq? @_load "load"))

; Modules of Bazel
((call
   function: (identifier) @_dependency
   arguments: (argument_list
     (keyword_argument
       name: (identifier) @_name
       value: (string (string_content) @import.source)))) @import.module
  (#eq? @_dependency "bazel_dep")
  (#eq? @_name "name"))
