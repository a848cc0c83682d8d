; Python

(import_statement
  name: [
    (dotted_name) @import.source
    (aliased_import
      name: (dotted_name) @import.source
      alias: (identifier) @import.alias)
  ]) @import.module

(import_from_statement
  module_name: (_) @import.source
  name: [
    (dotted_name) @import.name
    (aliased_import
      name: (dotted_name) @import.name
      alias: (identifier) @import.alias)
  ]) @import.name

(import_from_statement
  module_name: (_) @import.source
  (wildcard_import) @import.wildcard) @import.module

(future_import_statement
  "__future__" @import.source
  name: [
    (dotted_name) @import.name
    (aliased_import
      name: (dotted_name) @import.name
      alias: (identifier) @import.alias)
  ]) @import.name

; importlib.import_module("a.b"), __import__("a.b")
((call
  function: [
    (identifier) @_function
    (_ attribute: (identifier) @_function)
  ]
  arguments: (_ . (string (string_content) @import.source))) @import.module
  (#any-of? @_function "import_module" "__import__"))
