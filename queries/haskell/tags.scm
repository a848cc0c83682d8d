; Haskell

; `-- ^` belongs to what stands before it, all other comments to what follows.
((haddock) @comment
  (#not-match? @comment "^(?:--|\\{-)\\s*\\^"))

(comment) @comment

(pragma) @decoration

; Definitions: the module. Its header ends before the list of exports.

(header
  module: (module) @name
  ["where" (exports)] @body) @definition.module

; Definitions: types. A type that is nothing but one record is a structure.

(declarations
  (data_type
    name: [(name) @name (prefix_id (constructor_operator) @name)]
    "=" @body
    constructors: (data_constructors . (_ (record)) .)) @definition.struct)

(declarations
  (data_type
    name: [(name) @name (prefix_id (constructor_operator) @name)]
    ["=" "where"]? @body) @definition.enum)

(declarations
  (data_type
    (infix operator: (_) @name)
    ["=" "where"]? @body) @definition.enum)

(declarations
  (newtype
    name: (name) @name
    ["=" "where"]? @body) @definition.struct)

(type_synomym name: [(name) @name (prefix_id (_) @name)]) @definition.type

(type_synomym (infix operator: (_) @name)) @definition.type

(type_family name: [(name) @name (prefix_id (_) @name)] "where"? @body) @definition.type

(type_family (infix operator: (_) @name) "where"? @body) @definition.type

(data_family name: (name) @name) @definition.type

(class name: (name) @name "where"? @body) @definition.class

; Definitions: constructors and fields

(data_constructor (record name: (constructor) @name fields: (_) @body)) @definition.enumerator

((data_constructors
   (data_constructor (prefix name: (constructor) @name)) @definition.enumerator
   . (haddock) @doc)
  (#match? @doc "^(?:--|\\{-)\\s*\\^"))

(data_constructor
  (_ name: [(constructor) @name (prefix_id (_) @name)])) @definition.enumerator

(data_constructor (infix operator: [(constructor_operator) @name (infix_id (_) @name)])) @definition.enumerator

(newtype_constructor name: (constructor) @name field: (record) @body) @definition.enumerator

(newtype_constructor name: (constructor) @name) @definition.enumerator

[
  (gadt_constructor name: [(constructor) @name (prefix_id (_) @name)])
  (gadt_constructor names: (_ name: [(constructor) @name (prefix_id (_) @name)]))
] @definition.enumerator

((_
   (field name: (field_name (variable) @name)) @definition.field
   . (haddock) @doc)
  (#match? @doc "^(?:--|\\{-)\\s*\\^"))

(field name: (field_name (variable) @name)) @definition.field

; Definitions: pattern synonyms. The signature defines; the equation does where there is none.

(pattern_synonym
  (signature synonym: [(constructor) @name (binding_list (constructor) @name)])) @definition.function

(pattern_synonym
  (equation
    synonym: [
      (constructor) @name
      (prefix name: (constructor) @name)
      (_ function: (constructor) @name)
      (_ function: (_ function: (constructor) @name))
      (record constructor: (constructor) @name)
      (infix operator: (constructor_operator) @name)
    ]
    ["=" "<-"] @body)) @definition.function @clause

; Definitions: methods of classes and instances. Equations add nothing to a signature.

(class_declarations
  [
    (signature name: [(variable) @name (prefix_id (operator) @name)])
    (signature names: (_ name: [(variable) @name (prefix_id (operator) @name)]))
  ] @definition.method)

(instance_declarations
  (signature name: [(variable) @name (prefix_id (operator) @name)]) @definition.method)

(_
  declaration: [
    (function
      name: [(variable) @name (prefix_id (operator) @name)]
      match: (_) @body)
    (bind
      name: [(variable) @name (prefix_id (operator) @name)]
      match: (_) @body)
    (function
      (infix operator: [(operator) @name (infix_id (variable) @name)])
      match: (_) @body)
    (function
      (function_head_parens (infix operator: [(operator) @name (infix_id (variable) @name)]))
      match: (_) @body)
  ] @definition.method @clause)

; Definitions: functions. Values have types like functions, and their definitions look the same.

(declarations
  [
    (signature name: [(variable) @name (prefix_id (operator) @name)])
    (signature names: (_ name: [(variable) @name (prefix_id (operator) @name)]))
  ] @definition.function)

(foreign_import
  (signature name: [(variable) @name (prefix_id (operator) @name)])) @definition.function

(declarations
  [
    (function
      name: [(variable) @name (prefix_id (operator) @name)]
      match: (_) @body)
    (bind
      name: [(variable) @name (prefix_id (operator) @name)]
      match: (_) @body)
    (function
      (infix operator: [(operator) @name (infix_id (variable) @name)])
      match: (_) @body)
    (function
      (function_head_parens (infix operator: [(operator) @name (infix_id (variable) @name)]))
      match: (_) @body)
  ] @definition.function @clause)

(declarations (bind pattern: (_ element: (variable) @name @definition.constant)))

; Functions of `where` and `let`; values there are locals.

(local_binds
  (signature
    name: (variable) @name
    type: [(function) (forall (function)) (context (function))]) @definition.function)

(local_binds
  (function
    name: (variable) @name
    match: (_) @body) @definition.function @clause)

; An instance is the scope of its methods, named like the type that it is for.

(instance
  patterns: (_
    [
      (name) @name
      (qualified id: (name) @name)
      (apply constructor: (name) @name)
      (parens type: (name) @name)
      (parens type: (apply constructor: (name) @name))
      (parens type: (apply constructor: (apply constructor: (name) @name)))
      (parens type: (apply constructor: (qualified id: (name) @name)))
      (list) @name
      (tuple) @name
      (prefix_list) @name
      (unit) @name
      (parens type: (function) @name)
      (variable) @name
    ] .)
  "where"? @body) @scope.implementation

(data_instance (_ name: (name) @name ["=" "where"]? @body)) @scope.implementation

; Exports. A module without a list exports everything.

(export
  [
    variable: (variable) @exported
    type: (name) @exported
    operator: (prefix_id (_) @exported)
  ])

(haskell
  (header !exports)
  (declarations
    (_ name: [(name) (variable)] @exported)))

; Tests, by the names that test drivers look for, or by the types of the test frameworks

((signature name: (variable) @test)
  (#match? @test "^(?:prop|unit|spec|test|case|hprop)_"))

((signature
   name: (variable) @test
   type: [(name) @_type (list (name) @_type)])
  (#any-of? @_type "Spec" "TestTree" "Test" "Property" "Assertion"))

; References: what is implemented or derived. The classes that everything derives say nothing.

(instance
  name: [
    (name) @name
    (qualified id: (name) @name)
  ]) @reference.implementation

(class
  context: (context
    [
      context: (apply constructor: [(name) @name (qualified id: (name) @name)])
      context: (_ (apply constructor: [(name) @name (qualified id: (name) @name)]))
    ])) @reference.implementation

((deriving
   classes: [
     (name) @name
     (_ (name) @name)
     (_ (qualified id: (name) @name))
     (_ (apply constructor: (name) @name))
   ]) @reference.implementation
  (#not-any-of? @name
    "Show" "Read" "Eq" "Ord" "Enum" "Bounded" "Ix" "Generic" "Typeable" "Data" "Functor" "Foldable" "Traversable"
    "Lift"))

(deriving_instance name: [(name) @name (qualified id: (name) @name)]) @reference.implementation

; References: types. Supertypes tell them from names of exports and imports.

(type/name) @name @reference.type

(type/qualified id: (name) @name) @reference.type

((constraint/name) @name @reference.type
  (#not-any-of? @name
    "Show" "Read" "Eq" "Ord" "Enum" "Bounded" "Ix" "Generic" "Typeable" "Data" "Functor" "Foldable" "Traversable"
    "Lift"))

(constraint/qualified id: (name) @name) @reference.type

(type_instance name: (name) @name) @reference.type

(data_instance (_ name: (name) @name)) @reference.type

; References: macros

(quasiquote quoter: (_ [(variable) @name (_ (variable) @name)])) @reference.macro

(top_splice
  [
    (variable) @name
    (apply function: (variable) @name)
    (apply function: (apply function: (variable) @name))
    (splice (variable) @name)
    (splice (parens (apply function: (variable) @name)))
    (splice (parens (apply function: (apply function: (variable) @name))))
  ]) @reference.macro

; References: calls. The innermost of nested applications holds the function.

(expression/apply
  function: [
    (variable) @name
    (qualified id: (variable) @name)
  ]) @reference.call

((expression/apply
   function: [
     (constructor) @name
     (qualified id: (constructor) @name)
   ]) @reference.class
  (#not-any-of? @name "Just" "Left" "Right"))

(expression/record
  expression: [
    (constructor) @name
    (qualified id: (constructor) @name)
  ]) @reference.class

; Functions that an operator applies or composes
((expression/infix
   left_operand: [(variable) @name (qualified id: (variable) @name)]
   operator: (operator) @_operator) @reference.call
  (#any-of? @_operator "$" "." "<$>" "<$!>" "$!" "=<<" ">=>" "<=<" ">>>" "<<<" "***" "&&&"))

((expression/infix
   operator: (operator) @_operator
   right_operand: [(variable) @name (qualified id: (variable) @name)]) @reference.call
  (#any-of? @_operator "." "&" "<&>" ">>=" ">=>" "<=<" ">>>" "<<<" "***" "&&&"))

; Functions that are handed to the usual higher-order ones
((expression/apply
   function: [(variable) @_function (qualified id: (variable) @_function)]
   argument: [(variable) @name (qualified id: (variable) @name)]) @reference.call
  (#any-of? @_function
    "map" "fmap" "mapM" "mapM_" "traverse" "traverse_" "concatMap" "concatMapM" "foldMap" "filter" "filterM" "foldr"
    "foldl" "foldl'" "foldM" "any" "all" "mapMaybe" "mapMaybeM" "walk" "walkM" "query" "sortBy" "sortOn" "zipWith"
    "zipWithM" "zipWithM_" "partition" "either" "maybe" "liftA2" "liftM" "many" "try" "optional" "option"))

(infix_id [(variable) @name (qualified id: (variable) @name)]) @reference.call

; A statement or a right side that is nothing but a name
(exp (variable) @name) @reference.call

(statement/bind expression: [(variable) @name (qualified id: (variable) @name)]) @reference.call

((expression/infix operator: [(operator) @name (qualified id: (operator) @name)]) @reference.call
  (#not-any-of? @name
    "$" "." "<$>" "$!" "+" "-" "*" "/" "^" "==" "/=" "<" ">" "<=" ">=" "&&" "||" "++" "<>" ">>=" ">>" "=<<" "<*>" "*>"
    "<*" "<$" "$>" "<|>" "&" "!!" "**" "^^" "<&>" ">=>" "<=<"))

; References: constructors in patterns and as values

([
  (pattern/constructor) @name @reference.constant
  (expression/constructor) @name @reference.constant
  (pattern/qualified id: (constructor) @name) @reference.constant
  (expression/qualified id: (constructor) @name) @reference.constant
 ]
 (#not-any-of? @name "Just" "Nothing" "Left" "Right" "True" "False"))

; The prelude's constructors say nothing, and so does `:`.
((constructor_operator) @name @reference.constant
  (#not-eq? @name ":"))
