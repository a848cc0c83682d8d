; Function definitions. Their place doesn't matter: only a body makes one. Wildcards stand for the pointers around the
; declarator (they also compile much faster than its alternatives). Keywords turn up as names where a macro in front
; of a statement has led the parser astray.
(function_definition
  (storage_class_specifier "static" @visibility)?
  type: (_)
  declarator: [
    (_ declarator: (identifier) @name)
    (_ declarator: (_ declarator: (identifier) @name))
    (_ declarator: (_ declarator: (_ declarator: (identifier) @name)))
    (_ declarator: (_ declarator: (_ declarator: (_ declarator: (identifier) @name))))
    ; the name in parentheses, which keeps a macro of the same name away
    (_ declarator: (parenthesized_declarator (identifier) @name))
    ; returns a function pointer
    (_ declarator: (parenthesized_declarator (_ declarator: (_ declarator: (identifier) @name))))]
  (#not-match? @name "^(if|for|while|switch|do|else|return|sizeof|typedef)$")) @definition.function

; Without a type it is either old C (`main() {`) or a macro in front of a block (`TEST(suite, name) {`).
(function_definition !type
  declarator: (_ declarator: (identifier) @name)
  (#match? @name "[a-z]")
  (#not-match? @name "^(if|for|while|switch|do|else|return|sizeof|typedef)$")) @definition.function

(function_definition !type
  declarator: (_ declarator: (identifier) @name @reference.macro)
  (#not-match? @name "[a-z]"))

; `TEST(name) { … }`, and other macros that begin like that
(function_definition
  type: (type_identifier) @_macro
  declarator: (parenthesized_declarator (identifier) @name @test)
  body: (_)
  (#match? @_macro "^(TEST|BENCHMARK)(_[A-Z_]+)?$")) @definition.function

; `for_each_process(p) { … }` and `static DEFINE_MUTEX(x);` look like a type and a name in parentheses.
(function_definition type: (type_identifier) @name @reference.macro declarator: (parenthesized_declarator))

(declaration type: (type_identifier) @name @reference.macro declarator: (parenthesized_declarator))

; `static DEFINE_HASHTABLE(x, 4);`
(macro_type_specifier name: (identifier) @name @reference.macro)

; A call outside of all functions can only be a macro.
(translation_unit (expression_statement (call_expression function: (identifier) @name) @reference.macro))
(declaration_list (expression_statement (call_expression function: (identifier) @name) @reference.macro))

; `LIBRARY_EXTERN result_t call(void);`: the parser takes the macro for the type and stumbles over the type itself.
; In `result_t __init call(void)` it is the other way round. The spelling decides.
((type_identifier) @name @reference.macro . (ERROR . (identifier) .) (#match? @name "^(__.*|[A-Z0-9_]+)$"))

((type_identifier) @_macro
  . (ERROR . (identifier) @name @reference.type .)
  (#match? @_macro "^(__.*|[A-Z0-9_]+)$")
  (#not-match? @name "^(void|bool|char|short|int|long|float|double|unsigned|signed)$"))

; Only a function definition has both fields; tree-sitter 0.20 allows no error below a node with a name.
(_
  type: (_)
  . (ERROR . (identifier) @name @reference.macro .)
  body: (_)
  (#match? @name "^(__.*|[A-Z0-9_]+)$"))

; Types. A tag without a body is a use of the type, or declares it in advance.
(type_definition
  type: [(struct_specifier !name body: (_) @body) (union_specifier !name body: (_) @body)]
  . declarator: (type_identifier) @name) @definition.struct

(type_definition
  type: (enum_specifier !name body: (_) @body)
  . declarator: (type_identifier) @name) @definition.enum

(struct_specifier name: (type_identifier) @name body: (_)) @definition.struct
(union_specifier name: (type_identifier) @name body: (_)) @definition.union
(enum_specifier name: (type_identifier) @name body: (_)) @definition.enum

; `typedef struct node { … } node, *node_ptr;`: the structure is the definition that holds the fields; its other names
; are found at their declarators, so that they aren't taken for scopes of the fields. Mostly it is the same name again.
(type_definition
  type: (_ name: (type_identifier) @_tag body: (_))
  declarator: [(type_identifier) @name (_ declarator: (type_identifier) @name)] @definition.type
  (#not-eq? @name @_tag))

; `typedef BOOL (CALLBACK *name)(int a, int b);` looks like a call of a macro.
; (tree-sitter 0.20 allows no error below a node with a name)
(type_definition
  type: (_ (ERROR) type: (_ type: (type_identifier) @name))) @definition.type

(type_definition type: (_) declarator: (primitive_type) @name) @definition.type

(type_definition
  type: (_ !body)
  declarator: [
    (type_identifier) @name
    (_ declarator: (type_identifier) @name)
    (_ declarator: (_ declarator: (type_identifier) @name))
    ; a function with its name in parentheses, and function pointers
    (_ declarator: (parenthesized_declarator (type_identifier) @name))
    (_ declarator: (parenthesized_declarator (_ declarator: (type_identifier) @name)))
    (_ declarator: (_ declarator: (parenthesized_declarator (_ declarator: (type_identifier) @name))))]) @definition.type

; A field of an unnamed type encloses that type's fields; beside a named one it is its declarator, as above.
(field_declaration
  type: (_ name: (_) body: (_))
  declarator: [(field_identifier) @name (_ declarator: (field_identifier) @name)] @definition.field)

(field_declaration
  type: (_ !name body: (_) @body)
  declarator: [(field_identifier) @name (_ declarator: (field_identifier) @name)]) @definition.field

(field_declaration
  declarator: [
    (field_identifier) @name
    (_ declarator: (field_identifier) @name)
    (_ declarator: (_ declarator: (field_identifier) @name))
    (_ declarator: (_ declarator: (_ declarator: (field_identifier) @name)))
    (_ declarator: (parenthesized_declarator (_ declarator: (field_identifier) @name)))
    (_ declarator: (parenthesized_declarator (_ declarator: (_ declarator: (field_identifier) @name))))
    (_ declarator: (_ declarator: (parenthesized_declarator (_ declarator: (field_identifier) @name))))]) @definition.field

(enumerator name: (identifier) @name) @definition.enumerator

; Macros. One without a value that is called after a header is an include guard.
(preproc_function_def name: (identifier) @name value: (_)? @body) @definition.macro
(preproc_def name: (identifier) @name value: (_)) @definition.macro
(preproc_def !value
  name: (identifier) @name
  (#not-match? @name "_(H|HH|HPP|HXX|H_INCLUDED|INCLUDED|INCLUDE)_*$")) @definition.macro

; A prototype with a macro behind it, `void report(const char *format, ...) LIKE_PRINTF(1, 2);`, is an error that holds
; nothing else: the type, with a few words in front, and the declarator. Where the error is larger, because the parser lost
; a brace, declarators lie in it alone.
((ERROR
   . (storage_class_specifier "static" @visibility)
   . (_)
   . [
       (function_declarator declarator: (identifier) @name parameters: (_))
       (_ declarator: (function_declarator declarator: (identifier) @name parameters: (_)))
       (_ declarator: (_ declarator: (function_declarator declarator: (identifier) @name parameters: (_))))
     ] .) @definition.function
  (#not-match? @name "^(if|for|while|switch|do|else|return|sizeof|typedef)$"))

((ERROR
   . (_)
   . (_)?
   . (ERROR)?
   . [
       (function_declarator declarator: (identifier) @name parameters: (_))
       (_ declarator: (function_declarator declarator: (identifier) @name parameters: (_)))
       (_ declarator: (_ declarator: (function_declarator declarator: (identifier) @name parameters: (_))))
     ] .) @definition.function
  (#not-match? @name "^(if|for|while|switch|do|else|return|sizeof|typedef)$"))

(ERROR
  (function_declarator declarator: (identifier) @name parameters: (_)) @definition.function
  (#not-match? @name "^(if|for|while|switch|do|else|return|sizeof|typedef)$"))

; `LIBRARY_EXTERN result_t* call(void);`, with the asterisk at the type, is a variable and an expression.
[
  (translation_unit
    (expression_statement (pointer_expression argument: (call_expression function: (identifier) @name))) @definition.function)
  (declaration_list
    (expression_statement (pointer_expression argument: (call_expression function: (identifier) @name))) @definition.function)
]

; Prototypes, constants and variables outside of blocks. Blocks have declarations of the same shape, and conditional
; parts with them, so what encloses them is spelled out, from the file or a list of declarations downwards. Conditional
; parts are told by their first token.
([
   (translation_unit (_ !body !name !condition
     (storage_class_specifier "static" @visibility)?
     declarator: [
       (_ declarator: (identifier) @name parameters: (_))
       (_ declarator: (_ declarator: (identifier) @name parameters: (_)))
       (_ declarator: (_ declarator: (_ declarator: (identifier) @name parameters: (_))))
       (_
         declarator: (parenthesized_declarator
           (_ declarator: (_ declarator: (identifier) @name parameters: (_)))))]) @definition.function)
   (ERROR (_ !body !name !condition
     (storage_class_specifier "static" @visibility)?
     declarator: [
       (_ declarator: (identifier) @name parameters: (_))
       (_ declarator: (_ declarator: (identifier) @name parameters: (_)))
       (_ declarator: (_ declarator: (_ declarator: (identifier) @name parameters: (_))))
       (_
         declarator: (parenthesized_declarator
           (_ declarator: (_ declarator: (identifier) @name parameters: (_)))))]) @definition.function)
   (declaration_list (_ !body !name !condition
     (storage_class_specifier "static" @visibility)?
     declarator: [
       (_ declarator: (identifier) @name parameters: (_))
       (_ declarator: (_ declarator: (identifier) @name parameters: (_)))
       (_ declarator: (_ declarator: (_ declarator: (identifier) @name parameters: (_))))
       (_
         declarator: (parenthesized_declarator
           (_ declarator: (_ declarator: (identifier) @name parameters: (_)))))]) @definition.function)
   (translation_unit (_ .
     ["#if" "#ifdef" "#ifndef"]
     (_ !body !name !condition
       (storage_class_specifier "static" @visibility)?
       declarator: [
         (_ declarator: (identifier) @name parameters: (_))
         (_ declarator: (_ declarator: (identifier) @name parameters: (_)))
         (_ declarator: (_ declarator: (_ declarator: (identifier) @name parameters: (_))))
         (_
           declarator: (parenthesized_declarator
             (_ declarator: (_ declarator: (identifier) @name parameters: (_)))))]) @definition.function))
   (translation_unit (_ .
     ["#if" "#ifdef" "#ifndef"]
     (_ .
       ["#if" "#ifdef" "#ifndef" "#elif" "#elifdef" "#else"]
       (_ !body !name !condition
         (storage_class_specifier "static" @visibility)?
         declarator: [
           (_ declarator: (identifier) @name parameters: (_))
           (_ declarator: (_ declarator: (identifier) @name parameters: (_)))
           (_ declarator: (_ declarator: (_ declarator: (identifier) @name parameters: (_))))
           (_
             declarator: (parenthesized_declarator
               (_ declarator: (_ declarator: (identifier) @name parameters: (_)))))]) @definition.function)))
   (translation_unit (_ .
     ["#if" "#ifdef" "#ifndef"]
     (_ .
       ["#if" "#ifdef" "#ifndef" "#elif" "#elifdef" "#else"]
       (_ .
         ["#if" "#ifdef" "#ifndef" "#elif" "#elifdef" "#else"]
         (_ !body !name !condition
           (storage_class_specifier "static" @visibility)?
           declarator: [
             (_ declarator: (identifier) @name parameters: (_))
             (_ declarator: (_ declarator: (identifier) @name parameters: (_)))
             (_ declarator: (_ declarator: (_ declarator: (identifier) @name parameters: (_))))
             (_
               declarator: (parenthesized_declarator
                 (_ declarator: (_ declarator: (identifier) @name parameters: (_)))))]) @definition.function))))
   (declaration_list (_ .
     ["#if" "#ifdef" "#ifndef"]
     (_ !body !name !condition
       (storage_class_specifier "static" @visibility)?
       declarator: [
         (_ declarator: (identifier) @name parameters: (_))
         (_ declarator: (_ declarator: (identifier) @name parameters: (_)))
         (_ declarator: (_ declarator: (_ declarator: (identifier) @name parameters: (_))))
         (_
           declarator: (parenthesized_declarator
             (_ declarator: (_ declarator: (identifier) @name parameters: (_)))))]) @definition.function))
   (declaration_list (_ .
     ["#if" "#ifdef" "#ifndef"]
     (_ .
       ["#if" "#ifdef" "#ifndef" "#elif" "#elifdef" "#else"]
       (_ !body !name !condition
         (storage_class_specifier "static" @visibility)?
         declarator: [
           (_ declarator: (identifier) @name parameters: (_))
           (_ declarator: (_ declarator: (identifier) @name parameters: (_)))
           (_ declarator: (_ declarator: (_ declarator: (identifier) @name parameters: (_))))
           (_
             declarator: (parenthesized_declarator
               (_ declarator: (_ declarator: (identifier) @name parameters: (_)))))]) @definition.function)))]
  (#not-match? @name "^(if|for|while|switch|do|else|return|sizeof|typedef)$"))

; A variable beside the body of its type, like the fields above; in capitals it is an attribute (`} PACKED;`).
([
   (translation_unit (_ !body !name !condition
     (storage_class_specifier "static" @visibility)?
     type: (_ name: (_) body: (_))
     declarator: [(identifier) @name (_ declarator: (identifier) @name value: (initializer_list)? @body)] @definition.variable))]
  (#not-match? @name "^(__.*|[A-Z0-9_]+)$"))

([
   (translation_unit (_ !body !name !condition
     (storage_class_specifier "static" @visibility)?
     type: (_ !name body: (_) @body)
     declarator: [(identifier) @name (_ declarator: (identifier) @name)]) @definition.variable)]
  (#not-match? @name "^(__.*|[A-Z0-9_]+)$"))

[
  (translation_unit (_ !body !name !condition
    (storage_class_specifier "static" @visibility)?
    (type_qualifier ["const" "constexpr"])
    declarator: (init_declarator
      declarator: [(identifier) @name (array_declarator declarator: (identifier) @name)]
      value: (initializer_list)? @body)) @definition.constant)
  (declaration_list (_ !body !name !condition
    (storage_class_specifier "static" @visibility)?
    (type_qualifier ["const" "constexpr"])
    declarator: (init_declarator
      declarator: [(identifier) @name (array_declarator declarator: (identifier) @name)]
      value: (initializer_list)? @body)) @definition.constant)
  (translation_unit (_ .
    ["#if" "#ifdef" "#ifndef"]
    (_ !body !name !condition
      (storage_class_specifier "static" @visibility)?
      (type_qualifier ["const" "constexpr"])
      declarator: (init_declarator
        declarator: [(identifier) @name (array_declarator declarator: (identifier) @name)]
        value: (initializer_list)? @body)) @definition.constant))
  (translation_unit (_ .
    ["#if" "#ifdef" "#ifndef"]
    (_ .
      ["#if" "#ifdef" "#ifndef" "#elif" "#elifdef" "#else"]
      (_ !body !name !condition
        (storage_class_specifier "static" @visibility)?
        (type_qualifier ["const" "constexpr"])
        declarator: (init_declarator
          declarator: [(identifier) @name (array_declarator declarator: (identifier) @name)]
          value: (initializer_list)? @body)) @definition.constant)))
  (translation_unit (_ .
    ["#if" "#ifdef" "#ifndef"]
    (_ .
      ["#if" "#ifdef" "#ifndef" "#elif" "#elifdef" "#else"]
      (_ .
        ["#if" "#ifdef" "#ifndef" "#elif" "#elifdef" "#else"]
        (_ !body !name !condition
          (storage_class_specifier "static" @visibility)?
          (type_qualifier ["const" "constexpr"])
          declarator: (init_declarator
            declarator: [(identifier) @name (array_declarator declarator: (identifier) @name)]
            value: (initializer_list)? @body)) @definition.constant))))]

([
   (translation_unit (_ !body !name !condition
     (storage_class_specifier "static" @visibility)?
     type: (_ !body)
     declarator: [
       (identifier) @name
       (_ declarator: (identifier) @name value: (initializer_list)? @body)
       (_ declarator: (_ declarator: (identifier) @name) value: (initializer_list)? @body)
       (_ declarator: (_ declarator: (_ declarator: (identifier) @name)) value: (initializer_list)? @body)
       (_
         declarator: (parenthesized_declarator
           (_ declarator: [(identifier) @name (_ declarator: (identifier) @name)])))
       (_
         declarator: (_
           declarator: (parenthesized_declarator
             (_ declarator: [(identifier) @name (_ declarator: (identifier) @name)])))
         value: (initializer_list)? @body)]) @definition.variable)
   (declaration_list (_ !body !name !condition
     (storage_class_specifier "static" @visibility)?
     type: (_ !body)
     declarator: [
       (identifier) @name
       (_ declarator: (identifier) @name value: (initializer_list)? @body)
       (_ declarator: (_ declarator: (identifier) @name) value: (initializer_list)? @body)
       (_ declarator: (_ declarator: (_ declarator: (identifier) @name)) value: (initializer_list)? @body)
       (_
         declarator: (parenthesized_declarator
           (_ declarator: [(identifier) @name (_ declarator: (identifier) @name)])))
       (_
         declarator: (_
           declarator: (parenthesized_declarator
             (_ declarator: [(identifier) @name (_ declarator: (identifier) @name)])))
         value: (initializer_list)? @body)]) @definition.variable)
   (translation_unit (_ .
     ["#if" "#ifdef" "#ifndef"]
     (_ !body !name !condition
       (storage_class_specifier "static" @visibility)?
       type: (_ !body)
       declarator: [
         (identifier) @name
         (_ declarator: (identifier) @name value: (initializer_list)? @body)
         (_ declarator: (_ declarator: (identifier) @name) value: (initializer_list)? @body)
         (_ declarator: (_ declarator: (_ declarator: (identifier) @name)) value: (initializer_list)? @body)
         (_
           declarator: (parenthesized_declarator
             (_ declarator: [(identifier) @name (_ declarator: (identifier) @name)])))
         (_
           declarator: (_
             declarator: (parenthesized_declarator
               (_ declarator: [(identifier) @name (_ declarator: (identifier) @name)])))
           value: (initializer_list)? @body)]) @definition.variable))
   (translation_unit (_ .
     ["#if" "#ifdef" "#ifndef"]
     (_ .
       ["#if" "#ifdef" "#ifndef" "#elif" "#elifdef" "#else"]
       (_ !body !name !condition
         (storage_class_specifier "static" @visibility)?
         type: (_ !body)
         declarator: [
           (identifier) @name
           (_ declarator: (identifier) @name value: (initializer_list)? @body)
           (_ declarator: (_ declarator: (identifier) @name) value: (initializer_list)? @body)
           (_ declarator: (_ declarator: (_ declarator: (identifier) @name)) value: (initializer_list)? @body)
           (_
             declarator: (parenthesized_declarator
               (_ declarator: [(identifier) @name (_ declarator: (identifier) @name)])))
           (_
             declarator: (_
               declarator: (parenthesized_declarator
                 (_ declarator: [(identifier) @name (_ declarator: (identifier) @name)])))
             value: (initializer_list)? @body)]) @definition.variable)))
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
             (_ declarator: (identifier) @name value: (initializer_list)? @body)
             (_ declarator: (_ declarator: (identifier) @name) value: (initializer_list)? @body)
             (_
               declarator: (_ declarator: (_ declarator: (identifier) @name))
               value: (initializer_list)? @body)
             (_
               declarator: (parenthesized_declarator
                 (_ declarator: [(identifier) @name (_ declarator: (identifier) @name)])))
             (_
               declarator: (_
                 declarator: (parenthesized_declarator
                   (_ declarator: [(identifier) @name (_ declarator: (identifier) @name)])))
               value: (initializer_list)? @body)]) @definition.variable))))
   (declaration_list (_ .
     ["#if" "#ifdef" "#ifndef"]
     (_ !body !name !condition
       (storage_class_specifier "static" @visibility)?
       type: (_ !body)
       declarator: [
         (identifier) @name
         (_ declarator: (identifier) @name value: (initializer_list)? @body)
         (_ declarator: (_ declarator: (identifier) @name) value: (initializer_list)? @body)
         (_ declarator: (_ declarator: (_ declarator: (identifier) @name)) value: (initializer_list)? @body)
         (_
           declarator: (parenthesized_declarator
             (_ declarator: [(identifier) @name (_ declarator: (identifier) @name)])))
         (_
           declarator: (_
             declarator: (parenthesized_declarator
               (_ declarator: [(identifier) @name (_ declarator: (identifier) @name)])))
           value: (initializer_list)? @body)]) @definition.variable))]
  (#not-match? @name "^(__.*|void|typedef|struct|static|extern)$"))

; References.
(call_expression function: (identifier) @name) @reference.call
(call_expression function: (field_expression field: (field_identifier) @name)) @reference.call
(call_expression function: (parenthesized_expression (identifier) @name)) @reference.call
(call_expression
  function: (parenthesized_expression
    (pointer_expression argument: (field_expression field: (field_identifier) @name)))) @reference.call

; Positions of a type, not every type identifier: the others are names of definitions and of declarations in advance.
[
  (declaration
    type: [(type_identifier) @name @reference.type (_ !body name: (type_identifier) @name) @reference.type])
  (field_declaration
    type: [(type_identifier) @name @reference.type (_ !body name: (type_identifier) @name) @reference.type])
  (parameter_declaration
    type: [(type_identifier) @name @reference.type (_ !body name: (type_identifier) @name) @reference.type])
  (function_definition
    type: [(type_identifier) @name @reference.type (_ !body name: (type_identifier) @name) @reference.type])
  (type_descriptor
    type: [(type_identifier) @name @reference.type (_ !body name: (type_identifier) @name) @reference.type])
  (type_definition
    type: [(type_identifier) @name @reference.type (_ !body name: (type_identifier) @name) @reference.type])]

(preproc_ifdef
  name: (identifier) @name @reference.macro
  (#not-match? @name "_(H|HH|HPP|HXX|H_INCLUDED|INCLUDED|INCLUDE)_*$"))
(preproc_defined (identifier) @name @reference.macro)

; Tables of callbacks: what a function is passed for tells more than who calls it.
(initializer_pair
  value: [
    (identifier) @name @reference.identifier
    (pointer_expression argument: (identifier) @name @reference.identifier)]
  (#match? @name "[a-z]"))

; Macros and enumerators as values.
((identifier) @name @reference.constant (#match? @name "^(?!.*_(H|HH|HPP|HXX|INCLUDED)_*$)[A-Z][A-Z0-9_]+$"))

(comment) @comment
