; Elixir. Definitions are calls like any other, so most patterns need the name of what is called.

(comment) @comment

; The types of a function stand above it.
((unary_operator operator: "@" operand: (call target: (identifier) @_attribute)) @attribute
 (#eq? @_attribute "spec"))
((unary_operator operator: "@" operand: (call target: (identifier) @_attribute)) @decoration
 (#not-eq? @_attribute "spec"))
(unary_operator operator: "@" operand: (identifier)) @decoration

; Definitions: modules and protocols. Implementations are scopes of the type they are for.

((call
   target: (identifier) @_definer
   (arguments . (alias) @name)
   (do_block
     (unary_operator
       operator: "@"
       operand: (call
         target: (identifier) @_doc
         (arguments [(string (quoted_content) @doc) (sigil (quoted_content) @doc)])))) @body) @definition.module
  (#eq? @_definer "defmodule")
  (#eq? @_doc "moduledoc"))

((call
   target: (identifier) @_definer
   (arguments . (alias) @name)
   (do_block)? @body) @definition.module
  (#eq? @_definer "defmodule"))

((call
   target: (identifier) @_definer
   (arguments . (alias) @name)
   (do_block
     (unary_operator
       operator: "@"
       operand: (call
         target: (identifier) @_doc
         (arguments [(string (quoted_content) @doc) (sigil (quoted_content) @doc)])))) @body) @definition.protocol
  (#eq? @_definer "defprotocol")
  (#eq? @_doc "moduledoc"))

((call
   target: (identifier) @_definer
   (arguments . (alias) @name)
   (do_block)? @body) @definition.protocol
  (#eq? @_definer "defprotocol"))

((call
   target: (identifier) @_definer
   (arguments
     (keywords
       (pair
         key: (keyword) @_for
         value: [
           (alias) @name
           (identifier) @name
           (list . [(alias) (identifier)] @name)
           (dot) @name
         ])))
   (do_block) @body) @scope.implementation
  (#eq? @_definer "defimpl")
  (#match? @_for "^for:"))

; Without `for:`, an implementation is for the module around it.
((call
   target: (identifier) @_definer
   (arguments . (alias) @name .)
   (do_block) @body) @scope.implementation
  (#eq? @_definer "defimpl"))

; Definitions: functions and macros. The documentation stands above, with other attributes in between; what has
; documentation or a specification of its own begins a function, anything else may be a further clause.

((_
   (unary_operator
     operator: "@"
     operand: (call
       target: (identifier) @_doc
       (arguments [(string (quoted_content) @doc) (sigil (quoted_content) @doc)])))
   . [(unary_operator operator: "@") (comment)]*
   . (call
     target: (identifier) @_definer @visibility
     (arguments
       .
       [
         (identifier) @name
         (call target: (identifier) @name)
         (binary_operator left: (identifier) @name operator: "when")
         (binary_operator left: (call target: (identifier) @name) operator: "when")
       ]
       . ","? @body)
     (do_block)? @body) @definition.function)
  (#eq? @_doc "doc")
  (#any-of? @_definer "def" "defp" "defn" "defnp")
  (#not-eq? @name "unquote"))

((_
   (unary_operator
     operator: "@"
     operand: (call target: (identifier) @_spec))
   . (call
     target: (identifier) @_definer @visibility
     (arguments
       .
       [
         (identifier) @name
         (call target: (identifier) @name)
         (binary_operator left: (identifier) @name operator: "when")
         (binary_operator left: (call target: (identifier) @name) operator: "when")
       ]
       . ","? @body)
     (do_block)? @body) @definition.function)
  (#any-of? @_spec "spec" "impl")
  (#any-of? @_definer "def" "defp" "defn" "defnp")
  (#not-eq? @name "unquote"))

((call
   target: (identifier) @_definer @visibility
   (arguments
     .
     [
       (identifier) @name
       (call target: (identifier) @name)
       (binary_operator left: (identifier) @name operator: "when")
       (binary_operator left: (call target: (identifier) @name) operator: "when")
     ]
     . ","? @body)
   (do_block)? @body) @definition.function @clause
  (#any-of? @_definer "def" "defp" "defn" "defnp")
  (#not-eq? @name "unquote"))

; The target belongs to what a delegation tells.
((_
   (unary_operator
     operator: "@"
     operand: (call
       target: (identifier) @_doc
       (arguments [(string (quoted_content) @doc) (sigil (quoted_content) @doc)])))
   . [(unary_operator operator: "@") (comment)]*
   . (call
     target: (identifier) @_definer
     (arguments
       .
       [
         (identifier) @name
         (call target: (identifier) @name)
       ])) @definition.function)
  (#eq? @_doc "doc")
  (#eq? @_definer "defdelegate"))

((call
   target: (identifier) @_definer
   (arguments
     .
     [
       (identifier) @name
       (call target: (identifier) @name)
     ])) @definition.function
  (#eq? @_definer "defdelegate"))

((_
   (unary_operator
     operator: "@"
     operand: (call
       target: (identifier) @_doc
       (arguments [(string (quoted_content) @doc) (sigil (quoted_content) @doc)])))
   . [(unary_operator operator: "@") (comment)]*
   . (call
     target: (identifier) @_definer @visibility
     (arguments
       .
       [
         (identifier) @name
         (call target: (identifier) @name)
         (binary_operator left: (identifier) @name operator: "when")
         (binary_operator left: (call target: (identifier) @name) operator: "when")
       ]
       . ","? @body)
     (do_block)? @body) @definition.macro)
  (#eq? @_doc "doc")
  (#any-of? @_definer "defmacro" "defmacrop")
  (#not-eq? @name "unquote"))

((_
   (unary_operator
     operator: "@"
     operand: (call target: (identifier) @_spec))
   . (call
     target: (identifier) @_definer @visibility
     (arguments
       .
       [
         (identifier) @name
         (call target: (identifier) @name)
         (binary_operator left: (identifier) @name operator: "when")
         (binary_operator left: (call target: (identifier) @name) operator: "when")
       ]
       . ","? @body)
     (do_block)? @body) @definition.macro)
  (#any-of? @_spec "spec" "impl")
  (#any-of? @_definer "defmacro" "defmacrop")
  (#not-eq? @name "unquote"))

((call
   target: (identifier) @_definer @visibility
   (arguments
     .
     [
       (identifier) @name
       (call target: (identifier) @name)
       (binary_operator left: (identifier) @name operator: "when")
       (binary_operator left: (call target: (identifier) @name) operator: "when")
     ]
     . ","? @body)
   (do_block)? @body) @definition.macro @clause
  (#any-of? @_definer "defmacro" "defmacrop")
  (#not-eq? @name "unquote"))

((call
   target: (identifier) @_definer @visibility
   (arguments
     .
     (binary_operator
       left: [
         (identifier) @name
         (call target: (identifier) @name)
       ]
       operator: "when"))) @definition.macro
  (#any-of? @_definer "defguard" "defguardp"))

; Operators
((call
   target: (identifier) @_definer @visibility
   (arguments
     .
     [
       (binary_operator operator: _ @name)
       (binary_operator left: (binary_operator operator: _ @name) operator: "when")
     ]
     . ","? @body)
   (do_block)? @body) @definition.function @clause
  (#any-of? @_definer "def" "defp" "defmacro" "defmacrop")
  (#not-eq? @name "when"))

; Definitions: types and callbacks

((_
   (unary_operator
     operator: "@"
     operand: (call
       target: (identifier) @_doc
       (arguments [(string (quoted_content) @doc) (sigil (quoted_content) @doc)])))
   . (unary_operator
     operator: "@"
     operand: (call
       target: (identifier) @_attribute
       (arguments
         [
           (binary_operator left: [(identifier) @name (call target: (identifier) @name)] operator: "::")
           (binary_operator
             left: (binary_operator left: [(identifier) @name (call target: (identifier) @name)] operator: "::")
             operator: "when")
         ]))) @definition.type)
  (#eq? @_doc "typedoc")
  (#any-of? @_attribute "type" "typep" "opaque"))

((unary_operator
   operator: "@"
   operand: (call
     target: (identifier) @_attribute
     (arguments
       [
         (binary_operator left: [(identifier) @name (call target: (identifier) @name)] operator: "::")
         (binary_operator
           left: (binary_operator left: [(identifier) @name (call target: (identifier) @name)] operator: "::")
           operator: "when")
       ]))) @definition.type
  (#any-of? @_attribute "type" "typep" "opaque"))

((_
   (unary_operator
     operator: "@"
     operand: (call
       target: (identifier) @_doc
       (arguments [(string (quoted_content) @doc) (sigil (quoted_content) @doc)])))
   . (unary_operator
     operator: "@"
     operand: (call
       target: (identifier) @_attribute
       (arguments
         [
           (binary_operator left: [(identifier) @name (call target: (identifier) @name)] operator: "::")
           (binary_operator
             left: (binary_operator left: [(identifier) @name (call target: (identifier) @name)] operator: "::")
             operator: "when")
         ]))) @definition.method)
  (#eq? @_doc "doc")
  (#any-of? @_attribute "callback" "macrocallback"))

((unary_operator
   operator: "@"
   operand: (call
     target: (identifier) @_attribute
     (arguments
       [
         (binary_operator left: [(identifier) @name (call target: (identifier) @name)] operator: "::")
         (binary_operator
           left: (binary_operator left: [(identifier) @name (call target: (identifier) @name)] operator: "::")
           operator: "when")
       ]))) @definition.method
  (#any-of? @_attribute "callback" "macrocallback"))

; Definitions: fields of structures, and of the schemas that become structures

((call
   target: (identifier) @_definer
   (arguments
     [
       (list (atom) @name @definition.field)
       (list (keywords (pair key: (keyword) @name) @definition.field))
       (keywords (pair key: (keyword) @name) @definition.field)
     ]))
  (#any-of? @_definer "defstruct" "defexception"))

((call
   target: (identifier) @_schema
   (do_block
     (call
       target: (identifier) @_field
       (arguments . (atom) @name)) @definition.field))
  (#any-of? @_schema "schema" "embedded_schema")
  (#any-of? @_field
    "field" "belongs_to" "has_one" "has_many" "many_to_many" "embeds_one" "embeds_many"))

; Definitions: tests. Their names are strings.

((call
   target: (identifier) @_definer
   (arguments . (string (quoted_content) @name @test))
   (do_block) @body) @definition.module
  (#eq? @_definer "describe"))

((call
   target: (identifier) @_definer
   (arguments . (string (quoted_content) @name @test))
   (do_block)? @body) @definition.function
  (#any-of? @_definer "test" "property"))

((call
   target: (identifier) @_definer
   (arguments . (alias) @test)
   (do_block
     (call
       target: (identifier) @_use
       (arguments . (alias) @_case))))
  (#eq? @_definer "defmodule")
  (#eq? @_use "use")
  (#match? @_case "Case$"))

; Definitions: attributes of modules that serve as constants, not those that Elixir and its tools read

((call
   target: (identifier) @_definer
   (do_block
     (unary_operator
       operator: "@"
       operand: (call
         target: (identifier) @name
         (arguments
           .
           [
             (list) @body
             (map) @body
             (tuple) @body
             (_)
           ]))) @definition.constant))
  (#eq? @_definer "defmodule")
  (#not-any-of? @name
    "moduledoc" "doc" "typedoc" "spec" "type" "typep" "opaque" "callback" "macrocallback" "impl" "behaviour" "behavior"
    "optional_callbacks" "enforce_keys" "derive" "deprecated" "since" "dialyzer" "compile" "before_compile"
    "after_compile" "after_verify" "on_load" "on_definition" "external_resource" "vsn" "tag" "tags" "moduletag"
    "describetag" "fallback_to_any" "undefined_impl_description" "shortdoc" "requirements" "preferred_cli_env"
    "recursive" "file" "nifs" "primary_key" "foreign_key_type" "schema_prefix" "timestamps_opts"))

; References: what is implemented

((call
   target: (identifier) @_attribute
   (arguments . (alias) @name)) @reference.implementation
  (#any-of? @_attribute "defimpl" "behaviour"))

; References: structures, and modules whose type is meant

(struct (alias) @name) @reference.class

((call
   target: (dot
     left: (alias) @name
     right: (identifier) @_type)) @reference.type
  (#eq? @_type "t"))

; References: the name in a specification is no call.
((call
   target: (identifier) @_attribute
   (arguments
     [
       (binary_operator left: (call target: (identifier) @name) operator: "::")
       (binary_operator
         left: (binary_operator left: (call target: (identifier) @name) operator: "::")
         operator: "when")
     ])) @reference.identifier
  (#eq? @_attribute "spec"))

; References: calls. Special forms, definers and built-in types look the same.

((call target: (identifier) @name) @reference.call
  (#not-match? @name "^(?:def[a-z]*|@.*)$")
  (#not-any-of? @name
    "alias" "import" "use" "require" "quote" "unquote" "unquote_splicing" "if" "unless" "case" "cond" "with" "for"
    "receive" "try" "raise" "test" "describe" "property" "behaviour" "moduledoc" "doc" "typedoc" "spec" "type" "typep"
    "opaque" "callback" "macrocallback" "impl" "optional_callbacks" "enforce_keys" "derive" "deprecated" "since"
    "dialyzer" "compile" "before_compile" "after_compile" "after_verify" "on_load" "on_definition" "external_resource"
    "tag" "moduletag" "describetag" "fallback_to_any" "shortdoc" "vsn" "derive"
    "t" "term" "any" "atom" "integer" "non_neg_integer" "pos_integer" "neg_integer" "float" "number" "binary"
    "bitstring" "boolean" "list" "nonempty_list" "keyword" "map" "tuple" "pid" "port" "reference" "module" "mfa"
    "no_return" "iodata" "iolist" "charlist" "function" "fun" "timeout" "node" "struct" "arity" "byte" "char" "string"))

; A name behind a dot is the key of a map unless arguments follow or a module stands before it.
((call
   target: (dot right: (identifier) @name)
   (arguments)) @reference.call
  (#not-eq? @name "t"))

((call
   target: (dot
     left: [(alias) (atom)]
     right: (identifier) @name)) @reference.call
  (#not-eq? @name "t"))

; &name/1
((unary_operator
   operator: "&"
   operand: (binary_operator
     left: (identifier) @name
     operator: "/"
     right: (integer)))) @reference.call

; References: modules as values, and attributes

(call target: (dot left: (alias) @name @reference.constant))

((call
   target: (_) @_target
   (arguments (alias) @name @reference.constant))
  (#not-match? @_target "^(?:alias|import|use|require|def[a-z]*)$"))

(list (alias) @name @reference.constant)

(binary_operator [left: (alias) right: (alias)] @name @reference.constant)

((pair
   key: (keyword) @_key
   value: (alias) @name @reference.constant)
  (#not-match? @_key "^as:"))

(stab_clause (_ (alias) @name @reference.constant))

(unary_operator
  operator: "@"
  operand: (identifier) @name) @reference.constant
