; TypeScript
;
; `(_ …)` with fields stands for inner nodes wherever the fields say enough: compiling a query costs most for the named nodes
; that have children in a pattern, above all expressions. `(_ body: (_) @body)` is a function, or a class, which is why the
; classes come first.
;
; A declaration comes plain, after `export`, after `declare` and after both; the outermost of these nodes is the definition, so
; the longest form stands first.

(comment) @comment

; Definitions: classes

(export_statement
  declaration: (ambient_declaration
    [
      (class_declaration name: (type_identifier) @name @exported body: (_) @body)
      (abstract_class_declaration name: (type_identifier) @name @exported body: (_) @body)
    ])) @definition.class

(export_statement
  declaration: [
    (class_declaration name: (type_identifier) @name @exported body: (_) @body)
    (abstract_class_declaration name: (type_identifier) @name @exported body: (_) @body)
  ]) @definition.class

(ambient_declaration
  [
    (class_declaration name: (type_identifier) @name body: (_) @body)
    (abstract_class_declaration name: (type_identifier) @name body: (_) @body)
  ]) @definition.class

[
  (class_declaration name: (type_identifier) @name body: (_) @body)
  (abstract_class_declaration name: (type_identifier) @name body: (_) @body)
] @definition.class

; An export without a name of its own is called as its importers call it.
(export_statement
  "default" @name @exported
  value: (class body: (_) @body)) @definition.class

(export_statement
  declaration: (_
    . (_
      name: (identifier) @name @exported
      value: (class body: (_) @body)) .)) @definition.class

(lexical_declaration
  . (variable_declarator
    name: (identifier) @name
    value: (class body: (_) @body)) .) @definition.class

(variable_declarator
  name: (identifier) @name
  value: (class body: (_) @body)) @definition.class

; Definitions: functions, at any depth. Each overload is one.

(export_statement
  declaration: (ambient_declaration
    (function_signature name: (identifier) @name @exported))) @definition.function

(export_statement
  declaration: [
    (function_declaration name: (identifier) @name @exported body: (_) @body)
    (generator_function_declaration name: (identifier) @name @exported body: (_) @body)
    (function_signature name: (identifier) @name @exported)
  ]) @definition.function

(ambient_declaration
  (function_signature name: (identifier) @name)) @definition.function

[
  (function_declaration name: (identifier) @name body: (_) @body)
  (generator_function_declaration name: (identifier) @name body: (_) @body)
  (function_signature name: (identifier) @name)
] @definition.function

(export_statement
  "default" @name @exported
  value: (_ body: (_) @body)) @definition.function

; export default memo(function Panel() {})
(export_statement
  value: (_
    arguments: (_ . (function_expression name: (identifier) @name @exported body: (_) @body)))) @definition.function

; A statement of one variable is the definition; of several, each variable is.

(export_statement
  declaration: (_
    . (_
      name: (identifier) @name @exported
      value: (_ body: (_) @body)) .)) @definition.function

(lexical_declaration
  . (variable_declarator
    name: (identifier) @name
    value: (_ body: (_) @body)) .) @definition.function

(variable_declaration
  . (variable_declarator
    name: (identifier) @name
    value: (_ body: (_) @body)) .) @definition.function

(variable_declarator
  name: (identifier) @name
  value: (_ body: (_) @body)) @definition.function

; const Panel = memo(() => …), const Field = React.memo(React.forwardRef((props, ref) => …))

((export_statement
  declaration: (_
    . (_
      name: (identifier) @name @exported
      value: (_
        function: (_) @_wrapper
        arguments: (_
          . [
            (_ body: (_) @body)
            (_ arguments: (_ . (_ body: (_) @body)))
          ]))) .)) @definition.function
  (#any-of? @_wrapper
    "memo" "React.memo" "forwardRef" "React.forwardRef" "lazy" "React.lazy" "observer"))

((lexical_declaration
  . (variable_declarator
    name: (identifier) @name
    value: (_
      function: (_) @_wrapper
      arguments: (_
        . [
          (_ body: (_) @body)
          (_ arguments: (_ . (_ body: (_) @body)))
        ]))) .) @definition.function
  (#any-of? @_wrapper
    "memo" "React.memo" "forwardRef" "React.forwardRef" "lazy" "React.lazy" "observer"))

; router.use(function log(request) {}), return function next() {}: a name that nobody had to give

(expression_statement
  (call_expression
    arguments: (arguments (function_expression name: (identifier) @name) @definition.function)))

(return_statement (function_expression name: (identifier) @name) @definition.function)

(return_statement
  (call_expression
    arguments: (arguments (function_expression name: (identifier) @name) @definition.function)))

; Definitions: types

(export_statement
  declaration: (ambient_declaration
    (interface_declaration name: (type_identifier) @name @exported body: (_) @body))) @definition.interface

(export_statement
  declaration: (interface_declaration name: (type_identifier) @name @exported body: (_) @body)) @definition.interface

(ambient_declaration
  (interface_declaration name: (type_identifier) @name body: (_) @body)) @definition.interface

(interface_declaration name: (type_identifier) @name body: (_) @body) @definition.interface

(export_statement
  declaration: (ambient_declaration
    (type_alias_declaration name: (type_identifier) @name @exported value: (object_type)? @body))) @definition.type

(export_statement
  declaration: (type_alias_declaration name: (type_identifier) @name @exported value: (object_type)? @body)) @definition.type

(ambient_declaration
  (type_alias_declaration name: (type_identifier) @name value: (object_type)? @body)) @definition.type

(type_alias_declaration name: (type_identifier) @name value: (object_type)? @body) @definition.type

(export_statement
  declaration: (ambient_declaration
    (enum_declaration name: (identifier) @name @exported body: (_) @body))) @definition.enum

(export_statement
  declaration: (enum_declaration name: (identifier) @name @exported body: (_) @body)) @definition.enum

(ambient_declaration
  (enum_declaration name: (identifier) @name body: (_) @body)) @definition.enum

(enum_declaration name: (identifier) @name body: (_) @body) @definition.enum

(export_statement
  declaration: (ambient_declaration
    [
      (internal_module name: [(identifier) (nested_identifier)] @name @exported body: (_) @body)
      (module name: [(identifier) (nested_identifier)] @name @exported body: (_) @body)
    ])) @definition.namespace

(export_statement
  declaration: [
    (internal_module name: [(identifier) (nested_identifier)] @name @exported body: (_) @body)
    (module name: [(identifier) (nested_identifier)] @name @exported body: (_) @body)
  ]) @definition.namespace

(ambient_declaration
  [
    (internal_module name: [(identifier) (nested_identifier)] @name body: (_) @body)
    (module name: [(identifier) (nested_identifier)] @name body: (_) @body)
  ]) @definition.namespace

[
  (internal_module name: [(identifier) (nested_identifier)] @name body: (_) @body)
  (module name: [(identifier) (nested_identifier)] @name body: (_) @body)
] @definition.namespace

(ambient_declaration
  (module
    name: (string (string_fragment) @name)
    body: (_)? @body)) @definition.module

; Definitions: members of types

(enum_body
  name: [
    (property_identifier) @name @definition.enumerator
    (string (string_fragment) @name) @definition.enumerator
  ])

(enum_assignment
  name: [
    (property_identifier) @name
    (string (string_fragment) @name)
  ]) @definition.enumerator

(interface_body
  (_
    ["get" "set"]
    name: (property_identifier) @name) @definition.property)

(interface_body
  (_
    name: [(property_identifier) (computed_property_name)] @name
    parameters: (_)) @definition.method)

(interface_body
  (_
    !parameters
    name: [
      (property_identifier) @name
      (computed_property_name) @name
      (string (string_fragment) @name)
    ]) @definition.property)

(type_alias_declaration
  value: (object_type
    (_
      name: (property_identifier) @name
      parameters: (_)) @definition.method))

(type_alias_declaration
  value: (object_type
    (_
      !parameters
      name: [
        (property_identifier) @name
        (string (string_fragment) @name)
      ]) @definition.property))

; Definitions: members of classes. What has parameters is a method, with a body or without. A method's decorators stand
; before it, not inside of it, and keep its comment away.

(class_body
  (_
    (accessibility_modifier)? @visibility
    ["get" "set"]
    name: [(property_identifier) (private_property_identifier) (computed_property_name)] @name) @definition.property)

((class_body
  (_
    (accessibility_modifier)? @visibility
    name: (property_identifier) @name
    parameters: (_)) @definition.constructor)
  (#eq? @name "constructor"))

(class_body
  (comment) @doc
  . (decorator)+
  . (_
    (accessibility_modifier)? @visibility
    name: [(property_identifier) (private_property_identifier) (computed_property_name)] @name
    parameters: (_)) @definition.method)

(class_body
  (_
    (accessibility_modifier)? @visibility
    name: [(property_identifier) (private_property_identifier) (computed_property_name)] @name
    parameters: (_)) @definition.method)

(class_body
  (_
    (accessibility_modifier)? @visibility
    name: [(property_identifier) (private_property_identifier)] @name
    value: (_ body: (_) @body)) @definition.method)

(class_body
  (_
    !parameters
    (accessibility_modifier)? @visibility
    name: [(property_identifier) (private_property_identifier)] @name
    value: [(object) (array)]? @body) @definition.field)

; constructor(private readonly name: string)

(formal_parameters
  (_
    (accessibility_modifier) @visibility
    pattern: (identifier) @name) @definition.field)

(formal_parameters
  (_
    "readonly"
    pattern: (identifier) @name) @definition.field)

; Definitions: functions in objects that the outermost level names

(program
  [
    (lexical_declaration
      (variable_declarator
        value: (object
          [
            (_ name: (property_identifier) @name body: (_) @body)
            (_ key: (property_identifier) @name value: (_ body: (_) @body))
          ] @definition.method)))
    (variable_declaration
      (variable_declarator
        value: (object
          [
            (_ name: (property_identifier) @name body: (_) @body)
            (_ key: (property_identifier) @name value: (_ body: (_) @body))
          ] @definition.method)))
  ])

(export_statement
  [
    declaration: (_
      (_
        value: (object
          [
            (_ name: (property_identifier) @name body: (_) @body)
            (_ key: (property_identifier) @name value: (_ body: (_) @body))
          ] @definition.method)))
    value: (object
      [
        (_ name: (property_identifier) @name body: (_) @body)
        (_ key: (property_identifier) @name value: (_ body: (_) @body))
      ] @definition.method)
  ])

; export default { methods: { save() {} } }: the options of a component of Vue, the actions of a store
((export_statement
  value: (object
    (pair
      key: (property_identifier) @_option
      value: (object
        [
          (_ name: (property_identifier) @name body: (_) @body)
          (_ key: (property_identifier) @name value: (_ body: (_) @body))
        ] @definition.method))))
  (#any-of? @_option "methods" "computed" "watch" "filters" "actions" "mutations" "getters"))

; export default defineComponent({ methods: { save() {} } })
((export_statement
  value: (_
    arguments: (_
      (object
        (pair
          key: (property_identifier) @_option
          value: (object
            [
              (_ name: (property_identifier) @name body: (_) @body)
              (_ key: (property_identifier) @name value: (_ body: (_) @body))
            ] @definition.method))))))
  (#any-of? @_option "methods" "computed" "watch" "filters" "actions" "mutations" "getters"))

; Definitions: constants and variables of the outermost level. What `require` and `import()` give is an import.

(export_statement
  "default" @name @exported
  value: [
    (object) @body
    (satisfies_expression . (object) @body)
    (_ arguments: (_ . (object) @body))
  ]) @definition.constant

(export_statement
  declaration: (ambient_declaration
    (lexical_declaration
      "const"
      . (variable_declarator name: (identifier) @name @exported) .))) @definition.constant

(export_statement
  declaration: (ambient_declaration
    (_ . (variable_declarator name: (identifier) @name @exported) .))) @definition.variable

(ambient_declaration
  (lexical_declaration
    "const"
    . (variable_declarator name: (identifier) @name) .)) @definition.constant

(ambient_declaration
  (_ . (variable_declarator name: (identifier) @name) .)) @definition.variable

; Bodies of namespaces are an outermost level too, and so is that of `declare global`.

(internal_module
  body: (_
    (lexical_declaration
      "const"
      . (variable_declarator name: (identifier) @name) .) @definition.constant))

(module
  body: (_
    (lexical_declaration
      "const"
      . (variable_declarator name: (identifier) @name) .) @definition.constant))

(ambient_declaration
  (statement_block
    (_ . (variable_declarator name: (identifier) @name) .) @definition.variable))

(export_statement
  declaration: (lexical_declaration
    "const"
    . (variable_declarator
      name: (identifier) @name @exported
      value: [
        (object) @body
        (array) @body
        (as_expression . [(object) (array)] @body)
        (satisfies_expression . [(object) (array)] @body)
        (_ arguments: (_ (object) @body .))
      ]) .)) @definition.constant

(export_statement
  declaration: (lexical_declaration
    "const"
    . (variable_declarator name: (identifier) @name @exported) .)) @definition.constant

(export_statement
  declaration: (lexical_declaration
    "const"
    (variable_declarator name: (identifier) @name @exported) @definition.constant))

(export_statement
  declaration: (_
    . (variable_declarator name: (identifier) @name @exported) .)) @definition.variable

(export_statement
  declaration: (_
    (variable_declarator name: (identifier) @name @exported) @definition.variable))

(program
  (lexical_declaration
    "const"
    . (variable_declarator
      name: (identifier) @name
      value: [
        (object) @body
        (array) @body
        (as_expression . [(object) (array)] @body)
        (satisfies_expression . [(object) (array)] @body)
        (_ arguments: (_ (object) @body .))
      ]) .) @definition.constant)

((program
  (lexical_declaration
    "const"
    . (variable_declarator
      name: (identifier) @name
      value: (_) @_value) .) @definition.constant)
  (#not-match? @_value "^(?:require|await import)\\("))

((program
  (lexical_declaration
    "const"
    (variable_declarator
      name: (identifier) @name
      value: (_) @_value) @definition.constant))
  (#not-match? @_value "^(?:require|await import)\\("))

(program
  [
    (lexical_declaration . (variable_declarator name: (identifier) @name value: [(object) (array)] @body) .)
    (variable_declaration . (variable_declarator name: (identifier) @name value: [(object) (array)] @body) .)
  ] @definition.variable)

((program
  [
    (lexical_declaration . (variable_declarator name: (identifier) @name value: (_)? @_value) .)
    (variable_declaration . (variable_declarator name: (identifier) @name value: (_)? @_value) .)
  ] @definition.variable)
  (#not-match? @_value "^(?:require|await import)\\("))

((program
  [
    (lexical_declaration (variable_declarator name: (identifier) @name value: (_)? @_value) @definition.variable)
    (variable_declaration (variable_declarator name: (identifier) @name value: (_)? @_value) @definition.variable)
  ])
  (#not-match? @_value "^(?:require|await import)\\("))

; The names of a destructuring are definitions by themselves: if they shared a node, they would enclose each other.

(export_statement
  declaration: (_
    (_
      name: [
        (object_pattern (shorthand_property_identifier_pattern) @name @exported @definition.constant)
        (object_pattern (_ value: (identifier) @name @exported @definition.constant))
        (array_pattern (identifier) @name @exported @definition.constant)
      ])))

((program
  (lexical_declaration
    (variable_declarator
      name: [
        (object_pattern (shorthand_property_identifier_pattern) @name @definition.constant)
        (object_pattern (_ value: (identifier) @name @definition.constant))
        (array_pattern (identifier) @name @definition.constant)
      ]
      value: (_) @_value)))
  (#not-match? @_value "^(?:require|await import)\\("))

; Exports of what is defined elsewhere

(export_statement
  !source
  (export_clause (export_specifier name: (identifier) @exported)))

(export_statement
  value: [
    (identifier) @exported
    (_ arguments: (_ (identifier) @exported))
  ])

; export = Foo
(export_statement "=" (identifier) @exported)

; Decorators belong to signatures. Those of methods are siblings before them.
(decorator) @attribute

; References: decorators, before the calls that some of them are

(decorator
  [
    (identifier) @name
    (_ property: (property_identifier) @name)
    (_ function: (identifier) @name)
    (_ function: (_ property: (property_identifier) @name))
  ]) @reference.attribute

; `require` is no call but an import.
((call_expression
  function: (identifier) @name) @reference.call
  (#not-eq? @name "require"))

(call_expression
  function: (_
    property: [(property_identifier) (private_property_identifier)] @name)) @reference.call

(new_expression
  constructor: [
    (identifier) @name
    (_ property: (property_identifier) @name)
  ]) @reference.class

; References: base types

(extends_clause
  value: [
    (identifier) @name
    (_ property: (property_identifier) @name)
  ]) @reference.implementation

(implements_clause
  [
    (type_identifier) @name
    (_ name: (type_identifier) @name)
    (_ name: (_ name: (type_identifier) @name))
  ] @reference.implementation)

(extends_type_clause
  type: [
    (type_identifier) @name
    (_ name: (type_identifier) @name)
    (_ name: (_ name: (type_identifier) @name))
  ] @reference.implementation)

; References: types. The supertype leaves out what declares a type or a type parameter.

(primary_type/type_identifier) @name @reference.type

(generic_type name: (type_identifier) @name) @reference.type

(nested_type_identifier name: (type_identifier) @name) @reference.type

(type_query (identifier) @name) @reference.type

; References: capitalised names where values stand. The supertype leaves out targets of assignments and closing tags.

((primary_expression/identifier) @name @reference.constant
  (#match? @name "^[A-Z]"))

((primary_expression/member_expression
  property: (property_identifier) @name) @reference.constant
  (#match? @name "^[A-Z]"))

((shorthand_property_identifier) @name @reference.constant
  (#match? @name "^[A-Z]"))
