; Kotlin. The grammar has no fields: what ends a signature is always captured.

; Types

; A spec of Kotest is one long argument.
(class_declaration
  (modifiers (visibility_modifier) @visibility)?
  "class"
  . (type_identifier) @name
  (delegation_specifier
    (constructor_invocation
      (value_arguments (value_argument (lambda_literal) @body))))) @definition.class

; `class A : B by b { … }`: the grammar takes the members for the argument of a call.

(class_declaration
  (modifiers (visibility_modifier) @visibility)?
  "class"
  . (type_identifier) @name
  (delegation_specifier
    (explicit_delegation (call_expression (call_suffix (annotated_lambda) @body))))) @definition.class

(explicit_delegation (call_expression (call_suffix (annotated_lambda (lambda_literal (statements [
  (function_declaration
    (modifiers (visibility_modifier) @visibility)?
    (simple_identifier) @name
    (function_body)? @body) @definition.method
  (property_declaration
    (modifiers (visibility_modifier) @visibility)?
    (variable_declaration (simple_identifier) @name)
    (getter)? @body) @definition.property
]))))))

(class_declaration
  (modifiers (visibility_modifier) @visibility)?
  "interface"
  . (type_identifier) @name
  (class_body)? @body) @definition.interface

(class_declaration
  (modifiers (visibility_modifier) @visibility)?
  "enum"
  "class"
  . (type_identifier) @name
  (enum_class_body)? @body) @definition.enum

(class_declaration
  (modifiers (visibility_modifier) @visibility)?
  "class"
  . (type_identifier) @name
  (class_body)? @body) @definition.class

; What is left of a header whose body the grammar loses, or that it takes for an expression (no name is `class` or
; `interface`)

((infix_expression
  . (simple_identifier) @_class
  . (simple_identifier) @name
  . (lambda_literal) @body) @definition.class
 (#eq? @_class "class"))

((infix_expression
  . (simple_identifier) @_interface
  . (simple_identifier) @name
  . (lambda_literal) @body) @definition.interface
 (#eq? @_interface "interface"))

(ERROR ["class" "interface"] . [(simple_identifier) (type_identifier)] @name @definition.class)

(object_declaration
  (modifiers (visibility_modifier) @visibility)?
  "object"
  . (type_identifier) @name
  (class_body)? @body) @definition.class

; The members of a companion without a name belong to the class around it, which is how they are called.
(companion_object
  (modifiers (visibility_modifier) @visibility)?
  (type_identifier) @name
  (class_body)? @body) @definition.class

(type_alias
  (modifiers (visibility_modifier) @visibility)?
  . (type_identifier) @name) @definition.type

(enum_entry
  (simple_identifier) @name
  (class_body)? @body) @definition.enumerator

(infix_expression
  . (simple_identifier) @_class
  . (simple_identifier)
  . (lambda_literal (statements [
    (function_declaration
      (modifiers (visibility_modifier) @visibility)?
      (simple_identifier) @name
      (function_body)? @body) @definition.method
    (property_declaration
      (modifiers (visibility_modifier) @visibility)?
      (variable_declaration (simple_identifier) @name)
      (getter)? @body) @definition.property
  ]))
  (#any-of? @_class "class" "interface"))

; Functions. A member that stands on one line with its braces is an error of the grammar, though whole.

(class_body
  (function_declaration
    (modifiers (visibility_modifier) @visibility)?
    (simple_identifier) @name
    (function_body)? @body) @definition.method)

(class_body (ERROR
  (function_declaration
    (modifiers (visibility_modifier) @visibility)?
    (simple_identifier) @name
    (function_body)? @body) @definition.method))

(enum_class_body
  (function_declaration
    (modifiers (visibility_modifier) @visibility)?
    (simple_identifier) @name
    (function_body)? @body) @definition.method)

(function_declaration
  (modifiers (visibility_modifier) @visibility)?
  (simple_identifier) @name
  (function_body)? @body) @definition.function

(secondary_constructor
  (modifiers (visibility_modifier) @visibility)?
  "constructor" @name
  "{"? @body) @definition.constructor

; Properties, constants and variables. Only their parents tell them from local ones, which are in `statements`. A getter
; belongs to the node when it stands on the same line, else it is the next sibling.

(source_file
  (property_declaration
    (modifiers (visibility_modifier)? @visibility (property_modifier))
    [
      (variable_declaration (simple_identifier) @name)
      (multi_variable_declaration (variable_declaration (simple_identifier) @name))
    ]
    [
      (getter) @body
      (lambda_literal) @body
      (object_literal (class_body) @body)
      (anonymous_function (function_body) @body)
      (when_expression "{" @body)
      (if_expression consequence: (_ "{" @body))
      (try_expression "{" @body)
      (call_expression (call_suffix (annotated_lambda) @body))
      (call_expression (call_suffix (value_arguments . (value_argument (_ (call_suffix (annotated_lambda))))) @body))
      (call_expression (call_suffix (value_arguments . (value_argument [(infix_expression) (lambda_literal)])) @body))
      (call_expression (call_suffix
        (value_arguments . (value_argument) . (value_argument) . (value_argument) . (value_argument) . (value_argument)) @body))
      (property_delegate (call_expression (call_suffix (annotated_lambda) @body)))
    ]?) @definition.constant)

(class_body
  (property_declaration
    (modifiers (visibility_modifier)? @visibility (property_modifier))
    [
      (variable_declaration (simple_identifier) @name)
      (multi_variable_declaration (variable_declaration (simple_identifier) @name))
    ]
    [
      (getter) @body
      (lambda_literal) @body
      (object_literal (class_body) @body)
      (anonymous_function (function_body) @body)
      (when_expression "{" @body)
      (if_expression consequence: (_ "{" @body))
      (try_expression "{" @body)
      (call_expression (call_suffix (annotated_lambda) @body))
      (call_expression (call_suffix (value_arguments . (value_argument (_ (call_suffix (annotated_lambda))))) @body))
      (call_expression (call_suffix (value_arguments . (value_argument [(infix_expression) (lambda_literal)])) @body))
      (call_expression (call_suffix
        (value_arguments . (value_argument) . (value_argument) . (value_argument) . (value_argument) . (value_argument)) @body))
      (property_delegate (call_expression (call_suffix (annotated_lambda) @body)))
    ]?) @definition.constant)

(class_body (ERROR
  (property_declaration
    (modifiers (visibility_modifier)? @visibility (property_modifier))
    [
      (variable_declaration (simple_identifier) @name)
      (multi_variable_declaration (variable_declaration (simple_identifier) @name))
    ]
    [
      (getter) @body
      (lambda_literal) @body
      (object_literal (class_body) @body)
      (anonymous_function (function_body) @body)
      (when_expression "{" @body)
      (if_expression consequence: (_ "{" @body))
      (try_expression "{" @body)
      (call_expression (call_suffix (annotated_lambda) @body))
      (call_expression (call_suffix (value_arguments . (value_argument (_ (call_suffix (annotated_lambda))))) @body))
      (call_expression (call_suffix (value_arguments . (value_argument [(infix_expression) (lambda_literal)])) @body))
      (call_expression (call_suffix
        (value_arguments . (value_argument) . (value_argument) . (value_argument) . (value_argument) . (value_argument)) @body))
      (property_delegate (call_expression (call_suffix (annotated_lambda) @body)))
    ]?) @definition.constant))

(source_file
  (property_declaration
    (modifiers (visibility_modifier) @visibility)?
    receiver: (_)
    [
      (variable_declaration (simple_identifier) @name)
      (multi_variable_declaration (variable_declaration (simple_identifier) @name))
    ]
    [
      (getter) @body
      (lambda_literal) @body
      (object_literal (class_body) @body)
      (anonymous_function (function_body) @body)
      (when_expression "{" @body)
      (if_expression consequence: (_ "{" @body))
      (try_expression "{" @body)
      (call_expression (call_suffix (annotated_lambda) @body))
      (call_expression (call_suffix (value_arguments . (value_argument (_ (call_suffix (annotated_lambda))))) @body))
      (call_expression (call_suffix (value_arguments . (value_argument [(infix_expression) (lambda_literal)])) @body))
      (call_expression (call_suffix
        (value_arguments . (value_argument) . (value_argument) . (value_argument) . (value_argument) . (value_argument)) @body))
      (property_delegate (call_expression (call_suffix (annotated_lambda) @body)))
    ]?) @definition.property)

(source_file
  (property_declaration
    (modifiers (visibility_modifier) @visibility)?
    (binding_pattern_kind "val")
    [
      (variable_declaration (simple_identifier) @name)
      (multi_variable_declaration (variable_declaration (simple_identifier) @name))
    ]
    [
      (getter) @body
      (lambda_literal) @body
      (object_literal (class_body) @body)
      (anonymous_function (function_body) @body)
      (when_expression "{" @body)
      (if_expression consequence: (_ "{" @body))
      (try_expression "{" @body)
      (call_expression (call_suffix (annotated_lambda) @body))
      (call_expression (call_suffix (value_arguments . (value_argument (_ (call_suffix (annotated_lambda))))) @body))
      (call_expression (call_suffix (value_arguments . (value_argument [(infix_expression) (lambda_literal)])) @body))
      (call_expression (call_suffix
        (value_arguments . (value_argument) . (value_argument) . (value_argument) . (value_argument) . (value_argument)) @body))
      (property_delegate (call_expression (call_suffix (annotated_lambda) @body)))
    ]?) @definition.constant)

(source_file
  (property_declaration
    (modifiers (visibility_modifier) @visibility)?
    (binding_pattern_kind "var")
    [
      (variable_declaration (simple_identifier) @name)
      (multi_variable_declaration (variable_declaration (simple_identifier) @name))
    ]
    [
      (getter) @body
      (lambda_literal) @body
      (object_literal (class_body) @body)
      (anonymous_function (function_body) @body)
      (when_expression "{" @body)
      (if_expression consequence: (_ "{" @body))
      (try_expression "{" @body)
      (call_expression (call_suffix (annotated_lambda) @body))
      (call_expression (call_suffix (value_arguments . (value_argument (_ (call_suffix (annotated_lambda))))) @body))
      (call_expression (call_suffix (value_arguments . (value_argument [(infix_expression) (lambda_literal)])) @body))
      (call_expression (call_suffix
        (value_arguments . (value_argument) . (value_argument) . (value_argument) . (value_argument) . (value_argument)) @body))
      (property_delegate (call_expression (call_suffix (annotated_lambda) @body)))
    ]?) @definition.variable)

(class_body
  (property_declaration
    (modifiers (visibility_modifier) @visibility)?
    [
      (variable_declaration (simple_identifier) @name)
      (multi_variable_declaration (variable_declaration (simple_identifier) @name))
    ]
    [
      (getter) @body
      (lambda_literal) @body
      (object_literal (class_body) @body)
      (anonymous_function (function_body) @body)
      (when_expression "{" @body)
      (if_expression consequence: (_ "{" @body))
      (try_expression "{" @body)
      (call_expression (call_suffix (annotated_lambda) @body))
      (call_expression (call_suffix (value_arguments . (value_argument (_ (call_suffix (annotated_lambda))))) @body))
      (call_expression (call_suffix (value_arguments . (value_argument [(infix_expression) (lambda_literal)])) @body))
      (call_expression (call_suffix
        (value_arguments . (value_argument) . (value_argument) . (value_argument) . (value_argument) . (value_argument)) @body))
      (property_delegate (call_expression (call_suffix (annotated_lambda) @body)))
    ]?) @definition.property)

(enum_class_body
  (property_declaration
    (modifiers (visibility_modifier) @visibility)?
    [
      (variable_declaration (simple_identifier) @name)
      (multi_variable_declaration (variable_declaration (simple_identifier) @name))
    ]
    [
      (getter) @body
      (lambda_literal) @body
      (object_literal (class_body) @body)
      (anonymous_function (function_body) @body)
      (when_expression "{" @body)
      (if_expression consequence: (_ "{" @body))
      (try_expression "{" @body)
      (call_expression (call_suffix (annotated_lambda) @body))
      (call_expression (call_suffix (value_arguments . (value_argument (_ (call_suffix (annotated_lambda))))) @body))
      (call_expression (call_suffix (value_arguments . (value_argument [(infix_expression) (lambda_literal)])) @body))
      (call_expression (call_suffix
        (value_arguments . (value_argument) . (value_argument) . (value_argument) . (value_argument) . (value_argument)) @body))
      (property_delegate (call_expression (call_suffix (annotated_lambda) @body)))
    ]?) @definition.property)

(class_body (ERROR
  (property_declaration
    (modifiers (visibility_modifier) @visibility)?
    [
      (variable_declaration (simple_identifier) @name)
      (multi_variable_declaration (variable_declaration (simple_identifier) @name))
    ]
    [
      (getter) @body
      (lambda_literal) @body
      (object_literal (class_body) @body)
      (anonymous_function (function_body) @body)
      (when_expression "{" @body)
      (if_expression consequence: (_ "{" @body))
      (try_expression "{" @body)
      (call_expression (call_suffix (annotated_lambda) @body))
      (call_expression (call_suffix (value_arguments . (value_argument (_ (call_suffix (annotated_lambda))))) @body))
      (call_expression (call_suffix (value_arguments . (value_argument [(infix_expression) (lambda_literal)])) @body))
      (call_expression (call_suffix
        (value_arguments . (value_argument) . (value_argument) . (value_argument) . (value_argument) . (value_argument)) @body))
      (property_delegate (call_expression (call_suffix (annotated_lambda) @body)))
    ]?) @definition.property))

; What the primary constructor declares with `val` or `var` is a property.
(primary_constructor
  (class_parameter
    (modifiers (visibility_modifier) @visibility)?
    (binding_pattern_kind)
    (simple_identifier) @name) @definition.property)

; Tasks of a Gradle script
(source_file
  (call_expression
    (navigation_expression
      (simple_identifier) @_tasks
      (navigation_suffix (simple_identifier) @_register))
    (call_suffix
      (value_arguments . (value_argument (string_literal (string_content) @name)))
      (annotated_lambda)? @body)) @definition.target
  (#eq? @_tasks "tasks")
  (#any-of? @_register "register" "create"))

; Everything is public that doesn't say otherwise. Members of functions are not looked at.

(source_file [
  (class_declaration . ["enum" "class" "interface" "fun"] (type_identifier) @exported)
  (object_declaration . (type_identifier) @exported)
  (type_alias . (type_identifier) @exported)
  (function_declaration . "fun" (simple_identifier) @exported)
  (property_declaration . (binding_pattern_kind) (variable_declaration (simple_identifier) @exported))
])

(class_body [
  (class_declaration . ["enum" "class" "interface" "fun"] (type_identifier) @exported)
  (object_declaration . (type_identifier) @exported)
  (function_declaration . "fun" (simple_identifier) @exported)
  (property_declaration . (binding_pattern_kind) (variable_declaration (simple_identifier) @exported))
])

(primary_constructor (class_parameter . (binding_pattern_kind) (simple_identifier) @exported))
(class_body (companion_object . "companion" (type_identifier) @exported))
(enum_class_body [
  (function_declaration . "fun" (simple_identifier) @exported)
  (property_declaration . (binding_pattern_kind) (variable_declaration (simple_identifier) @exported))
])
(enum_class_body (enum_entry (simple_identifier) @exported))

([
  (source_file [
    (class_declaration (modifiers) @_modifiers (type_identifier) @exported)
    (object_declaration (modifiers) @_modifiers (type_identifier) @exported)
    (type_alias (modifiers) @_modifiers . (type_identifier) @exported)
    (function_declaration (modifiers) @_modifiers (simple_identifier) @exported)
    (property_declaration (modifiers) @_modifiers (variable_declaration (simple_identifier) @exported))
  ])
  (class_body [
    (class_declaration (modifiers) @_modifiers (type_identifier) @exported)
    (object_declaration (modifiers) @_modifiers (type_identifier) @exported)
    (function_declaration (modifiers) @_modifiers (simple_identifier) @exported)
    (property_declaration (modifiers) @_modifiers (variable_declaration (simple_identifier) @exported))
  ])
  (primary_constructor (class_parameter (modifiers) @_modifiers (binding_pattern_kind) (simple_identifier) @exported))
  (enum_class_body [
    (function_declaration (modifiers) @_modifiers (simple_identifier) @exported)
    (property_declaration (modifiers) @_modifiers (variable_declaration (simple_identifier) @exported))
  ])
 ]
 (#not-match? @_modifiers "\\b(private|internal|protected)\\b"))

; Tests of kotlin.test, JUnit and TestNG. `@Nested` classes and their kind hold tests only by what is in them.

((function_declaration
  (modifiers
    (annotation [
      (user_type (type_identifier) @_annotation .)
      (constructor_invocation (user_type (type_identifier) @_annotation .))
    ]))
  (simple_identifier) @test)
 (#any-of? @_annotation "Test" "ParameterizedTest" "RepeatedTest" "TestFactory" "TestTemplate"))

; Specs of Kotest
((class_declaration
  (type_identifier) @test
  (delegation_specifier (constructor_invocation (user_type . (type_identifier) @_spec .))))
 (#any-of? @_spec
   "AnnotationSpec" "BehaviorSpec" "DescribeSpec" "ExpectSpec" "FeatureSpec" "FreeSpec" "FunSpec" "ShouldSpec" "StringSpec"
   "WordSpec"))

(line_comment) @comment
(multiline_comment) @comment

; Base types

(delegation_specifier
  [
    (user_type (type_identifier) @name .)
    (user_type (type_identifier) @name . (type_arguments) .)
    (constructor_invocation . (user_type (type_identifier) @name .))
    (constructor_invocation . (user_type (type_identifier) @name . (type_arguments) .))
    (explicit_delegation . (user_type (type_identifier) @name .))
    (explicit_delegation . (user_type (type_identifier) @name . (type_arguments) .))
  ] @reference.implementation)

; Annotations belong to signatures, except those that speak to the compiler or to linters alone.
(modifiers
  (annotation
    [
      (user_type (type_identifier) @_annotation .)
      (constructor_invocation (user_type (type_identifier) @_annotation .))
    ]) @decoration
  (#any-of? @_annotation
    "JvmDefault" "JvmField" "JvmMultifileClass" "JvmName" "JvmOverloads" "JvmStatic" "JvmSynthetic" "OptIn"
    "PublishedApi" "Suppress" "SuppressLint"))

(modifiers (annotation) @attribute)

; Annotations as references, except those that say something to the compiler alone

(annotation
  [
    (user_type (type_identifier) @name .)
    (constructor_invocation (user_type (type_identifier) @name .))
  ] @reference.attribute
  (#not-any-of? @name
    "Deprecated" "JvmDefault" "JvmField" "JvmInline" "JvmMultifileClass" "JvmName" "JvmOverloads" "JvmStatic" "OptIn"
    "PublishedApi" "Suppress" "Synchronized" "Throws" "Volatile"))

(file_annotation
  (constructor_invocation (user_type (type_identifier) @name .)) @reference.attribute
  (#not-any-of? @name "JvmMultifileClass" "JvmName" "OptIn" "Suppress"))

; Instances. Nothing but the capital letter tells them from calls.

((call_expression
  . [
    (simple_identifier) @name
    (navigation_expression (navigation_suffix (simple_identifier) @name) .)
  ]
  (call_suffix)) @reference.class
 (#match? @name "^`?[\\p{Lu}]"))

((callable_reference (simple_identifier) @name) @reference.class
 (#match? @name "^`?[\\p{Lu}]"))

; Calls

(call_expression
  . [
    (simple_identifier) @name
    (navigation_expression (navigation_suffix (simple_identifier) @name) .)
  ]
  (call_suffix)) @reference.call

(callable_reference (simple_identifier) @name) @reference.call

(navigation_suffix "::" (simple_identifier) @name) @reference.call

(infix_expression (_) . (simple_identifier) @name . (_)) @reference.call

; Types. A single letter is a type parameter, a small one part of a package's name. The annotations above are no types.

([
  (user_type (type_identifier) @name @reference.type)
  (callable_reference . (type_identifier) @name @reference.type)
 ]
 (#match? @name "^[\\p{Lu}].")
 (#not-any-of? @name
   "Deprecated" "JvmDefault" "JvmField" "JvmInline" "JvmMultifileClass" "JvmName" "JvmOverloads" "JvmStatic" "OptIn"
   "PublishedApi" "Suppress" "Synchronized" "Throws" "Volatile"))

((navigation_expression . (simple_identifier) @name @reference.type)
 (#match? @name "^[\\p{Lu}].*[\\p{Ll}]"))

; Capitalised names as values: objects, entries of enums, constants

((navigation_suffix "." (simple_identifier) @name @reference.constant)
 (#match? @name "^[\\p{Lu}]"))

([
  (additive_expression (simple_identifier) @name @reference.constant)
  (assignment (simple_identifier) @name @reference.constant)
  (comparison_expression (simple_identifier) @name @reference.constant)
  (conjunction_expression (simple_identifier) @name @reference.constant)
  (control_structure_body (simple_identifier) @name @reference.constant)
  (disjunction_expression (simple_identifier) @name @reference.constant)
  (elvis_expression (simple_identifier) @name @reference.constant)
  (equality_expression (simple_identifier) @name @reference.constant)
  (explicit_delegation (simple_identifier) @name @reference.constant)
  (function_body . (simple_identifier) @name @reference.constant .)
  (function_value_parameters (simple_identifier) @name @reference.constant)
  (indexing_expression . (simple_identifier) @name @reference.constant)
  (indexing_suffix (simple_identifier) @name @reference.constant)
  (infix_expression (simple_identifier) @name @reference.constant)
  (jump_expression (simple_identifier) @name @reference.constant)
  (multiplicative_expression (simple_identifier) @name @reference.constant)
  (navigation_expression . (simple_identifier) @name @reference.constant)
  (property_declaration (simple_identifier) @name @reference.constant)
  (range_expression (simple_identifier) @name @reference.constant)
  (statements (simple_identifier) @name @reference.constant)
  (value_argument (simple_identifier) @name @reference.constant .)
  (when_condition (simple_identifier) @name @reference.constant)
  (interpolated_expression (simple_identifier) @name @reference.constant)
 ]
 (#match? @name "^[\\p{Lu}]"))
