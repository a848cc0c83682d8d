(comment) @comment

; Starlark: Bazel, Buck, Tilt.

(function_definition
  name: (identifier) @name
  body: (_ . (expression_statement (string) @doc)?)) @definition.function

; What makes rules is bound to names by assignments, but these names are called and instantiated.

((module
   (expression_statement
     (assignment
       left: (identifier) @name
       right: (call
         function: [(identifier) @_factory (attribute attribute: (identifier) @_factory)]
         arguments: (_) @body))) @definition.function)
  (#any-of? @_factory
    "rule" "macro" "aspect" "repository_rule" "module_extension" "transition" "subrule" "materializer_rule" "make" "tag_class"))

((module
   (expression_statement
     (assignment
       left: [(identifier) @name (_ . (identifier) @name)]
       right: (call function: (identifier) @_factory arguments: (_) @body))) @definition.struct)
  (#any-of? @_factory "provider" "record"))

(module
  (expression_statement
    (assignment
      left: (identifier) @name
      right: (lambda body: (_) @body))) @definition.function)

; Constants are upper-case by convention.

((module
   (expression_statement
     (assignment
       left: (identifier) @name
       right: [(dictionary) (list) (set) (tuple) (call arguments: (_) @body) (list_comprehension) (dictionary_comprehension)]? @body))
   @definition.constant)
  (#match? @name "^_*[A-Z][A-Z0-9_]*$"))

(module
  (expression_statement
    (assignment
      left: (identifier) @name
      right: [(dictionary) (list) (set) (tuple) (call arguments: (_) @body) (list_comprehension) (dictionary_comprehension)]? @body))
  @definition.variable)

(module
  (expression_statement
    (assignment left: [(pattern_list (identifier) @name) (tuple_pattern (identifier) @name)])) @definition.variable)

; Targets are calls with a name.

((module
   (expression_statement
     (call
       function: (identifier) @_rule
       arguments: (argument_list
         (keyword_argument
           name: (identifier) @_key
           value: (string (string_content) @name)))) @definition.module))
  (#any-of? @_rule "module" "workspace")
  (#eq? @_key "name"))

((module
   (expression_statement
     (call
       function: [(identifier) @_rule (attribute attribute: (identifier) @_rule)]
       arguments: (argument_list
         (keyword_argument
           name: (identifier) @_key
           value: (string (string_content) @name @test)))) @definition.target))
  (#match? @_rule "_test$|^test_suite$|_tests$")
  (#eq? @_key "name"))

((module
   (expression_statement
     (call
       function: (_) @_rule
       arguments: (argument_list
         (keyword_argument
           name: (identifier) @_key
           value: (string (string_content) @name)))) @definition.target))
  (#not-any-of? @_rule "bazel_dep" "register_toolchains")
  (#eq? @_key "name"))

; References

(call
  function: [(identifier) @name (attribute attribute: (identifier) @name)]
  (#not-any-of? @name
    "load" "package" "glob" "select" "exports_files" "licenses" "print" "fail" "len" "list" "dict" "str" "int" "bool" "range"
    "enumerate" "zip" "sorted" "reversed" "hasattr" "getattr" "type" "repr" "any" "all" "max" "min" "tuple" "depset" "struct"
    "append" "extend" "format" "join" "split" "get" "items" "keys" "values" "update" "startswith" "endswith" "replace" "strip"
    "rule" "provider" "aspect" "repository_rule" "module_extension" "bazel_dep" "module" "workspace")) @reference.call

; Labels. The colon of `:name` is left out of the name.

([
  (list (string (string_content) @name @reference.identifier))
  (keyword_argument value: (string (string_content) @name @reference.identifier))
  (pair value: (string (string_content) @name @reference.identifier))
  (pair value: (list (string (string_content) @name @reference.identifier)))
 ]
 (#match? @name "^(:|//|@)[^ ]+$")
 (#not-match? @name "^//visibility:|:__"))

((keyword_argument
   name: (identifier) @_key
   value: (identifier) @name @reference.call)
  (#any-of? @_key "implementation" "rule" "impl" "initializer" "init"))

([
  (list (identifier) @name @reference.constant)
  (argument_list (identifier) @name @reference.constant)
  (keyword_argument value: (identifier) @name @reference.constant)
  (subscript subscript: (identifier) @name @reference.constant)
  (binary_operator (identifier) @name @reference.constant)
  (comparison_operator (identifier) @name @reference.constant)
  (for_in_clause right: (identifier) @name @reference.constant)
  (attribute object: (identifier) @name @reference.constant)
 ]
 (#match? @name "^_*[A-Z]"))
