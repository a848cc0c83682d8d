; The source is the module; what a local variable holds of it is its alias. Two in one statement have none: the names and
; the values stand in lists of their own.

((assignment_statement
  . (variable_list . name: (_) @import.alias .)
  . (expression_list
    . (function_call
      name: (identifier) @_require
      arguments: (arguments . (string content: (string_content) @import.source))))) @import.module
  (#eq? @_require "require"))

((function_call
  name: (identifier) @_require
  arguments: (arguments . (string content: (string_content) @import.source))) @import.module
  (#eq? @_require "require"))

; `local ok, module = pcall(require, "module")`
((assignment_statement
  (variable_list name: (identifier) . name: (identifier) @import.alias)
  (expression_list
    . (function_call
      arguments: (arguments
        . (identifier) @_require
        . (string content: (string_content) @import.source))))) @import.module
  (#eq? @_require "require"))

((function_call
  arguments: (arguments
    . (identifier) @_require
    . (string content: (string_content) @import.source))) @import.module
  (#eq? @_require "require"))

((function_call
  name: (identifier) @_load
  arguments: (arguments . (string content: (string_content) @import.source))) @import.include
  (#any-of? @_load "dofile" "loadfile"))
