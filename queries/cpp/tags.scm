; The order: templates before what they hold, what stands in a class before what doesn't, and the general last.
; Wildcards stand in for declarators (`*`, `&`, `&&`, arrays, functions); they also compile much faster than their names.

; Types.
(template_declaration (class_specifier
  name: [
    (type_identifier) @name
    (_ !scope name: (type_identifier) @name)
    (_ scope: (_) @qualifier name: [(type_identifier) @name (_ name: (type_identifier) @name)])]
  body: (_) @body)) @definition.class

(template_declaration (struct_specifier
  name: [
    (type_identifier) @name
    (_ !scope name: (type_identifier) @name)
    (_ scope: (_) @qualifier name: [(type_identifier) @name (_ name: (type_identifier) @name)])]
  body: (_) @body)) @definition.struct

(class_specifier
  name: [
    (type_identifier) @name
    (_ !scope name: (type_identifier) @name)
    (_ scope: (_) @qualifier name: [(type_identifier) @name (_ name: (type_identifier) @name)])]
  body: (_)) @definition.class

(struct_specifier
  name: [
    (type_identifier) @name
    (_ !scope name: (type_identifier) @name)
    (_ scope: (_) @qualifier name: [(type_identifier) @name (_ name: (type_identifier) @name)])]
  body: (_)) @definition.struct

(union_specifier
  name: [
    (type_identifier) @name
    (_ !scope name: (type_identifier) @name)
    (_ scope: (_) @qualifier name: [(type_identifier) @name (_ name: (type_identifier) @name)])]
  body: (_)) @definition.union

(enum_specifier
  name: [(type_identifier) @name (_ scope: (_) @qualifier name: (type_identifier) @name)]
  body: (_)) @definition.enum

; `class LIBRARY_API Name : Base { … }` is read as a function, because of the macro.
(function_definition type: (_ !body . ["class" "struct"]) declarator: (identifier) @name) @definition.class

(function_definition
  type: (_ !body . ["class" "struct"] name: (type_identifier) @name @reference.macro)
  declarator: (identifier))

(namespace_definition name: (namespace_identifier) @name) @definition.namespace
(namespace_definition
  name: (nested_namespace_specifier
    (namespace_identifier) @qualifier
    . (namespace_identifier) @name .)) @definition.namespace
(namespace_definition
  name: (nested_namespace_specifier
    (namespace_identifier) @qualifier
    . (nested_namespace_specifier (namespace_identifier) @qualifier . (namespace_identifier) @name .))) @definition.namespace

(template_declaration (concept_definition name: (identifier) @name)) @definition.type
(template_declaration (alias_declaration name: (type_identifier) @name)) @definition.type
(alias_declaration name: (type_identifier) @name) @definition.type

; See the same patterns of C.
(type_definition
  type: [(struct_specifier !name body: (_) @body) (union_specifier !name body: (_) @body)]
  . declarator: (type_identifier) @name) @definition.struct

(type_definition
  type: (enum_specifier !name body: (_) @body)
  . declarator: (type_identifier) @name) @definition.enum

(type_definition
  type: (_ name: (type_identifier) @_tag body: (_))
  declarator: [(type_identifier) @name (_ declarator: (type_identifier) @name)] @definition.type
  (#not-eq? @name @_tag))

(type_definition
  type: (_ !body)
  declarator: [
    (type_identifier) @name
    (_ (type_identifier) @name)
    (_ (_ (type_identifier) @name))
    (_ declarator: (parenthesized_declarator (_ declarator: (type_identifier) @name)))
    (_ declarator: (parenthesized_declarator (_ (_ declarator: (type_identifier) @name))))
    (_ declarator: (_ declarator: (parenthesized_declarator (_ declarator: (type_identifier) @name))))]) @definition.type

; Behind the declarator stands a macro, which is the declarator to the parser: `void Lock() EXCLUSIVE_LOCK_FUNCTION();`,
; `int count_ GUARDED_BY(mutex_);`
((_
   type: (_)
   . (ERROR . (function_declarator declarator: [(field_identifier) (identifier)] @name parameters: (_)) .)
   . declarator: (_ declarator: [(field_identifier) (identifier)] @_macro parameters: (_))) @definition.method
  (#match? @_macro "^[A-Z][A-Z0-9_]+$"))

((_
   type: (_)
   . (ERROR . (identifier) @name .)
   . declarator: (_ declarator: (field_identifier) @_macro parameters: (_))) @definition.field
  (#match? @_macro "^[A-Z][A-Z0-9_]+$"))

((_
   type: (_)
   . (ERROR)
   . declarator: (_ declarator: [(field_identifier) (identifier)] @name @reference.macro parameters: (_)))
  (#match? @name "^[A-Z][A-Z0-9_]+$"))

; Members with a body. Constructors, destructors and conversions have no type.
(field_declaration_list (template_declaration (_ !type
  declarator: (_ declarator: (identifier) @name parameters: (_))
  body: (_)? @body)) @definition.constructor)

(field_declaration_list (function_definition !type
  declarator: (_ declarator: (identifier) @name)
  (#not-match? @name "^([A-Z0-9]+_[A-Z0-9_]+|if|for|while|switch|do|else|return|catch)$")) @definition.constructor)

(field_declaration_list (_ !type
  declarator: (_ declarator: (identifier) @name @reference.macro parameters: (_))
  (#match? @name "^[A-Z0-9]+_[A-Z0-9_]+$")))

(field_declaration_list (template_declaration (_
  type: (_)
  declarator: [
    (_ declarator: [(field_identifier) (identifier) (operator_name)] @name parameters: (_))
    (_ (_ declarator: [(field_identifier) (identifier) (operator_name)] @name parameters: (_)))
    (_ (_ (_ declarator: [(field_identifier) (identifier) (operator_name)] @name parameters: (_))))]
  body: (_)? @body)) @definition.method)

((field_declaration_list (_
   type: (_)
   declarator: [
     (_ declarator: [(field_identifier) (identifier) (operator_name)] @name parameters: (_))
     (_ (_ declarator: [(field_identifier) (identifier) (operator_name)] @name parameters: (_)))
     (_ (_ (_ declarator: [(field_identifier) (identifier) (operator_name)] @name parameters: (_))))]) @definition.method)
  (#not-match? @name "^[A-Z0-9]+_[A-Z0-9_]+$"))

; Members without a type and a body.
(field_declaration_list (declaration !type
  declarator: (_ declarator: (identifier) @name)
  (#not-match? @name "^([A-Z0-9]+_[A-Z0-9_]+|if|for|while|switch|do|else|return|catch)$")) @definition.constructor)

; A conversion has a type for a name: the keyword stands for it.
(field_declaration_list (_
  declarator: [(_ declarator: (destructor_name) @name) (operator_cast . "operator" @name)]) @definition.method)

(field_declaration_list
  (template_declaration (_ declarator: (operator_cast . "operator" @name))) @definition.method)

; Members out of their class. Each step of `a::B::f` is a node of its own, so there may be several qualifiers.
(template_declaration (_ !type
  declarator: (_
    declarator: (_
      scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
      name: [
        (identifier) @name
        (_
          scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
          name: [
            (identifier) @name
            (_
              scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
              name: [(identifier) @name])])]))
  body: (_)? @body)) @definition.constructor

(function_definition !type
  declarator: (_
    declarator: (_
      scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
      name: [
        (identifier) @name
        (_
          scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
          name: [
            (identifier) @name
            (_
              scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
              name: [(identifier) @name])])]))) @definition.constructor

(template_declaration (_
  declarator: [
    (_
      declarator: (_
        scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
        name: [
          (identifier) @name
          (operator_name) @name
          (destructor_name) @name
          (_
            scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
            name: [
              (identifier) @name
              (operator_name) @name
              (destructor_name) @name
              (_
                scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
                name: [(identifier) @name (operator_name) @name (destructor_name) @name])])])
      parameters: (_))
    (_ (_
      declarator: (_
        scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
        name: [
          (identifier) @name
          (operator_name) @name
          (destructor_name) @name
          (_
            scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
            name: [
              (identifier) @name
              (operator_name) @name
              (destructor_name) @name
              (_
                scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
                name: [(identifier) @name (operator_name) @name (destructor_name) @name])])])
      parameters: (_)))]
  body: (_)? @body)) @definition.method

(function_definition
  declarator: [
    (_
      declarator: (_
        scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
        name: [
          (identifier) @name
          (operator_name) @name
          (destructor_name) @name
          (_
            scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
            name: [
              (identifier) @name
              (operator_name) @name
              (destructor_name) @name
              (_
                scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
                name: [(identifier) @name (operator_name) @name (destructor_name) @name])])])
      parameters: (_))
    (_ (_
      declarator: (_
        scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
        name: [
          (identifier) @name
          (operator_name) @name
          (destructor_name) @name
          (_
            scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
            name: [
              (identifier) @name
              (operator_name) @name
              (destructor_name) @name
              (_
                scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
                name: [(identifier) @name (operator_name) @name (destructor_name) @name])])])
      parameters: (_)))]) @definition.method

(function_definition
  declarator: (_
    scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
    name: [
      (operator_cast . "operator" @name)
      (_
        scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
        name: [
          (operator_cast . "operator" @name)
          (_
            scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
            name: [(operator_cast . "operator" @name)])])])) @definition.method

; Functions.
(template_declaration (_
  type: (_)
  declarator: [
    (_ declarator: [(identifier) (operator_name)] @name parameters: (_))
    (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_)))
    (_ (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_))))]
  body: (_)? @body)) @definition.function

(function_definition
  (_ "static" @visibility)?
  type: (_)
  declarator: [
    (_ declarator: [(identifier) (operator_name)] @name parameters: (_))
    (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_)))
    (_ (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_))))]
  (#not-match? @name "^(if|for|while|switch|do|else|return|sizeof|typedef|catch)$")) @definition.function

; `TEST_F(Fixture, Name) { … }`, `TEST_IMPL(name) { … }`
(function_definition !type
  declarator: (function_declarator
    declarator: (identifier) @_macro
    parameters: (parameter_list
      . (parameter_declaration type: (type_identifier) @qualifier)
      . (parameter_declaration type: (type_identifier) @name @test)))
  (#match? @_macro "^([A-Z_]*_)?TEST(_[A-Z_]+)?$")) @definition.function

((function_definition !type
   declarator: (function_declarator
     declarator: (identifier) @_macro
     parameters: (parameter_list . (parameter_declaration type: (type_identifier) @name @test) .))) @definition.function
  (#match? @_macro "^TEST(_[A-Z_]+)?$"))

; Without a type it is a macro in front of a block: `TEST(suite, name) {`.
(function_definition !type
  declarator: (_ declarator: (identifier) @name)
  (#match? @name "[a-z]")
  (#not-match? @name "^(if|for|while|switch|do|else|return|sizeof|typedef|catch)$")) @definition.function

(function_definition !type
  declarator: (_ declarator: (identifier) @name @reference.macro)
  (#not-match? @name "[a-z]"))

(function_definition type: (type_identifier) @name @reference.macro declarator: (parenthesized_declarator))

; Macro calls outside of functions.
(translation_unit (expression_statement (call_expression function: (identifier) @name) @reference.macro))
(declaration_list (expression_statement (call_expression function: (identifier) @name) @reference.macro))

; `NLOHMANN_DEFINE_TYPE_INTRUSIVE(Type, a, b)` in a class
; (tree-sitter 0.20 allows no error below a node with a name)
(class_specifier body: (_ (ERROR (function_declarator declarator: (identifier) @name) @reference.macro)))
(struct_specifier body: (_ (ERROR (function_declarator declarator: (identifier) @name) @reference.macro)))

; `LIBRARY_EXTERN result_t call(void);`
((type_identifier) @name @reference.macro . (ERROR . (identifier) .) (#match? @name "^(__.*|[A-Z0-9_]+)$"))

((type_identifier) @_macro
  . (ERROR . (identifier) @name @reference.type .)
  (#match? @_macro "^(__.*|[A-Z0-9_]+)$")
  (#not-match? @name "^(void|bool|char|short|int|long|float|double|unsigned|signed)$"))

; `LIBRARY_EXTERN Result* call(void);`: the type becomes a scope.
(declaration
  type: (type_identifier)
  declarator: (_
    scope: (_)
    name: (pointer_type_declarator
      declarator: (function_declarator declarator: (type_identifier) @name parameters: (_))))) @definition.function

; Prototypes, in the same places as in C: blocks have `Type name(value);`, which looks the same.
[
  (translation_unit (_ !body !name !condition
    (storage_class_specifier "static" @visibility)?
    type: (_)
    declarator: [
      (_ declarator: [(identifier) (operator_name)] @name parameters: (_))
      (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_)))
      (_ (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_))))]) @definition.function)
  (declaration_list (_ !body !name !condition
    (storage_class_specifier "static" @visibility)?
    type: (_)
    declarator: [
      (_ declarator: [(identifier) (operator_name)] @name parameters: (_))
      (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_)))
      (_ (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_))))]) @definition.function)
  (linkage_specification
    body: (_ !body !name !condition
      (storage_class_specifier "static" @visibility)?
      type: (_)
      declarator: [
        (_ declarator: [(identifier) (operator_name)] @name parameters: (_))
        (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_)))
        (_ (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_))))]) @definition.function)
  (translation_unit (_ .
    ["#if" "#ifdef" "#ifndef"]
    (_ !body !name !condition
      (storage_class_specifier "static" @visibility)?
      type: (_)
      declarator: [
        (_ declarator: [(identifier) (operator_name)] @name parameters: (_))
        (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_)))
        (_ (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_))))]) @definition.function))
  (translation_unit (_ .
    ["#if" "#ifdef" "#ifndef"]
    (_ .
      ["#if" "#ifdef" "#ifndef" "#elif" "#elifdef" "#else"]
      (_ !body !name !condition
        (storage_class_specifier "static" @visibility)?
        type: (_)
        declarator: [
          (_ declarator: [(identifier) (operator_name)] @name parameters: (_))
          (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_)))
          (_ (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_))))]) @definition.function)))
  (translation_unit (_ .
    ["#if" "#ifdef" "#ifndef"]
    (_ .
      ["#if" "#ifdef" "#ifndef" "#elif" "#elifdef" "#else"]
      (_ .
        ["#if" "#ifdef" "#ifndef" "#elif" "#elifdef" "#else"]
        (_ !body !name !condition
          (storage_class_specifier "static" @visibility)?
          type: (_)
          declarator: [
            (_ declarator: [(identifier) (operator_name)] @name parameters: (_))
            (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_)))
            (_ (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_))))]) @definition.function))))
  (declaration_list (_ .
    ["#if" "#ifdef" "#ifndef"]
    (_ !body !name !condition
      (storage_class_specifier "static" @visibility)?
      type: (_)
      declarator: [
        (_ declarator: [(identifier) (operator_name)] @name parameters: (_))
        (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_)))
        (_ (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_))))]) @definition.function))]

; Where the parser lost a brace, the error holds prototypes, and declarators of functions alone.
((ERROR (declaration
   type: (_)
   declarator: [
     (_ declarator: [(identifier) (operator_name)] @name parameters: (_))
     (_ (_ declarator: [(identifier) (operator_name)] @name parameters: (_)))]) @definition.function)
  (#not-match? @name "^([A-Z0-9]+_[A-Z0-9_]+|if|for|while|switch|do|else|return|sizeof|typedef|catch|noexcept|decltype)$"))

((ERROR
   (function_declarator declarator: [(identifier) (field_identifier)] @name parameters: (_)) @definition.function)
  (#not-match? @name "^([A-Z0-9]+_[A-Z0-9_]+|if|for|while|switch|do|else|return|sizeof|typedef|catch|noexcept|decltype)$"))

; Members without a body.
(field_declaration
  type: (_ name: (_) body: (_))
  declarator: [(field_identifier) @name (_ (field_identifier) @name)] @definition.field)

(field_declaration
  type: (_ !name body: (_) @body)
  declarator: [(field_identifier) @name (_ (field_identifier) @name)]) @definition.field

((field_declaration
   declarator: [
     (_ declarator: [(field_identifier) (operator_name)] @name parameters: (_))
     (_ (_ declarator: [(field_identifier) (operator_name)] @name parameters: (_)))]) @definition.method
  (#not-match? @name "^[A-Z0-9]+_[A-Z0-9_]+$"))

(field_declaration
  declarator: [
    (field_identifier) @name
    (_ !parameters (field_identifier) @name)
    (_ (_ !parameters (field_identifier) @name))
    (_ (_ (_ !parameters (field_identifier) @name)))]) @definition.field

(enumerator name: (identifier) @name) @definition.enumerator

; Macros. One without a value that is called after a header is an include guard.
(preproc_function_def name: (identifier) @name value: (_)? @body) @definition.macro
(preproc_def name: (identifier) @name value: (_)) @definition.macro
(preproc_def !value
  name: (identifier) @name
  (#not-match? @name "_(H|HH|HPP|HXX|H_INCLUDED|INCLUDED|INCLUDE)_*$")) @definition.macro

; Constants and variables outside of blocks.
(template_declaration
  (_ declarator: (_ declarator: (identifier) @name value: (lambda_expression)? @body))
  (#not-match? @name "^(if|for|while|switch|return)$")) @definition.constant

[
  (translation_unit (_ !body !name !condition
    (storage_class_specifier "static" @visibility)?
    (type_qualifier ["const" "constexpr" "constinit"])
    declarator: (init_declarator
      declarator: [(identifier) @name (array_declarator declarator: (identifier) @name)]
      value: [(initializer_list) (lambda_expression)]? @body)) @definition.constant)
  (declaration_list (_ !body !name !condition
    (storage_class_specifier "static" @visibility)?
    (type_qualifier ["const" "constexpr" "constinit"])
    declarator: (init_declarator
      declarator: [(identifier) @name (array_declarator declarator: (identifier) @name)]
      value: [(initializer_list) (lambda_expression)]? @body)) @definition.constant)
  (translation_unit (_ .
    ["#if" "#ifdef" "#ifndef"]
    (_ !body !name !condition
      (storage_class_specifier "static" @visibility)?
      (type_qualifier ["const" "constexpr" "constinit"])
      declarator: (init_declarator
        declarator: [(identifier) @name (array_declarator declarator: (identifier) @name)]
        value: [(initializer_list) (lambda_expression)]? @body)) @definition.constant))
  (translation_unit (_ .
    ["#if" "#ifdef" "#ifndef"]
    (_ .
      ["#if" "#ifdef" "#ifndef" "#elif" "#elifdef" "#else"]
      (_ !body !name !condition
        (storage_class_specifier "static" @visibility)?
        (type_qualifier ["const" "constexpr" "constinit"])
        declarator: (init_declarator
          declarator: [(identifier) @name (array_declarator declarator: (identifier) @name)]
          value: [(initializer_list) (lambda_expression)]? @body)) @definition.constant)))
  (translation_unit (_ .
    ["#if" "#ifdef" "#ifndef"]
    (_ .
      ["#if" "#ifdef" "#ifndef" "#elif" "#elifdef" "#else"]
      (_ .
        ["#if" "#ifdef" "#ifndef" "#elif" "#elifdef" "#else"]
        (_ !body !name !condition
          (storage_class_specifier "static" @visibility)?
          (type_qualifier ["const" "constexpr" "constinit"])
          declarator: (init_declarator
            declarator: [(identifier) @name (array_declarator declarator: (identifier) @name)]
            value: [(initializer_list) (lambda_expression)]? @body)) @definition.constant))))]

([
   (translation_unit (_ !body !name !condition
     (storage_class_specifier "static" @visibility)?
     type: (_ !body)
     declarator: [
       (identifier) @name
       (_ declarator: (identifier) @name value: [(initializer_list) (lambda_expression)]? @body)
       (_ declarator: (_ declarator: (identifier) @name) value: (initializer_list)? @body)
       (reference_declarator (identifier) @name)
       (_ declarator: (reference_declarator (identifier) @name))
       (_ declarator: (parenthesized_declarator (_ declarator: (identifier) @name)))
       (_ declarator: (_ declarator: (parenthesized_declarator (_ declarator: (identifier) @name))))]) @definition.variable)
   (declaration_list (_ !body !name !condition
     (storage_class_specifier "static" @visibility)?
     type: (_ !body)
     declarator: [
       (identifier) @name
       (_ declarator: (identifier) @name value: [(initializer_list) (lambda_expression)]? @body)
       (_ declarator: (_ declarator: (identifier) @name) value: (initializer_list)? @body)
       (reference_declarator (identifier) @name)
       (_ declarator: (reference_declarator (identifier) @name))
       (_ declarator: (parenthesized_declarator (_ declarator: (identifier) @name)))
       (_ declarator: (_ declarator: (parenthesized_declarator (_ declarator: (identifier) @name))))]) @definition.variable)
   (linkage_specification
     body: (_ !body !name !condition
       (storage_class_specifier "static" @visibility)?
       type: (_ !body)
       declarator: [
         (identifier) @name
         (_ declarator: (identifier) @name value: [(initializer_list) (lambda_expression)]? @body)
         (_ declarator: (_ declarator: (identifier) @name) value: (initializer_list)? @body)
         (reference_declarator (identifier) @name)
         (_ declarator: (reference_declarator (identifier) @name))
         (_ declarator: (parenthesized_declarator (_ declarator: (identifier) @name)))
         (_ declarator: (_ declarator: (parenthesized_declarator (_ declarator: (identifier) @name))))]) @definition.variable)
   (translation_unit (_ .
     ["#if" "#ifdef" "#ifndef"]
     (_ !body !name !condition
       (storage_class_specifier "static" @visibility)?
       type: (_ !body)
       declarator: [
         (identifier) @name
         (_ declarator: (identifier) @name value: [(initializer_list) (lambda_expression)]? @body)
         (_ declarator: (_ declarator: (identifier) @name) value: (initializer_list)? @body)
         (reference_declarator (identifier) @name)
         (_ declarator: (reference_declarator (identifier) @name))
         (_ declarator: (parenthesized_declarator (_ declarator: (identifier) @name)))
         (_ declarator: (_ declarator: (parenthesized_declarator (_ declarator: (identifier) @name))))]) @definition.variable))
   (translation_unit (_ .
     ["#if" "#ifdef" "#ifndef"]
     (_ .
       ["#if" "#ifdef" "#ifndef" "#elif" "#elifdef" "#else"]
       (_ !body !name !condition
         (storage_class_specifier "static" @visibility)?
         type: (_ !body)
         declarator: [
           (identifier) @name
           (_ declarator: (identifier) @name value: [(initializer_list) (lambda_expression)]? @body)
           (_ declarator: (_ declarator: (identifier) @name) value: (initializer_list)? @body)
           (reference_declarator (identifier) @name)
           (_ declarator: (reference_declarator (identifier) @name))
           (_ declarator: (parenthesized_declarator (_ declarator: (identifier) @name)))
           (_ declarator: (_ declarator: (parenthesized_declarator (_ declarator: (identifier) @name))))]) @definition.variable)))
   (translation_unit (_ .
     ["#if" "#ifdef" "#ifndef"]
     (_ .
       ["#if" "#ifdef" "#ifndef" "#elif" "#elifdef" "#else"]
       (_ .
         ["#if" "#ifdef" "#ifndef" "#elif" "#elifdef" "#else"]
         (_ !body !name !condition
           (storage_class_specifier "static" @visibility)?
           type: (_ !body)
           declarator: [
             (identifier) @name
             (_ declarator: (identifier) @name value: [(initializer_list) (lambda_expression)]? @body)
             (_ declarator: (_ declarator: (identifier) @name) value: (initializer_list)? @body)
             (reference_declarator (identifier) @name)
             (_ declarator: (reference_declarator (identifier) @name))
             (_ declarator: (parenthesized_declarator (_ declarator: (identifier) @name)))
             (_ declarator: (_ declarator: (parenthesized_declarator (_ declarator: (identifier) @name))))]) @definition.variable))))
   (declaration_list (_ .
     ["#if" "#ifdef" "#ifndef"]
     (_ !body !name !condition
       (storage_class_specifier "static" @visibility)?
       type: (_ !body)
       declarator: [
         (identifier) @name
         (_ declarator: (identifier) @name value: [(initializer_list) (lambda_expression)]? @body)
         (_ declarator: (_ declarator: (identifier) @name) value: (initializer_list)? @body)
         (reference_declarator (identifier) @name)
         (_ declarator: (reference_declarator (identifier) @name))
         (_ declarator: (parenthesized_declarator (_ declarator: (identifier) @name)))
         (_ declarator: (_ declarator: (parenthesized_declarator (_ declarator: (identifier) @name))))]) @definition.variable))]
  (#not-match? @name "^(__.*|void|typedef|struct|class|static|extern)$"))

([
   (translation_unit (_ !body !name !condition
     type: (_ name: (_) body: (_))
     declarator: [(identifier) @name (_ declarator: (identifier) @name value: (initializer_list)? @body)] @definition.variable))
   (declaration_list (_ !body !name !condition
     type: (_ name: (_) body: (_))
     declarator: [(identifier) @name (_ declarator: (identifier) @name value: (initializer_list)? @body)] @definition.variable))]
  (#not-match? @name "^(__.*|[A-Z0-9_]+)$"))

([
   (translation_unit (_ !body !name !condition
     type: (_ !name body: (_) @body)
     declarator: [(identifier) @name (_ declarator: (identifier) @name)]) @definition.variable)
   (declaration_list (_ !body !name !condition
     type: (_ !name body: (_) @body)
     declarator: [(identifier) @name (_ declarator: (identifier) @name)]) @definition.variable)]
  (#not-match? @name "^(__.*|[A-Z0-9_]+)$"))

; `int A::count = 0;`
[
  (translation_unit (_ !body !name !condition
    declarator: [
      (_
        scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
        name: [
          (identifier) @name
          (_
            scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
            name: [
              (identifier) @name
              (_
                scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
                name: [(identifier) @name])])])
      (_
        declarator: (_
          scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
          name: [
            (identifier) @name
            (_
              scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
              name: [
                (identifier) @name
                (_
                  scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
                  name: [(identifier) @name])])])
        !parameters
        value: (initializer_list)? @body)]) @definition.field)
  (declaration_list (_ !body !name !condition
    declarator: [
      (_
        scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
        name: [
          (identifier) @name
          (_
            scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
            name: [
              (identifier) @name
              (_
                scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
                name: [(identifier) @name])])])
      (_
        declarator: (_
          scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
          name: [
            (identifier) @name
            (_
              scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
              name: [
                (identifier) @name
                (_
                  scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
                  name: [(identifier) @name])])])
        !parameters
        value: (initializer_list)? @body)]) @definition.field)]

(template_declaration (_ !body
  declarator: [
    (_
      scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
      name: [
        (identifier) @name
        (_
          scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
          name: [
            (identifier) @name
            (_
              scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
              name: [(identifier) @name])])])
    (_
      declarator: (_
        scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
        name: [
          (identifier) @name
          (_
            scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
            name: [
              (identifier) @name
              (_
                scope: [(namespace_identifier) @qualifier (_ name: (type_identifier) @qualifier)]
                name: [(identifier) @name])])])
      !parameters
      value: (initializer_list)? @body)])) @definition.field

; References.
(base_class_clause [
  (type_identifier) @name
  (_ name: (type_identifier) @name)
  (_ name: (_ name: (type_identifier) @name))
  (_ name: (_ name: (_ name: (type_identifier) @name)))] @reference.implementation)

(new_expression
  type: [
    (type_identifier) @name
    (_ name: (type_identifier) @name)
    (_ name: (_ name: (type_identifier) @name))
    (_ name: (_ name: (_ name: (type_identifier) @name)))]) @reference.class
(compound_literal_expression
  type: [
    (type_identifier) @name
    (_ name: (type_identifier) @name)
    (_ name: (_ name: (type_identifier) @name))
    (_ name: (_ name: (_ name: (type_identifier) @name)))]) @reference.class

(call_expression function: (identifier) @name) @reference.call
(call_expression
  function: (_
    field: [
      (field_identifier) @name
      (_ name: (field_identifier) @name)
      (_ (_ name: (field_identifier) @name))])) @reference.call
(call_expression
  function: (_
    name: [
      (identifier) @name
      (_ name: (identifier) @name)
      (_ name: (_ name: (identifier) @name))
      (_ name: (_ name: (_ name: (identifier) @name)))])
  (#not-match? @name "^(static_cast|dynamic_cast|const_cast|reinterpret_cast)$")) @reference.call

(using_declaration (_ name: [(identifier) @name (_ name: (identifier) @name)])) @reference.identifier

(attribute name: (identifier) @name) @reference.attribute

(preproc_ifdef
  name: (identifier) @name @reference.macro
  (#not-match? @name "_(H|HH|HPP|HXX|H_INCLUDED|INCLUDED|INCLUDE)_*$"))
(preproc_defined (identifier) @name @reference.macro)

(type_identifier) @name @reference.type

; Macros and enumerators as values.
((identifier) @name @reference.constant (#match? @name "^(?!.*_(H|HH|HPP|HXX|INCLUDED)_*$)[A-Z][A-Z0-9_]+$"))

(comment) @comment

; What a constructor initialises is no part of its signature.
(field_initializer_list) @body
