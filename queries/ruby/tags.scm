; Where a body is empty, the signature ends at the keyword that closes it.
(class
  name: [(constant) @name (scope_resolution scope: (_)? @qualifier name: (constant) @name)]
  !body
  "end" @body) @definition.class

(class
  name: [(constant) @name (scope_resolution scope: (_)? @qualifier name: (constant) @name)]
  body: (_)) @definition.class

(module
  name: [(constant) @name (scope_resolution scope: (_)? @qualifier name: (constant) @name)]
  !body
  "end" @body) @definition.module

(module
  name: [(constant) @name (scope_resolution scope: (_)? @qualifier name: (constant) @name)]
  body: (_)) @definition.module

; What an error has cut open still has its keyword and its name.
(ERROR "class" . (constant) @name @definition.class)
(ERROR "module" . (constant) @name @definition.module)

; Calls that define something are told by their words. Wildcards stand for the rest of their shape, as every pattern that
; names the parts of a call makes the query much slower to compile.

; `private def name`: the call is part of the definition.
((call .
   (_) @visibility
   . (_ .
       [(_ . "def" name: (_) @name !body "end" @body .) (_ . "def" name: (_) @name body: (_) @body)] .)) @definition.method
  (#any-of? @visibility "private" "protected" "public" "private_class_method" "public_class_method" "module_function"))

; `memoize def name`
(call .
  (_)
  . (_ .
      [(_ . "def" name: (_) @name !body "end" @body .) (_ . "def" name: (_) @name body: (_) @body)] .)) @definition.method

(program [(method name: (_) @name !body "end" @body) (method name: (_) @name body: (_))] @definition.function)

; Outside of its class, `def Name.method` says where it belongs.
(program [
  (singleton_method object: (constant) @qualifier name: (_) @name !body "end" @body)
  (singleton_method object: (constant) @qualifier name: (_) @name body: (_))] @definition.method)

[
  (method name: (_) @name !body "end" @body)
  (method name: (_) @name body: (_))
  (singleton_method name: (_) @name !body "end" @body)
  (singleton_method name: (_) @name body: (_))] @definition.method

(alias name: (_) @name) @definition.method

; Methods that calls define. The colon belongs to a symbol's token: whoever reads the name takes it off.
((call . (_) @_method . (_ [(simple_symbol) @name (string . (string_content) @name .)])) @definition.property
  (#any-of? @_method
    "attr_accessor" "attr_reader" "attr_writer" "attr" "class_attribute"
    "mattr_accessor" "mattr_reader" "mattr_writer" "cattr_accessor" "cattr_reader" "cattr_writer"))

((call .
   (_) @_method
   . (_ . [(simple_symbol) @name (string . (string_content) @name .)])
   . (_)? @body) @definition.method
  (#any-of? @_method "define_method" "define_singleton_method" "alias_method"))

; Types that calls make.
((assignment
   left: (constant) @name
   right: (_ receiver: (constant) @_type method: (_) @_new block: (_)? @body)) @definition.struct
  (#any-of? @_type "Struct" "Data")
  (#any-of? @_new "new" "define"))

((assignment
   left: (constant)
   right: (_
     receiver: (constant) @_type
     method: (_) @_new
     arguments: (_ (simple_symbol) @name @definition.property)))
  (#any-of? @_type "Struct" "Data")
  (#any-of? @_new "new" "define"))

((assignment
   left: (constant) @name
   right: (_ receiver: (constant) @_type method: (_) @_new block: (_)? @body)) @definition.class
  (#eq? @_type "Class")
  (#eq? @_new "new"))

((assignment
   right: (_
     receiver: (constant) @_type
     method: (_) @_new
     arguments: (_ . [(constant) @name (_ name: (constant) @name)] @reference.implementation)))
  (#eq? @_type "Class")
  (#eq? @_new "new"))

; Constants. Tables aren't part of the signature.
(assignment
  left: (constant) @name
  right: [
    (array) @body
    (hash) @body
    (string_array) @body
    (symbol_array) @body
    (_ receiver: [(array) (hash) (string_array) (symbol_array)]) @body
    (lambda) @body
    (begin) @body
    (_ !receiver block: (_) @body)]) @definition.constant

(assignment
  left: [
    (constant) @name
    (left_assignment_list (constant) @name)
    (scope_resolution scope: (_)? @qualifier name: (constant) @name)]) @definition.constant

(operator_assignment
  left: [
    (constant) @name
    (scope_resolution scope: (_)? @qualifier name: (constant) @name)]) @definition.constant

; References.
(superclass [
  (constant) @name
  (_ name: (constant) @name)
  ; `Migration[7.0]`
  (_ object: [(constant) @name (_ name: (constant) @name)])] @reference.implementation)

((call (_) @_method . (_ [(constant) @name (_ name: (constant) @name)] @reference.implementation))
  (#any-of? @_method "include" "extend" "prepend"))

((call receiver: [(constant) @name (_ name: (constant) @name)] method: (identifier) @_method) @reference.class
  (#eq? @_method "new"))

((call receiver: (_) method: [(identifier) (constant)] @name) @reference.call
  (#not-match? @name "^(new|include|extend|prepend|autoload)$"))

; Without what defines, imports or only sets a visibility.
((call !receiver method: [(identifier) (constant)] @name) @reference.call
  (#not-match? @name "^(require|require_relative|load|autoload|include|extend|prepend|[mc]?attr(_accessor|_reader|_writer)?|alias_method|define_method|define_singleton_method|class_attribute|private|protected|public|private_constant|private_class_method|public_class_method|module_function)$"))

(block_argument (simple_symbol) @name) @reference.call

; A name alone is a variable or a call without arguments. As a statement whose value isn't used it can only be a call; so
; it is at the outermost level, and as all of a method that has no parameters.
((body_statement (identifier) @name @reference.call . (_))
  (#not-match? @name "^(private|protected|public|module_function|private_class_method)$"))
((program (identifier) @name @reference.call)
  (#not-match? @name "^(private|protected|public|module_function)$"))
(method !parameters body: [(_ . (identifier) @name @reference.call .) (identifier) @name @reference.call])

(constant) @name @reference.constant

(comment) @comment

; Tests of Minitest and test-unit; what is inside of them is part of them

((class
  name: (constant) @test
  superclass: (superclass [(constant) @_base (scope_resolution name: (constant) @_base)]))
  (#any-of? @_base "Test" "TestCase" "IntegrationTest" "SystemTestCase"))
