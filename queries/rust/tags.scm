; Rust.

; Methods

(trait_item
  body: (declaration_list
    [
      (function_item name: (identifier) @name)
      (function_signature_item name: (identifier) @name)
    ] @definition.method))

(impl_item
  body: (declaration_list
    (function_item
      (visibility_modifier)? @visibility
      name: (identifier) @name) @definition.method))

; Modules with a body; `mod x;` is an import. Their documentation may be inside.

(mod_item
  (visibility_modifier)? @visibility
  name: (identifier) @name
  body: (declaration_list . (line_comment inner: (_)) @doc)) @definition.module

(mod_item
  (visibility_modifier)? @visibility
  name: (identifier) @name
  body: (_)) @definition.module

; Types. The fields of a tuple belong to its signature.

(struct_item
  (visibility_modifier)? @visibility
  name: (type_identifier) @name
  body: (ordered_field_declaration_list)
  ";" @body) @definition.struct

(struct_item (visibility_modifier)? @visibility name: (type_identifier) @name) @definition.struct

(enum_item (visibility_modifier)? @visibility name: (type_identifier) @name) @definition.enum

(union_item (visibility_modifier)? @visibility name: (type_identifier) @name) @definition.union

(trait_item (visibility_modifier)? @visibility name: (type_identifier) @name) @definition.trait

(type_item (visibility_modifier)? @visibility name: (type_identifier) @name) @definition.type

(associated_type name: (type_identifier) @name) @definition.type

(field_declaration (visibility_modifier)? @visibility name: (field_identifier) @name) @definition.field

(enum_variant name: (identifier) @name) @definition.enumerator

; Functions and macros

(function_item (visibility_modifier)? @visibility name: (identifier) @name) @definition.function

(function_signature_item (visibility_modifier)? @visibility name: (identifier) @name) @definition.function

(macro_definition name: (identifier) @name . ["{" "(" "["] @body) @definition.macro

((attribute_item (attribute (identifier) @_export))
  . (macro_definition name: (identifier) @exported)
  (#eq? @_export "macro_export"))

; Constants and statics of modules, traits and implementations, not of function bodies

([
  (source_file
    (const_item
      (visibility_modifier)? @visibility
      name: (identifier) @name
      value: [
        (array_expression) @body
        (reference_expression value: (array_expression) @body)
        (struct_expression body: (_) @body)
        (block) @body
      ]) @definition.constant)
  (declaration_list
    (const_item
      (visibility_modifier)? @visibility
      name: (identifier) @name
      value: [
        (array_expression) @body
        (reference_expression value: (array_expression) @body)
        (struct_expression body: (_) @body)
        (block) @body
      ]) @definition.constant)
  (source_file
    (static_item
      (visibility_modifier)? @visibility
      name: (identifier) @name
      value: [
        (array_expression) @body
        (reference_expression value: (array_expression) @body)
        (struct_expression body: (_) @body)
        (block) @body
      ]) @definition.variable)
  (declaration_list
    (static_item
      (visibility_modifier)? @visibility
      name: (identifier) @name
      value: [
        (array_expression) @body
        (reference_expression value: (array_expression) @body)
        (struct_expression body: (_) @body)
        (block) @body
      ]) @definition.variable)
 ]
 (#not-eq? @name "_"))

([
  (source_file (const_item (visibility_modifier)? @visibility name: (identifier) @name) @definition.constant)
  (declaration_list (const_item (visibility_modifier)? @visibility name: (identifier) @name) @definition.constant)
  (source_file (static_item (visibility_modifier)? @visibility name: (identifier) @name) @definition.variable)
  (declaration_list (static_item (visibility_modifier)? @visibility name: (identifier) @name) @definition.variable)
 ]
 (#not-eq? @name "_"))

; `impl` blocks: the type is the scope of what is in it. References and slices give their element, anything else its text.

(impl_item
  type: [
    (type_identifier) @name
    (primitive_type) @name
    (scoped_type_identifier name: (type_identifier) @name)
    (generic_type type: (type_identifier) @name)
    (generic_type type: (scoped_type_identifier name: (type_identifier) @name))
    (dynamic_type trait: (type_identifier) @name)
    (dynamic_type trait: (scoped_type_identifier name: (type_identifier) @name))
    (reference_type type: [(type_identifier) (primitive_type)] @name)
    (reference_type type: (generic_type type: (type_identifier) @name))
    (reference_type type: (scoped_type_identifier name: (type_identifier) @name))
    (reference_type type: (generic_type type: (scoped_type_identifier name: (type_identifier) @name)))
    (reference_type type: (array_type) @name)
    (array_type) @name
    (tuple_type) @name
    (unit_type) @name
    (function_type) @name
    (pointer_type) @name
  ]) @scope.implementation

(line_comment !inner) @comment
(block_comment !inner) @comment

; An attribute is a sibling before its item in this grammar. Those of items belong to signatures, unless they speak to the
; compiler or to linters alone; those of fields and variants say how they are written elsewhere.
([
   (source_file (attribute_item (attribute [(identifier) (scoped_identifier)] @_attribute)) @decoration)
   (declaration_list (attribute_item (attribute [(identifier) (scoped_identifier)] @_attribute)) @decoration)
 ]
 (#match? @_attribute
   "^(allow|automatically_derived|clippy::.*|cold|coverage|deny|diagnostic::.*|doc|expect|forbid|inline|must_use|rustfmt::skip|track_caller|warn)$"))

; What nearly every type derives tells little.
([
   (source_file (attribute_item) @decoration)
   (declaration_list (attribute_item) @decoration)
 ]
 (#match? @decoration "^#\\[derive\\((\\s*(Clone|Copy|Debug|Default|Eq|Hash|Ord|PartialEq|PartialOrd)\\s*,?)*\\s*\\)\\]"))

(source_file (attribute_item) @attribute)
(declaration_list (attribute_item) @attribute)
(field_declaration_list (attribute_item) @decoration)
(enum_variant_list (attribute_item) @decoration)

; Traits that are implemented, inherited or derived

(impl_item
  trait: [
    (type_identifier) @name
    (scoped_type_identifier name: (type_identifier) @name)
    (generic_type type: (type_identifier) @name)
    (generic_type type: (scoped_type_identifier name: (type_identifier) @name))
  ] @reference.implementation)

(trait_item
  bounds: (trait_bounds
    [
      (type_identifier) @name
      (scoped_type_identifier name: (type_identifier) @name)
      (generic_type type: (type_identifier) @name)
      (generic_type type: (scoped_type_identifier name: (type_identifier) @name))
    ] @reference.implementation))

; The standard library's derived traits say nothing.
(attribute
  (identifier) @_derive
  arguments: (token_tree (identifier) @name @reference.implementation)
  (#eq? @_derive "derive")
  (#match? @name "^[A-Z]")
  (#not-any-of? @name "Clone" "Copy" "Debug" "Default" "Eq" "Hash" "Ord" "PartialEq" "PartialOrd"))

; Attributes, except the compiler's own

(attribute_item
  (attribute [(identifier) @name (scoped_identifier name: (identifier) @name)])
  (#not-any-of? @name
    "allow" "automatically_derived" "cfg" "cfg_attr" "cold" "default" "deny" "deprecated" "derive" "doc" "expect"
    "forbid" "ignore" "inline" "macro_export" "macro_use" "must_use" "no_mangle" "non_exhaustive" "path" "proc_macro"
    "proc_macro_attribute" "proc_macro_derive" "repr" "should_panic" "target_feature" "test" "track_caller" "warn")) @reference.attribute

; Macros

(macro_invocation
  macro: [(identifier) @name (scoped_identifier name: (identifier) @name)]) @reference.macro

; The arguments of a macro are bare tokens: a name before a parenthesis is taken for a call. Two levels are looked at.

(macro_invocation
  (token_tree
    [
      ((identifier) @name @reference.macro . "!" . (token_tree))
      (token_tree (identifier) @name @reference.macro . "!" . (token_tree))
    ]))

; The call of `f::<T>(x)` is `f`, although `T` stands before the parenthesis. What stands before `::` is a type.
(macro_invocation
  (token_tree
    [
      ("::" . "<" . (identifier) @name @reference.type)
      ((identifier) @name @reference.type . "::")
      (token_tree "::" . "<" . (identifier) @name @reference.type)
      (token_tree (identifier) @name @reference.type . "::")
    ])
  (#match? @name "^[A-Z].")
  (#not-eq? @name "Self"))

(macro_invocation
  (token_tree
    [
      ((identifier) @name @reference.call . "::" . "<")
      ((identifier) @name @reference.call . (token_tree . "("))
      (token_tree (identifier) @name @reference.call . "::" . "<")
      (token_tree (identifier) @name @reference.call . (token_tree . "("))
    ])
  (#not-any-of? @name "Some" "Ok" "Err"))

(macro_invocation
  (token_tree
    [
      (identifier) @name @reference.constant
      (token_tree (identifier) @name @reference.constant)
    ])
  (#match? @name "^[A-Z].")
  (#not-any-of? @name "None" "Some" "Ok" "Err" "Self"))

; Calls. `Some`, `Ok` and `Err` are left out.

(call_expression
  function: [
    (identifier) @name
    (field_expression field: (field_identifier) @name)
    (scoped_identifier name: (identifier) @name)
    (generic_function
      function: [
        (identifier) @name
        (field_expression field: (field_identifier) @name)
        (scoped_identifier name: (identifier) @name)
      ])
  ]
  (#not-any-of? @name "Some" "Ok" "Err")) @reference.call

; Instances

(struct_expression
  name: [
    (type_identifier) @name
    (scoped_type_identifier name: (type_identifier) @name)
    (generic_type_with_turbofish type: (type_identifier) @name)
  ]
  (#not-eq? @name "Self")) @reference.class

; Types. A single letter is nearly always a type parameter.

((type_identifier) @name @reference.type
  (#match? @name "^..")
  (#not-eq? @name "Self"))

; `Type::function`: a path's capitalised part is a type.

(scoped_identifier
  path: [
    (identifier) @name
    (scoped_identifier name: (identifier) @name)
    (generic_type type: (type_identifier) @name)
  ] @reference.type
  (#match? @name "^[A-Z].")
  (#not-eq? @name "Self"))

(scoped_type_identifier
  path: (identifier) @name @reference.type
  (#match? @name "^[A-Z].")
  (#not-eq? @name "Self"))

; Capitalised names as values and in patterns: constants, variants, unit structs. The parents are listed since a path of a
; `use` has the same shape.

([
  (arguments [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (array_expression [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (assignment_expression right: [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (binary_expression [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (block [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (closure_expression body: [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (const_item value: [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (field_expression value: [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (field_initializer value: [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (index_expression [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (let_declaration value: [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (match_arm value: [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (match_expression value: [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (match_pattern [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (or_pattern [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (range_pattern [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (range_expression [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (reference_expression value: [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (return_expression [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (static_item value: [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (tuple_expression [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (tuple_pattern [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
  (tuple_struct_pattern type: [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.constant)
 ]
 (#match? @name "^[A-Z]")
 (#not-any-of? @name "None" "Some" "Ok" "Err"))

; Tests: `#[test]`, `#[tokio::test]`, and what is compiled for tests only

(source_file
  (attribute_item
    (attribute [(identifier) @_test (scoped_identifier name: (identifier) @_test)]))
  .
  (attribute_item)*
  .
  (function_item name: (identifier) @test)
  (#any-of? @_test "test" "bench"))

(source_file
  (attribute_item
    (attribute (identifier) @_cfg arguments: (token_tree "(" . (identifier) @_test . ")")))
  .
  (attribute_item)*
  .
  (mod_item name: (identifier) @test)
  (#eq? @_cfg "cfg")
  (#eq? @_test "test"))

(declaration_list
  (attribute_item
    (attribute [(identifier) @_test (scoped_identifier name: (identifier) @_test)]))
  .
  (attribute_item)*
  .
  (function_item name: (identifier) @test)
  (#any-of? @_test "test" "bench"))

(declaration_list
  (attribute_item
    (attribute (identifier) @_cfg arguments: (token_tree "(" . (identifier) @_test . ")")))
  .
  (attribute_item)*
  .
  (mod_item name: (identifier) @test)
  (#eq? @_cfg "cfg")
  (#eq? @_test "test"))
