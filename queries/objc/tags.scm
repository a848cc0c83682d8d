; inherits: c

; Objective-C. Everything of C comes first; these patterns are about what stands behind an `@` or in brackets. A method
; is called by the first part of its selector: that is what its calls begin with too.

; Types. What has parentheses adds to a class that stands elsewhere: a category or a class extension. An implementation
; is a scope as well, so that a class is defined once, at its interface. The signature ends where the lists behind the
; name end.

(class_interface
  "@interface" . (identifier) @name . (parameterized_arguments)?
  . "(" . (identifier)? . ")" . (parameterized_arguments)? . _ @body) @scope.extension

(class_interface
  "@interface" . (identifier) @name . (parameterized_arguments)?
  . ":" . superclass: (_) . (parameterized_arguments)? . _ @body) @definition.class

((class_interface
  "@interface" . (identifier) @name . (parameterized_arguments)?
  . [
    (comment) (declaration) (instance_variables) (method_declaration) (preproc_call) (preproc_def) (preproc_if)
    (preproc_ifdef) (property_declaration) (type_definition) "@end"
  ] @body) @definition.class
  ; An anchor skips tokens, so the parenthesis of an extension has to be looked for.
  (#not-match? @definition.class "@interface\\s+[^\\s(<]+\\s*(<[^>]*>)?\\s*\\("))

(class_implementation
  "@implementation" . (identifier) @name . "(" . category: (identifier) . ")" . _ @body) @scope.implementation

(class_implementation
  "@implementation" . (identifier) @name
  . [
    (comment) (declaration) (implementation_definition) (instance_variables) (preproc_call) (preproc_def) (preproc_if)
    (preproc_ifdef) "@end"
  ] @body) @scope.implementation

; The base class is rarely said once more.
(class_implementation
  "@implementation" . (identifier) @name . ":" . superclass: (_) . _ @body) @scope.implementation

(protocol_declaration
  "@protocol" . (identifier) @name . (protocol_reference_list)? . _ @body) @definition.protocol

(compatibility_alias_declaration alias: (identifier) @name) @definition.type

; `typedef NSString *Key NS_STRING_ENUM;`: the parser takes the macro for the name.
(type_definition declarator: (pointer_declarator (ERROR (type_identifier) @name))) @definition.type

; Methods

(method_declaration ["-" "+"] . (method_type)? . (identifier) @name) @definition.method

(method_definition
  ["-" "+"] . (method_type)? . (identifier) @name
  (compound_statement) @body) @definition.method

; Properties and instance variables. The stars of a declarator lie around its name.

(property_declaration
  (struct_declaration
    (struct_declarator
      [
        (identifier) @name
        (pointer_declarator declarator: (identifier) @name)
        (pointer_declarator declarator: (pointer_declarator declarator: (identifier) @name))
        (function_declarator declarator: (parenthesized_declarator (_ declarator: (identifier) @name)))
        (pointer_declarator
          declarator: (function_declarator
            declarator: (parenthesized_declarator (_ declarator: (identifier) @name))))
      ]))) @definition.property

(instance_variable
  (struct_declaration
    (struct_declarator
      [
        (identifier) @name
        (array_declarator declarator: (identifier) @name)
        (pointer_declarator declarator: (identifier) @name)
        (pointer_declarator declarator: (_ declarator: (identifier) @name))
        (function_declarator declarator: (parenthesized_declarator (_ declarator: (identifier) @name)))
      ]))) @definition.field

; Constants and variables between the methods of an implementation are as global as those above it.

(implementation_definition
  (declaration
    (storage_class_specifier "static" @visibility)?
    declarator: (init_declarator
      declarator: [
        (identifier) @name
        (pointer_declarator (type_qualifier "const") declarator: (identifier) @name)
      ]
      value: (initializer_list)? @body)) @definition.constant
  (#match? @name "^k?[A-Z]"))

(implementation_definition
  (declaration
    (storage_class_specifier "static" @visibility)
    declarator: [
      (identifier) @name
      (pointer_declarator declarator: (identifier) @name)
      (init_declarator declarator: (identifier) @name)
      (init_declarator declarator: (pointer_declarator declarator: (identifier) @name))
    ]) @definition.variable)

; XCTest runs the methods without parameters whose names begin with `test`. The class is a test where its base tells.

(class_interface
  . "@interface" . (identifier) @test
  superclass: (identifier) @_base
  (#match? @_base "TestCase$"))

(class_implementation
  "@implementation" . (identifier) @_class
  (implementation_definition
    (method_definition "-" . (method_type) . (identifier) @test . (compound_statement)))
  (#match? @_class "Tests?(Case)?$")
  (#match? @test "^test(?![a-z])"))

; Base classes and protocols

(class_interface superclass: (identifier) @name @reference.implementation)

(class_interface
  [")" superclass: (_)]
  . (parameterized_arguments (type_name (type_identifier) @name @reference.implementation)))

; `@interface Box () <Sized>` says it once more behind the name of a class without a base.
(class_interface
  "@interface" . (identifier)
  . (parameterized_arguments (type_name (type_identifier) @name @reference.implementation))
  (#match? @name "^.."))

(protocol_declaration (protocol_reference_list (identifier) @name @reference.implementation))

; Instances

(message_expression
  receiver: (identifier) @name @reference.class
  method: (identifier) @_maker
  (#any-of? @_maker "alloc" "new" "allocWithZone")
  (#match? @name "^[A-Z]"))

; Messages. What every object answers says nothing.

(message_expression
  receiver: (_) . method: (identifier) @name
  (#not-any-of? @name
    "alloc" "allocWithZone" "autorelease" "class" "copy" "dealloc" "init" "mutableCopy" "new" "release" "retain"
    "self")) @reference.call

; The parts of a longer selector can't be told.
(selector_expression (identifier) @name) @reference.call

; Types. A single letter is a type parameter.

([
  (type_name (type_identifier) @name @reference.type)
  (generic_specifier (type_identifier) @name @reference.type)
  (struct_declaration (type_identifier) @name @reference.type)
  (for_statement type: (type_identifier) @name @reference.type)
  (typedefed_specifier (protocol_reference_list (identifier) @name @reference.type))
  (enum_specifier base: (type_identifier) @name @reference.type)
 ]
 (#match? @name "^..")
 (#not-any-of? @name "IBAction" "IBOutlet" "instancetype" "nonnull"))

(compatibility_alias_declaration class: (identifier) @name) @reference.type

([
  (message_expression receiver: (identifier) @name @reference.type)
  (field_expression argument: (identifier) @name @reference.type)
 ]
 (#match? @name "^[A-Z].*[a-z]"))
