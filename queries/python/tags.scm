; Python

(comment) @comment

; Definitions: classes

(decorated_definition
  definition: (class_definition
    name: (identifier) @name
    body: (_ . (expression_statement (string) @doc)?) @body)) @definition.class

(class_definition
  name: (identifier) @name
  body: (_ . (expression_statement (string) @doc)?)) @definition.class

; Definitions: methods. They stand before the functions, which they would be otherwise.

((decorated_definition
  (decorator
    [
      (identifier) @_decorator
      (_ attribute: (identifier) @_decorator)
    ])
  definition: (function_definition
    name: (identifier) @name
    body: (_ . (expression_statement (string) @doc)?) @body)) @definition.property
  (#any-of? @_decorator
    "property" "cached_property" "abstractproperty" "classproperty" "hybrid_property"
    "getter" "setter" "deleter"))

((class_definition
  body: (_
    (function_definition
      name: (identifier) @name
      body: (_ . (expression_statement (string) @doc)?)) @definition.constructor))
  (#eq? @name "__init__"))

(class_definition
  body: (_
    (decorated_definition
      definition: (function_definition
        name: (identifier) @name
        body: (_ . (expression_statement (string) @doc)?) @body)) @definition.method))

(class_definition
  body: (_
    (function_definition
      name: (identifier) @name
      body: (_ . (expression_statement (string) @doc)?)) @definition.method))

; A method that exists on some versions or platforms only.
(class_definition
  body: (_
    (if_statement
      consequence: (_
        [
          (decorated_definition
            definition: (function_definition
              name: (identifier) @name
              body: (_ . (expression_statement (string) @doc)?) @body))
          (function_definition
            name: (identifier) @name
            body: (_ . (expression_statement (string) @doc)?))
        ] @definition.method))))

; Definitions: functions, at any depth

(decorated_definition
  definition: (function_definition
    name: (identifier) @name
    body: (_ . (expression_statement (string) @doc)?) @body)) @definition.function

(function_definition
  name: (identifier) @name
  body: (_ . (expression_statement (string) @doc)?)) @definition.function

; Definitions: fields

(class_definition
  body: (_
    (expression_statement
      (assignment
        left: (identifier) @name
        right: [
          (dictionary)
          (list)
          (set)
          (tuple)
          (dictionary_comprehension)
          (list_comprehension)
          (set_comprehension)
        ]? @body)) @definition.field))

(class_definition
  body: (_
    (expression_statement
      (assignment
        left: [
          (pattern_list (identifier) @name)
          (tuple_pattern (identifier) @name)
        ])) @definition.field))

; Definitions: names of the outermost level

(type_alias_statement
  left: (type
    [
      (identifier) @name
      (generic_type . (identifier) @name)
    ])) @definition.type

; What follows is bound by an assignment, but is a type or a function.

(module
  (expression_statement
    (assignment
      left: (identifier) @name
      right: (lambda body: (_) @body))) @definition.function)

((module
  (expression_statement
    (assignment
      left: (identifier) @name
      right: (_
        function: [
          (identifier) @_factory
          (_ attribute: (identifier) @_factory)
        ]))) @definition.class)
  (#any-of? @_factory "namedtuple" "NamedTuple" "TypedDict" "make_dataclass"))

((module
  (expression_statement
    (assignment
      left: (identifier) @name
      right: (_
        function: [
          (identifier) @_factory
          (_ attribute: (identifier) @_factory)
        ]))) @definition.type)
  (#any-of? @_factory "NewType" "TypeVar" "ParamSpec" "TypeVarTuple"))

((module
  (expression_statement
    (assignment
      left: (identifier) @name
      type: (_
        [
          (identifier) @_type
          (_ attribute: (identifier) @_type)
        ]))) @definition.type)
  (#eq? @_type "TypeAlias"))

; Constants are upper-case by convention. Blocks of a top-level `if` or `try` are the outermost level too.
; `!operator` leaves out `a += 1` and `a >> b`.

((module
  [
    (expression_statement
      (_ !operator
        left: (identifier) @name
        right: [(dictionary) (list) (set) (tuple)]? @body)) @definition.constant
    (if_statement
      [
        consequence: (_
          (expression_statement
            (_ !operator
              left: (identifier) @name
              right: [(dictionary) (list) (set) (tuple)]? @body)) @definition.constant)
        (_
          [
            consequence: (_
              (expression_statement
                (_ !operator
                  left: (identifier) @name
                  right: [(dictionary) (list) (set) (tuple)]? @body)) @definition.constant)
            body: (_
              (expression_statement
                (_ !operator
                  left: (identifier) @name
                  right: [(dictionary) (list) (set) (tuple)]? @body)) @definition.constant)
          ])
      ])
    (try_statement
      [
        body: (_
          (expression_statement
            (_ !operator
              left: (identifier) @name
              right: [(dictionary) (list) (set) (tuple)]? @body)) @definition.constant)
        (_
          (block
            (expression_statement
              (_ !operator
                left: (identifier) @name
                right: [(dictionary) (list) (set) (tuple)]? @body)) @definition.constant))
      ])
  ])
  (#match? @name "^_*[A-Z][A-Z0-9_]*$"))

(module
  [
    (expression_statement
      (_ !operator
        left: (identifier) @name
        right: [(dictionary) (list) (set) (tuple)]? @body)) @definition.variable
    (if_statement
      [
        consequence: (_
          (expression_statement
            (_ !operator
              left: (identifier) @name
              right: [(dictionary) (list) (set) (tuple)]? @body)) @definition.variable)
        (_
          [
            consequence: (_
              (expression_statement
                (_ !operator
                  left: (identifier) @name
                  right: [(dictionary) (list) (set) (tuple)]? @body)) @definition.variable)
            body: (_
              (expression_statement
                (_ !operator
                  left: (identifier) @name
                  right: [(dictionary) (list) (set) (tuple)]? @body)) @definition.variable)
          ])
      ])
    (try_statement
      [
        body: (_
          (expression_statement
            (_ !operator
              left: (identifier) @name
              right: [(dictionary) (list) (set) (tuple)]? @body)) @definition.variable)
        (_
          (block
            (expression_statement
              (_ !operator
                left: (identifier) @name
                right: [(dictionary) (list) (set) (tuple)]? @body)) @definition.variable))
      ])
  ])

((module
  (expression_statement
    (assignment
      left: [
        (pattern_list (identifier) @name)
        (tuple_pattern (identifier) @name)
      ])) @definition.constant)
  (#match? @name "^_*[A-Z][A-Z0-9_]*$"))

(module
  (expression_statement
    (assignment
      left: [
        (pattern_list (identifier) @name)
        (tuple_pattern (identifier) @name)
      ])) @definition.variable)

; Exports: the strings of `__all__`

((module
  (expression_statement
    (_
      left: (identifier) @_all
      right: [
        (_ (string (string_content) @exported))
        (_ (_ (string (string_content) @exported)))
      ])))
  (#eq? @_all "__all__"))

((module
  (expression_statement
    (call
      function: (_ object: (identifier) @_all)
      arguments: (_
        [
          (string (string_content) @exported)
          (_ (string (string_content) @exported))
        ]))))
  (#eq? @_all "__all__"))

; Decorators belong to signatures, except those that speak to type checkers alone.
((decorator [(identifier) @_decorator (_ attribute: (identifier) @_decorator)]) @decoration
 (#any-of? @_decorator "no_type_check" "override"))

(decorator) @attribute

; References: decorators, before the calls that some of them are

(decorator
  [
    (identifier) @name
    (_ attribute: (identifier) @name)
    (_ function: (identifier) @name)
    (_ function: (_ attribute: (identifier) @name))
  ]) @reference.attribute

(call
  function: [
    (identifier) @name
    (_ attribute: (identifier) @name)
  ]) @reference.call

; References: base classes

(class_definition
  superclasses: (_
    [
      (identifier) @name
      (_ attribute: (identifier) @name)
      (subscript value: (identifier) @name)
      (subscript value: (_ attribute: (identifier) @name))
    ] @reference.implementation))

; References: types. What stands inside of strings is not looked at.

(type
  [
    (identifier) @name
    (_ attribute: (identifier) @name)
    (subscript value: (_ attribute: (identifier) @name))
    (_ subscript: (identifier) @name)
    (_ subscript: (_ attribute: (identifier) @name))
    (list (identifier) @name)
    (_ left: (identifier) @name)
    (_ right: (identifier) @name)
    (_ left: (_ left: (identifier) @name))
    (_ left: (_ right: (identifier) @name))
    (_ left: (_ value: (identifier) @name))
    (_ right: (_ value: (identifier) @name))
    (_ right: (_ attribute: (identifier) @name))
  ]) @reference.type

(generic_type . (identifier) @name) @reference.type

(class_pattern (dotted_name (identifier) @name .)) @reference.type

; References: capitalised names where values stand. The supertype leaves out parameters, targets, keywords and imports.

((primary_expression/identifier) @name @reference.constant
  (#match? @name "^_*[A-Z]"))

((attribute attribute: (identifier) @name) @reference.constant
  (#match? @name "^_*[A-Z]"))

((case_pattern (dotted_name (identifier) @name)) @reference.constant
  (#match? @name "^_*[A-Z]"))

; Tests, by pytest's and unittest's rules of names. Classes called …TestCase are what tests are made of.

((function_definition name: (identifier) @test)
  (#match? @test "^test_"))

((class_definition
  name: (identifier) @test
  superclasses: (argument_list [(identifier) @_base (attribute attribute: (identifier) @_base)]))
  (#match? @_base "TestCase$")
  (#not-match? @test "TestCase$"))
