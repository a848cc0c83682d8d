; JavaScript with JSX
;
; `(_ …)` with fields stands for inner nodes wherever the fields say enough: compiling a query costs most for the named nodes
; that have children in a pattern, above all expressions. `(_ body: (_) @body)` is a function, or a class, which is why the
; classes come first.

(comment) @comment

; Definitions: classes

(export_statement
  declaration: (class_declaration
    name: (identifier) @name @exported
    body: (_) @body)) @definition.class

(class_declaration
  name: (identifier) @name) @definition.class

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

; Definitions: functions, at any depth

(export_statement
  declaration: [
    (function_declaration name: (identifier) @name @exported body: (_) @body)
    (generator_function_declaration name: (identifier) @name @exported body: (_) @body)
  ]) @definition.function

[
  (function_declaration name: (identifier) @name)
  (generator_function_declaration name: (identifier) @name)
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

; Definitions: members of classes

(class_body
  (method_definition
    ["get" "set"]
    name: [(property_identifier) (private_property_identifier) (computed_property_name)] @name) @definition.property)

((class_body
  (method_definition
    name: (property_identifier) @name) @definition.constructor)
  (#eq? @name "constructor"))

(class_body
  (method_definition
    name: [(property_identifier) (private_property_identifier) (computed_property_name)] @name) @definition.method)

(field_definition
  property: [(property_identifier) (private_property_identifier)] @name
  value: (_ body: (_) @body)) @definition.method

(field_definition
  property: [(property_identifier) (private_property_identifier)] @name
  value: [(object) (array)]? @body) @definition.field

; Definitions: CommonJS. `module.exports = {…}` has no name, so its functions are those of the module.

((expression_statement
  (assignment_expression
    left: (_
      object: (_) @_exports
      property: (property_identifier) @name @exported)
    right: (class body: (_) @body))) @definition.class
  (#any-of? @_exports "exports" "module.exports"))

((expression_statement
  (assignment_expression
    left: (_
      object: (_) @_exports
      property: (property_identifier) @name @exported)
    right: (_ body: (_) @body))) @definition.function
  (#any-of? @_exports "exports" "module.exports"))

; `exports.a = a` exports what is defined elsewhere, and defines nothing.
((expression_statement
  (assignment_expression
    left: (_
      object: (_) @_exports
      property: (property_identifier) @_property)
    right: (identifier) @exported))
  (#any-of? @_exports "exports" "module.exports")
  (#eq? @_property @exported))

((expression_statement
  (assignment_expression
    left: (_
      object: (_) @_exports
      property: (property_identifier) @name @exported)
    right: [(object) (array)] @body)) @definition.variable
  (#any-of? @_exports "exports" "module.exports"))

((expression_statement
  (assignment_expression
    left: (_
      object: (_) @_exports
      property: (property_identifier) @name @exported)
    right: (_) @_value)) @definition.variable
  (#any-of? @_exports "exports" "module.exports")
  (#not-eq? @name @_value))

((expression_statement
  (assignment_expression
    left: (_) @_exports
    right: (class name: (identifier) @name @exported body: (_) @body))) @definition.class
  (#eq? @_exports "module.exports"))

((expression_statement
  (assignment_expression
    left: (_) @_exports
    right: (_ name: (identifier) @name @exported body: (_) @body))) @definition.function
  (#eq? @_exports "module.exports"))

; An export without a name is called `exports`.
((expression_statement
  (assignment_expression
    left: (_ property: (property_identifier) @name @exported) @_exports
    right: (class !name body: (_) @body))) @definition.class
  (#eq? @_exports "module.exports"))

((expression_statement
  (assignment_expression
    left: (_ property: (property_identifier) @name @exported) @_exports
    right: (_ !name body: (_) @body))) @definition.function
  (#eq? @_exports "module.exports"))

((assignment_expression
  left: (_) @_exports
  right: (object
    [
      (_ name: (property_identifier) @name @exported body: (_) @body)
      (_ key: (property_identifier) @name @exported value: (_ body: (_) @body))
    ] @definition.function))
  (#eq? @_exports "module.exports"))

; Definitions: methods that are assigned

((expression_statement
  (assignment_expression
    left: (_
      object: (_
        object: (_) @qualifier
        property: (property_identifier) @_prototype)
      property: (property_identifier) @name)
    right: (_ body: (_) @body))) @definition.method
  (#any-of? @_prototype "prototype" "fn"))

; Foo.prototype = { bar() {} }
((expression_statement
  (assignment_expression
    left: (_
      object: (identifier) @name
      property: (property_identifier) @_prototype)
    right: (object))) @scope.implementation
  (#eq? @_prototype "prototype"))

((assignment_expression
  left: (_ property: (property_identifier) @_prototype)
  right: (object
    [
      (_ name: (property_identifier) @name body: (_) @body)
      (_ key: (property_identifier) @name value: (_ body: (_) @body))
    ] @definition.method))
  (#eq? @_prototype "prototype"))

; app.use = function use(fn) {}: on the outermost level only, since below it sets a callback more often than it defines

((program
  (expression_statement
    (assignment_expression
      left: (_
        object: (identifier) @qualifier
        property: (property_identifier) @name)
      right: (class body: (_) @body))) @definition.class)
  (#not-eq? @qualifier "module"))

((program
  (expression_statement
    (assignment_expression
      left: (_
        object: [(identifier) (member_expression)] @qualifier
        property: (property_identifier) @name)
      right: (_ body: (_) @body))) @definition.method)
  (#not-any-of? @qualifier "module" "module.exports"))

; this.get = function () {}, in functions that serve as classes
(expression_statement
  (assignment_expression
    left: (_
      object: (this)
      property: (property_identifier) @name)
    right: (function_expression body: (_) @body))) @definition.method

; Definitions: an object in a block of the outermost level, and its functions

(program
  (statement_block
    (lexical_declaration
      . (variable_declarator name: (identifier) @name value: (object) @body) .) @definition.constant))

(program
  (statement_block
    (lexical_declaration
      (variable_declarator
        value: (object
          [
            (_ name: (property_identifier) @name body: (_) @body)
            (_ key: (property_identifier) @name value: (_ body: (_) @body))
          ] @definition.method)))))

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
    (_ arguments: (_ . (object) @body))
  ]) @definition.constant

(export_statement
  declaration: (lexical_declaration
    "const"
    . (variable_declarator
      name: (identifier) @name @exported
      value: [
        (object) @body
        (array) @body
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

((assignment_expression
  left: (_) @_exports
  right: [
    (identifier) @exported
    (object
      [
        (shorthand_property_identifier) @exported
        (_ value: (identifier) @exported)
      ])
  ])
  (#eq? @_exports "module.exports"))

; var app = exports = module.exports = {}
((variable_declarator
  name: (identifier) @exported
  value: (_ left: (_) @_exports))
  (#any-of? @_exports "exports" "module.exports"))

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

(class_heritage
  [
    (identifier) @name
    (_ property: (property_identifier) @name)
  ]) @reference.implementation

; References: components in JSX. Lower-case elements are HTML's.

([
  (jsx_opening_element name: (identifier) @name)
  (jsx_opening_element name: (_ property: (property_identifier) @name))
  (jsx_self_closing_element name: (identifier) @name)
  (jsx_self_closing_element name: (_ property: (property_identifier) @name))
] @reference.call
  (#match? @name "^[A-Z]"))

; References: capitalised names where values stand. The supertype leaves out targets of assignments and closing tags.

((primary_expression/identifier) @name @reference.constant
  (#match? @name "^[A-Z]"))

((primary_expression/member_expression
  property: (property_identifier) @name) @reference.constant
  (#match? @name "^[A-Z]"))

((shorthand_property_identifier) @name @reference.constant
  (#match? @name "^[A-Z]"))
