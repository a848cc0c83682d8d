; TypeScript with JSX

; import "a"
(import_statement
  . source: (string (string_fragment) @import.source)) @import.module

; import A from "a"
(import_statement
  (import_clause (identifier) @import.name)
  source: (string (string_fragment) @import.source)) @import.name

; import * as a from "a"
(import_statement
  (import_clause (namespace_import (identifier) @import.alias))
  source: (string (string_fragment) @import.source)) @import.module

; import { a, b as c } from "a"
(import_statement
  (import_clause
    (named_imports
      (import_specifier
        name: (_) @import.name
        alias: (identifier)? @import.alias)))
  source: (string (string_fragment) @import.source)) @import.name

; import a = require("a")
(import_statement
  (import_require_clause
    (identifier) @import.alias
    source: (string (string_fragment) @import.source))) @import.module

; export * from "a"
(export_statement
  "*" @import.wildcard
  source: (string (string_fragment) @import.source)) @import.reexport

; export * as a from "a"
(export_statement
  (namespace_export (identifier) @import.alias)
  source: (string (string_fragment) @import.source)) @import.reexport

; export { a, b as c } from "a"
(export_statement
  (export_clause
    (export_specifier
      name: (_) @import.name
      alias: (_)? @import.alias))
  source: (string (string_fragment) @import.source)) @import.reexport

; import("a")
(call_expression
  function: (import)
  arguments: (_ . (string (string_fragment) @import.source))) @import.module

; const a = require("a")
((variable_declarator
  name: (identifier) @import.alias
  value: (_
    function: (identifier) @_require
    arguments: (_ . (string (string_fragment) @import.source)))) @import.module
  (#eq? @_require "require"))

; const { a, b: c } = require("a")
((variable_declarator
  name: (object_pattern
    [
      (shorthand_property_identifier_pattern) @import.name
      (_ left: (shorthand_property_identifier_pattern) @import.name)
      (_ key: (property_identifier) @import.name value: (identifier) @import.alias)
    ])
  value: (_
    function: (identifier) @_require
    arguments: (_ . (string (string_fragment) @import.source)))) @import.name
  (#eq? @_require "require"))

; const b = require("a").b
((variable_declarator
  name: (identifier) @import.alias
  value: (_
    object: (_
      function: (identifier) @_require
      arguments: (_ . (string (string_fragment) @import.source)))
    property: (property_identifier) @import.name)) @import.name
  (#eq? @_require "require"))

; require("a"), f(require("a").b)
([
  (expression_statement
    (_
      function: (identifier) @_require
      arguments: (_ . (string (string_fragment) @import.source))) @import.module)
  (arguments
    (_ object: (_
      function: (identifier) @_require
      arguments: (_ . (string (string_fragment) @import.source))) @import.module))
]
  (#eq? @_require "require"))
