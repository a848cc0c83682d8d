; Erlang

(comment) @comment

; The types of a function stand above it.
(spec) @attribute

[
  (wild_attribute)
  (pp_ifdef)
] @decoration

; Definitions: modules, records and their fields

(module_attribute name: (atom) @name) @definition.module

(record_decl name: (atom) @name . "," @body) @definition.struct

(record_decl fields: (record_field name: (atom) @name) @definition.field)

; Definitions: types and callbacks. `-doc` stands before them as it does before functions.

((wild_attribute
   name: (attr_name name: (atom) @_doc)
   value: [(string) (multi_string)] @doc)
 . (callback fun: (atom) @name) @definition.method
 (#eq? @_doc "doc"))

(callback fun: (atom) @name) @definition.method

((wild_attribute
   name: (attr_name name: (atom) @_doc)
   value: [(string) (multi_string)] @doc)
 . [
     (type_alias name: (type_name name: (atom) @name))
     (opaque name: (type_name name: (atom) @name))
     (nominal name: (type_name name: (atom) @name))
   ] @definition.type
 (#eq? @_doc "doc"))

[
  (type_alias name: (type_name name: (atom) @name))
  (opaque name: (type_name name: (atom) @name))
  (nominal name: (type_name name: (atom) @name))
] @definition.type

; Definitions: functions. Every clause is a declaration of its own here.

((wild_attribute
   name: (attr_name name: (atom) @_doc)
   value: [(string) (multi_string)] @doc)
 . [(spec) (comment)]*
 . (fun_decl
     clause: (function_clause
       name: (atom) @name
       body: (_) @body)) @definition.function
 (#eq? @_doc "doc"))

; What has a specification begins a function: a clause has none.
((spec)
 . (fun_decl
     clause: (function_clause
       name: (atom) @name
       body: (_) @body)) @definition.function)

(fun_decl
  clause: (function_clause
    name: (atom) @name
    body: (_) @body)) @definition.function @clause

; Definitions: macros. A short replacement stays in the signature.

(pp_define lhs: (macro_lhs name: [(var) (atom)] @name)) @definition.macro

; Exports

(export_attribute funs: (fa fun: (atom) @exported))

(export_type_attribute types: (fa fun: (atom) @exported))

((source_file
   (compile_options_attribute options: [(atom) @_option (list (atom) @_option)])
   (fun_decl clause: (function_clause name: (atom) @exported)))
  (#eq? @_option "export_all"))

; Tests, by the endings that EUnit looks for and the beginning that PropEr does

((function_clause name: (atom) @test)
  (#match? @test "_test_?$|^prop_"))

((module_attribute name: (atom) @test)
  (#match? @test "_SUITE$|_tests?$"))

; References: what is implemented

(behaviour_attribute name: (atom) @name) @reference.implementation

; References: records

(record_expr name: (record_name name: (atom) @name)) @reference.class

(record_name name: (atom) @name) @reference.type

; References: types. They look like calls; the place tells. The built-in ones say nothing.

; An alternative and the tail of a list have one shape.
(list (pipe [
  (call expr: (atom) @name)
  (call expr: (remote fun: (atom) @name))
])) @reference.call

((_
   ty: (call expr: [(atom) @name (remote fun: (atom) @name)])) @reference.type
  (#not-any-of? @name
    "term" "any" "atom" "integer" "non_neg_integer" "pos_integer" "neg_integer" "float" "number" "binary" "bitstring"
    "boolean" "list" "nonempty_list" "map" "tuple" "pid" "port" "reference" "module" "mfa" "no_return" "none" "iodata"
    "iolist" "string" "nonempty_string" "function" "fun" "timeout" "node" "arity" "byte" "char" "identifier" "dynamic"))

([
   (type_sig args: (expr_args args: (call expr: [(atom) @name (remote fun: (atom) @name)])))
   (type_sig args: (expr_args args: (list exprs: (call expr: [(atom) @name (remote fun: (atom) @name)]))))
   (type_sig ty: (list exprs: (call expr: [(atom) @name (remote fun: (atom) @name)])))
   (type_sig ty: (tuple expr: (call expr: [(atom) @name (remote fun: (atom) @name)])))
   (pipe (call expr: [(atom) @name (remote fun: (atom) @name)]))
   (pipe (tuple expr: (call expr: [(atom) @name (remote fun: (atom) @name)])))
   (ann_type ty: (list exprs: (call expr: [(atom) @name (remote fun: (atom) @name)])))
   (field_type expr: (call expr: [(atom) @name (remote fun: (atom) @name)]))
   (field_type expr: (list exprs: (call expr: [(atom) @name (remote fun: (atom) @name)])))
   (_ ty: (list exprs: (call expr: [(atom) @name (remote fun: (atom) @name)])))
   (_ ty: (tuple expr: (call expr: [(atom) @name (remote fun: (atom) @name)])))
 ] @reference.type
  (#not-any-of? @name
    "term" "any" "atom" "integer" "non_neg_integer" "pos_integer" "neg_integer" "float" "number" "binary" "bitstring"
    "boolean" "list" "nonempty_list" "map" "tuple" "pid" "port" "reference" "module" "mfa" "no_return" "none" "iodata"
    "iolist" "string" "nonempty_string" "function" "fun" "timeout" "node" "arity" "byte" "char" "identifier" "dynamic"))

; References: calls and functions as values

((call expr: (atom) @name) @reference.call
  (#not-any-of? @name
    "term" "any" "atom" "integer" "non_neg_integer" "pos_integer" "neg_integer" "float" "number" "binary" "bitstring"
    "boolean" "list" "nonempty_list" "map" "tuple" "pid" "port" "reference" "module" "mfa" "no_return" "none" "iodata"
    "iolist" "string" "nonempty_string" "function" "fun" "timeout" "arity" "byte" "char" "identifier" "dynamic"))

(call expr: (remote fun: (atom) @name)) @reference.call

(internal_fun fun: (atom) @name) @reference.call

(external_fun fun: (atom) @name) @reference.call

; References: macros, except those that every module has

((macro_call_expr name: [(var) (atom)] @name) @reference.macro
  (#not-any-of? @name
    "MODULE" "MODULE_STRING" "FILE" "LINE" "MACHINE" "FUNCTION_NAME" "FUNCTION_ARITY" "OTP_RELEASE"))

; References: modules

(remote_module module: (atom) @name) @reference.constant

(external_fun module: (module name: (atom) @name)) @reference.constant
