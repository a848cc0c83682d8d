(comment) @comment

; Clojure. Everything is a list, so its first symbol tells what it defines; a namespace in front of that symbol (`s/defn`)
; changes nothing.
;
; A signature ends behind the parameters. Where a function has several lists of them it ends behind the first.

; Tests, before the functions that they are
((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit name: (sym_name) @name @test)
   . [(_) ")"] @body) @definition.function
  (#any-of? @_head "deftest" "deftest-" "defspec" "defflow"))

; Private by metadata: `(defn ^:private name …)`
((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit
       meta: (meta_lit value: [(kwd_lit name: (kwd_name) @visibility) (map_lit (kwd_lit name: (kwd_name) @visibility))])
       name: (sym_name) @name)
   . (str_lit)? @doc
   . (map_lit)?
   . [((vec_lit) . [(_) ")"] @body)
      (list_lit . (vec_lit) . [(_) ")"] @body)]) @definition.function
  (#any-of? @_head "defn" "defn-" "defnc" "defnk" ">defn")
  (#eq? @visibility "private"))

((list_lit . (sym_lit name: (sym_name) @_head @visibility)
   . (sym_lit name: (sym_name) @name)
   . (str_lit)? @doc
   . (map_lit)?
   . (vec_lit)
   . [(_) ")"] @body) @definition.function
  (#any-of? @_head "defn" "defn-" ">defn" ">defn-" "defnc" "defnk" "defp" "defcomponent" "defui" "defc" "defcs"))

((list_lit . (sym_lit name: (sym_name) @_head @visibility)
   . (sym_lit name: (sym_name) @name)
   . (str_lit)? @doc
   . (map_lit)?
   . (list_lit . (vec_lit) . [(_) ")"] @body)) @definition.function
  (#any-of? @_head "defn" "defn-" ">defn" ">defn-" "defnc" "defnk"))

; `(s/defn name :- Type "doc" [x :- Type] …)`
((list_lit . (sym_lit name: (sym_name) @_head @visibility)
   . (sym_lit name: (sym_name) @name)
   . (kwd_lit) . (_)
   . (str_lit)? @doc
   . (map_lit)?
   . (vec_lit)
   . [(_) ")"] @body) @definition.function
  (#any-of? @_head "defn" "defn-"))

; A comment, or something else that is odd, in front of the parameters
((list_lit . (sym_lit name: (sym_name) @_head @visibility)
   . (sym_lit name: (sym_name) @name)
   . (str_lit)? @doc
   . [(_) ")"]
   (vec_lit) . [(_) ")"] @body) @definition.function
  (#any-of? @_head "defn" "defn-"))

((list_lit . (sym_lit name: (sym_name) @_head @visibility)
   . (sym_lit name: (sym_name) @name)
   . [(_) ")"] @body) @definition.function
  (#any-of? @_head "defn" "defn-"))

((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit name: (sym_name) @name)
   . (str_lit)? @doc
   . (map_lit)?
   . (vec_lit)
   . [(_) ")"] @body) @definition.macro
  (#any-of? @_head "defmacro" "definline"))

((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit name: (sym_name) @name)
   . (str_lit)? @doc
   . (map_lit)?
   . (list_lit . (vec_lit) . [(_) ")"] @body)) @definition.macro
  (#any-of? @_head "defmacro" "definline"))

; Multimethods: the dispatch function stays in the signature of the one, the dispatch value in that of the others.
((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit name: (sym_name) @name)
   . (str_lit)? @doc) @definition.function
  (#eq? @_head "defmulti"))

((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit name: (sym_name) @name)
   . (_)
   . (sym_lit)?
   . [((vec_lit) . [(_) ")"] @body)
      (list_lit . (vec_lit) . [(_) ")"] @body)]) @definition.method
  (#eq? @_head "defmethod"))

; Types
((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit name: (sym_name) @name)
   . [(str_lit) @doc @body [(_) ")"] @body]) @definition.protocol
  (#any-of? @_head "defprotocol" "defprotocol+"))

((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit name: (sym_name) @name)
   . [(_) ")"] @body) @definition.interface
  (#any-of? @_head "definterface" "definterface+"))

((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit name: (sym_name) @name)
   . (vec_lit)
   . [(_) ")"] @body) @definition.struct
  (#any-of? @_head "defrecord" "defrecord+"))

((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit name: (sym_name) @name)
   . (vec_lit)
   . [(_) ")"] @body) @definition.class
  (#any-of? @_head "deftype" "deftype+"))

((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit)
   . (vec_lit (sym_lit name: (sym_name) @name) @definition.field))
  (#any-of? @_head "defrecord" "deftype" "defrecord+" "deftype+"))

; Methods of types: lists in them that begin with a symbol and parameters. Those of a protocol may have several and a
; documentation behind them.
((list_lit . (sym_lit name: (sym_name) @_head)
   (list_lit . (sym_lit name: (sym_name) @name)
     (vec_lit)
     . [(str_lit) @body @doc ")" @body] .) @definition.method)
  (#any-of? @_head "defprotocol" "definterface" "defprotocol+" "definterface+"))

((list_lit . (sym_lit name: (sym_name) @_head)
   (list_lit . (sym_lit name: (sym_name) @name)
     . [((vec_lit) . [(_) ")"] @body)
        (list_lit . (vec_lit) . [(_) ")"] @body)]) @definition.method)
  (#any-of? @_head "defrecord" "deftype" "extend-type" "extend-protocol" "defrecord+" "deftype+"))

((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit name: (sym_name) @name)
   . [(_) ")"] @body) @scope.extension
  (#any-of? @_head "extend-type" "extend-protocol"))

; Specs and schemas
((list_lit . (sym_lit namespace: (sym_ns) name: (sym_name) @_head)
   . (kwd_lit name: (kwd_name) @name)
   . (_) @body) @definition.type
  (#eq? @_head "def"))

((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit name: (sym_name) @name)
   . (_) @body) @definition.type
  (#any-of? @_head "defschema" "defalias" "defstruct"))

; Namespaces
((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit name: (sym_name) @name)
   . [(str_lit) @doc @body [(_) ")"] @body]) @definition.module
  (#any-of? @_head "ns" "defproject"))

; Values. A documentation stands in front of the value, so it ends the signature; tables do so too.
((source
   [(list_lit . (sym_lit name: (sym_name) @_head)
      . (sym_lit
          meta: (meta_lit value: [(kwd_lit name: (kwd_name) @visibility) (map_lit (kwd_lit name: (kwd_name) @visibility))])
          name: (sym_name) @name)
      . (_) @body)
    (_ (list_lit . (sym_lit name: (sym_name) @_head)
      . (sym_lit
          meta: (meta_lit value: [(kwd_lit name: (kwd_name) @visibility) (map_lit (kwd_lit name: (kwd_name) @visibility))])
          name: (sym_name) @name)
      . (_) @body))] @definition.variable)
  (#any-of? @_head "def" "defonce")
  (#eq? @visibility "private"))

((source
   [(list_lit . (sym_lit name: (sym_name) @_head)
      . (sym_lit meta: (meta_lit value: (kwd_lit name: (kwd_name) @_const)) name: (sym_name) @name))
    (_ (list_lit . (sym_lit name: (sym_name) @_head)
      . (sym_lit meta: (meta_lit value: (kwd_lit name: (kwd_name) @_const)) name: (sym_name) @name)))] @definition.constant)
  (#any-of? @_head "def" "defonce" "defconst")
  (#eq? @_const "const"))

((source
   (list_lit . (sym_lit name: (sym_name) @_head)
     . (sym_lit name: (sym_name) @name)
     . (list_lit . (sym_lit name: (sym_name) @_fn) . (vec_lit) . [(_) ")"] @body)) @definition.function)
  (#eq? @_head "def")
  (#any-of? @_fn "fn" "fn*"))

((source
   (list_lit . (sym_lit name: (sym_name) @_head)
     . (sym_lit name: (sym_name) @name)
     . (str_lit) @doc @body
     . (_)) @definition.variable)
  (#any-of? @_head "def" "defonce"))

((source
   [(list_lit . (sym_lit name: (sym_name) @_head)
      . (sym_lit name: (sym_name) @name)
      . [(map_lit) (vec_lit) (set_lit) (list_lit) (quoting_lit)]? @body) @definition.variable
    (_ (list_lit . (sym_lit name: (sym_name) @_head)
      . (sym_lit name: (sym_name) @name)
      . [(map_lit) (vec_lit) (set_lit) (list_lit) (quoting_lit)]? @body) @definition.variable)])
  (#any-of? @_head "def" "defonce" "defconst"))

; What the macros of libraries define: with parameters a function, else a value
((source
   (list_lit . (sym_lit name: (sym_name) @_head)
     . (sym_lit name: (sym_name) @name)
     . (str_lit)? @doc
     . (vec_lit)
     . [(_) ")"] @body) @definition.function)
  (#match? @_head "^def")
  (#not-any-of? @_head "default" "deftest" "defmethod" "defmulti"))

((source
   (list_lit . (sym_lit name: (sym_name) @_head)
     . (sym_lit name: (sym_name) @name)
     . (_) @body) @definition.variable)
  (#match? @_head "^def")
  (#not-any-of? @_head "default"))

; Keys of a file that is data. Two keywords side by side don't tell which of them is the key.
(source
  (map_lit
    (kwd_lit name: (kwd_name) @name) @definition.key
    . [(map_lit) (vec_lit) (set_lit) (list_lit) (str_lit) (num_lit) (bool_lit) (sym_lit) (tagged_or_ctor_lit)]))

; What an error has cut open still has its word and its name.
((ERROR (sym_lit name: (sym_name) @_head @visibility) . (sym_lit name: (sym_name) @name @definition.function))
  (#any-of? @_head "defn" "defn-"))

; References: protocols and interfaces
((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit)
   . (vec_lit)
   (sym_lit name: (sym_name) @name) @reference.implementation)
  (#any-of? @_head "defrecord" "deftype" "defrecord+" "deftype+"))

((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit)
   (sym_lit name: (sym_name) @name) @reference.implementation)
  (#eq? @_head "extend-type"))

((list_lit . (sym_lit name: (sym_name) @_head)
   (sym_lit name: (sym_name) @name) @reference.implementation)
  (#eq? @_head "reify"))

((list_lit . (sym_lit name: (sym_name) @_head)
   . (vec_lit (sym_lit name: (sym_name) @name) @reference.implementation))
  (#eq? @_head "proxy"))

((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit name: (sym_name) @name) @reference.class)
  (#eq? @_head "new"))

((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit name: (sym_name) @name) @reference.implementation)
  (#any-of? @_head "defmethod" "extend"))

(meta_lit value: (sym_lit name: (sym_name) @name)) @reference.type

; What is handed to a threading macro is called by it.
((list_lit . (sym_lit name: (sym_name) @_head)
   . (_)
   (sym_lit name: (sym_name) @name) @reference.call)
  (#any-of? @_head "->" "->>" "some->" "some->>" "doto"))

((list_lit . (sym_lit name: (sym_name) @_head)
   . (sym_lit name: (sym_name) @name) @reference.call)
  (#any-of? @_head "map" "mapv" "mapcat" "map-indexed" "pmap" "filter" "filterv" "remove" "keep" "reduce" "apply" "partial"
    "comp" "some" "every?" "sort-by" "group-by" "run!" "iterate" "juxt" "memoize" "complement" "partition-by"))

; Calls. The forms of the language, and those of its functions that every file uses, are not anyone's definitions here.
; The methods of an `extend-type` begin like calls, but they have been taken as definitions.
((list_lit . (sym_lit name: (sym_name) @name)) @reference.call
  (#not-match? @name "^[a-z]+\\.[a-z]")
  (#not-any-of? @name
    "ns" "in-ns" "require" "use" "import" "refer" "refer-clojure" "declare" "def" "defonce" "defn" "defn-" "defmacro" "defmulti"
    "defmethod" "defprotocol" "defrecord" "deftype" "deftest" "definterface" "defproject" "extend-type" "extend-protocol" "extend"
    "reify" "proxy" "new"
    "do" "if" "if-not" "if-let" "if-some" "when" "when-not" "when-let" "when-some" "when-first" "let" "letfn" "let*" "loop" "loop*"
    "recur" "fn" "fn*" "quote" "var" "throw" "try" "catch" "finally" "set!" "." ".." "monitor-enter" "monitor-exit" "case" "cond"
    "condp" "cond->" "cond->>" "->" "->>" "some->" "some->>" "as->" "doto" "for" "doseq" "dotimes" "while" "and" "or" "not"
    "binding" "with-open" "with-redefs" "comment" "assert" "lazy-seq" "delay" "future" "locking" "is" "are" "testing"
    "=" "==" "not=" "<" ">" "<=" ">=" "+" "-" "*" "/" "inc" "dec" "str" "nil?" "some?" "zero?" "count" "first" "second" "rest"
    "next" "last" "nth" "get" "get-in" "assoc" "assoc-in" "dissoc" "update" "update-in" "conj" "cons" "concat" "into" "merge" "keys"
    "vals" "map" "mapv" "mapcat" "map-indexed" "filter" "filterv" "remove" "keep" "reduce" "apply" "partial" "comp" "identity"
    "vec" "vector" "list" "hash-map" "set" "hash-set" "seq" "empty?" "contains?" "name" "keyword" "symbol" "println" "prn"
    "atom" "deref" "reset!" "swap!" "range" "every?" "some" "sort" "sort-by" "group-by"))

((anon_fn_lit . (sym_lit name: (sym_name) @name)) @reference.call
  (#not-any-of? @name
    "=" "==" "not=" "<" ">" "<=" ">=" "+" "-" "*" "/" "inc" "dec" "str" "get" "get-in" "assoc" "dissoc" "update" "conj" "merge"
    "not" "and" "or" "if" "when" "let" "do" "->" "->>" "map" "filter" "reduce" "first" "second" "vector" "swap!" "reset!"))

; Names of other namespaces, and capitalised ones, are never local.
(var_quoting_lit (sym_lit name: (sym_name) @name)) @reference.identifier
(sym_lit namespace: (sym_ns) name: (sym_name) @name) @reference.identifier
((sym_lit !namespace name: (sym_name) @name) @reference.constant
  (#match? @name "^[A-Z][A-Za-z0-9]"))
((sym_lit namespace: (sym_ns) @name) @reference.constant
  (#match? @name "^[A-Z]"))
