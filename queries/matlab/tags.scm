; MATLAB and Octave. A name with brackets behind it is a call or an index: nothing tells them apart.

(comment) @comment

; Classes. Help stands behind the first line.

(class_definition
  name: (identifier) @name
  . (superclasses)?
  . (comment) @doc @body) @definition.class

(class_definition
  name: (identifier) @name
  . (superclasses)?
  . [
    (enumeration)
    (events)
    (methods)
    (properties)
  ] @body) @definition.class

(class_definition
  name: (identifier) @name
  "end" @body) @definition.class

; Properties. Some are constant, some have an `Access` of their own.

((properties
  (attributes
    (attribute . (identifier) @_constant))
  (property
    name: (_) @name
    (comment)? @body) @definition.constant)
  (#eq? @_constant "Constant"))

((properties
  (attributes
    (attribute (identifier) @_access (identifier) @visibility))
  (property
    name: (_) @name
    (comment)? @body) @definition.property)
  (#eq? @_access "Access"))

(properties
  (property
    name: (_) @name
    (comment)? @body) @definition.property)

(events (identifier) @name @definition.property)

(enum . (identifier) @name) @definition.enumerator

; Methods

((class_definition
  name: (identifier) @_class
  (methods
    (function_definition
      name: (_) @name
      . (function_arguments)?
      . (comment) @doc @body) @definition.constructor))
  (#eq? @_class @name))

((class_definition
  name: (identifier) @_class
  (methods
    (function_definition
      name: (_) @name
      . (function_arguments)?
      . [(arguments_statement) (block)] @body) @definition.constructor))
  (#eq? @_class @name))

((class_definition
  name: (identifier) @_class
  (methods
    (function_definition
      name: (_) @name
      "end" @body) @definition.constructor))
  (#eq? @_class @name))

((methods
  (attributes
    (attribute (identifier) @_access (identifier) @visibility))
  (function_definition
    name: (_) @name
    . (function_arguments)?
    . (comment) @doc @body) @definition.method)
  (#eq? @_access "Access"))

((methods
  (attributes
    (attribute (identifier) @_access (identifier) @visibility))
  (function_definition
    name: (_) @name
    . (function_arguments)?
    . [(arguments_statement) (block)] @body) @definition.method)
  (#eq? @_access "Access"))

((methods
  (attributes
    (attribute (identifier) @_access (identifier) @visibility))
  (function_definition
    name: (_) @name
    "end" @body) @definition.method)
  (#eq? @_access "Access"))

((methods
  (attributes
    (attribute (identifier) @_access (identifier) @visibility))
  (function_definition name: (_) @name) @definition.method)
  (#eq? @_access "Access"))

(methods
  (function_definition
    name: (_) @name
    . (function_arguments)?
    . (comment) @doc @body) @definition.method)

(methods
  (function_definition
    name: (_) @name
    . (function_arguments)?
    . [(arguments_statement) (block)] @body) @definition.method)

(methods
  (function_definition
    name: (_) @name
    "end" @body) @definition.method)

(methods
  (function_definition name: (_) @name) @definition.method)

(methods (function_signature name: (_) @name) @definition.method)

; Functions

(function_definition
  name: (_) @name
  . (function_arguments)?
  . (comment) @doc @body) @definition.function

(function_definition
  name: (_) @name
  . (function_arguments)?
  . [(arguments_statement) (block)] @body) @definition.function

(function_definition
  name: (_) @name
  "end" @body) @definition.function

(function_definition name: (_) @name) @definition.function

; What a script leaves behind in the workspace
(source_file (assignment left: (identifier) @name) @definition.variable)

; Tests of classes, and of functions by their names

((methods
  (attributes
    (attribute . (identifier) @_test))
  (function_definition name: (_) @test))
  (#eq? @_test "Test"))

((function_definition name: (identifier) @test)
  (#match? @test "^test[A-Z0-9_]"))

; References

(superclasses
  (property_name (identifier) @name .)) @reference.implementation

(function_call name: (identifier) @name) @reference.call

(handle_operator (identifier) @name) @reference.call

((command (command_name) @name) @reference.call
  (#not-any-of? @name "import" "clear" "clc" "close" "format" "hold" "more" "warning"))

; Types of properties and of checked arguments. Those in small letters are of the language.
((property
  name: (_)
  (identifier) @name) @reference.type
  (#match? @name "^[A-Z]"))

(metaclass_operator (identifier) @name) @reference.type
