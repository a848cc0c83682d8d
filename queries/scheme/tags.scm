[(comment) (block_comment)] @comment

; Scheme. A signature ends behind the parameters.

((list . (symbol) @_define
   . [(list . (symbol) @name) (list . (list . (symbol) @name))]
   . [(string) @doc @body [(_) ")" "]"] @body]) @definition.function
  (#any-of? @_define "define" "define*" "define-public" "define-integrable" "define-inline" "define-method"))

((list . (symbol) @_define
   . (symbol) @name
   . (list . (symbol) @_lambda . (_) . (_) @body)) @definition.function
  (#any-of? @_define "define" "define-public")
  (#any-of? @_lambda "lambda" "lambda*" "case-lambda" "named-lambda" "λ"))

((list . (symbol) @_define
   . (symbol) @name
   . (list . (symbol) @_make) @body) @definition.function
  (#eq? @_define "define")
  (#any-of? @_make "make-parameter" "case-lambda"))

; Macros
((list . (symbol) @_define
   . [(symbol) @name (list . (symbol) @name)]
   . [(_) ")" "]"] @body) @definition.macro
  (#any-of? @_define "define-syntax" "define-syntax-rule" "define-macro" "define-syntax-public" "defmacro"))

; Records: `(define-record-type name (make field) name? (field get set))`
((list . (symbol) @_define
   . [(symbol) @name (list . (symbol) @name)]
   . [(_) ")"] @body) @definition.struct
  (#any-of? @_define "define-record-type" "define-structure"))

((list . (symbol) @_define
   . (_)
   . [(symbol) @name @definition.constructor (list . (symbol) @name) @definition.constructor])
  (#eq? @_define "define-record-type")
  (#not-any-of? @name "fields" "parent" "protocol" "sealed" "opaque" "nongenerative"))

((list . (symbol) @_define
   . (_)
   . (_)
   . (symbol) @name @definition.function)
  (#eq? @_define "define-record-type"))

((list . (symbol) @_define
   . (_)
   . (_)
   . (_)
   (list . (symbol) @name @definition.field))
  (#eq? @_define "define-record-type"))

((list . (symbol) @_define
   . (_)
   . (_)
   . (_)
   (list . (symbol) . (symbol) @name @definition.method))
  (#eq? @_define "define-record-type"))

((list . (symbol) @_define
   . (_)
   . (_)
   . (_)
   (list . (symbol) . (symbol) . (symbol) @name @definition.method))
  (#eq? @_define "define-record-type"))

; Classes of GOOPS and others
((list . (symbol) @_define
   . (symbol) @name
   . (list)
   . [(_) ")"] @body) @definition.class
  (#any-of? @_define "define-class"))

; Libraries. Only the name is the definition, so that what the library defines is of the outermost level, where its list of
; exports counts.
((list . (symbol) @_define
   . [(list) (symbol)] @name @definition.module)
  (#any-of? @_define "define-library" "library" "define-module" "module"))

((list . (symbol) @_export [(symbol) @exported (list (list . (symbol) . (symbol) @exported)) (list . (symbol) . (symbol) . (symbol) @exported)])
  (#eq? @_export "export"))

((list . (symbol) @_define (keyword) @_export . (list (symbol) @exported))
  (#eq? @_define "define-module")
  (#match? @_export "export"))

; Values of the outermost level, that of a library included
((program
   (list . (symbol) @_define . (symbol) @name . [(list) (quote) (quasiquote) (vector)]? @body) @definition.variable)
  (#any-of? @_define "define" "define-public" "define-values" "define-constant"))

((list . (symbol) @_library
   [(list . (symbol) @_define . (symbol) @name . [(list) (quote) (quasiquote) (vector)]? @body) @definition.variable
    (list . (symbol) (list . (symbol) @_define . (symbol) @name . [(list) (quote) (quasiquote) (vector)]? @body) @definition.variable)])
  (#any-of? @_library "define-library" "library" "module")
  (#any-of? @_define "define" "define-constant"))

; What an error has cut open
((ERROR (symbol) @_define . (list . (symbol) @name @definition.function))
  (#eq? @_define "define"))

; References

((list . (symbol) @_higher . (symbol) @name @reference.call)
  (#any-of? @_higher "map" "for-each" "filter" "apply" "fold" "fold-left" "fold-right" "reduce" "vector-map" "vector-for-each" "call/cc"))

; Calls: lists in code. Parameters, the variables of `let` and the clauses of `cond` are lists that begin like calls; those
; that lie in a list that begins with a list aren't looked into.
((list . (symbol) @_head . (_) (list . (symbol) @name) @reference.call)
  (#not-match? @_head "^(require|provide|import|export|use-modules|only(-in)?|rename(-in|-out)?|prefix(-in)?|except(-in)?|contract-out|struct|define-record-type|define-struct)$")
  (#not-match? @name "^([-+*/<>=.0-9]+|define.*|lambda|λ|let.*|if|cond|case|when|unless|begin|do|and|or|not|set!|quote|quasiquote|else|list|cons|car|cdr|cadr|null\\?|eq\\?|eqv\\?|equal\\?|import|export|library|module|use-modules|include.*|syntax-rules|only|except|prefix|rename|values|call-with-values|apply|map|for-each|display|newline|error|delay|parameterize|scheme|srfi|rnrs|guard)$"))

([
  (program (list . (symbol) @name) @reference.call)
  (quasiquote (list . (symbol) @name) @reference.call)
  (unquote (list . (symbol) @name) @reference.call)
  (unquote_splicing (list . (symbol) @name) @reference.call)
 ]
 (#not-match? @name "^([-+*/<>=.0-9]+|define.*|lambda|λ|let.*|if|cond|case|when|unless|begin|do|and|or|not|set!|quote|quasiquote|else|list|cons|car|cdr|cadr|null\\?|eq\\?|eqv\\?|equal\\?|import|export|library|module|use-modules|include.*|syntax-rules|only|except|prefix|rename|values|call-with-values|apply|map|for-each|display|newline|error|delay|parameterize|scheme|srfi|rnrs|guard)$"))

((list . (symbol) @_head . (list . (symbol) @name) @reference.call)
  (#not-match? @_head "^(define.*|library|module|import|export|use-modules|lambda|λ|let.*|do|case-lambda|only|except|prefix|rename|syntax-rules|syntax-case|parameterize|receive|scheme|srfi|rnrs)$")
  (#not-match? @name "^([-+*/<>=.0-9]+|define.*|lambda|λ|let.*|if|cond|case|when|unless|begin|do|and|or|not|set!|quote|list|cons|car|cdr|cadr|null\\?|eq\\?|eqv\\?|equal\\?|values|apply|map|for-each|display|newline|error)$"))

((list . (symbol) @_cond (list . (list . (symbol) @name) @reference.call))
  (#eq? @_cond "cond")
  (#not-match? @name "^([-+*/<>=.0-9]+|and|or|not|null\\?|eq\\?|eqv\\?|equal\\?)$"))

((list . (symbol) @_let . (symbol)? . (list (list . (symbol) . (list . (symbol) @name) @reference.call)))
  (#match? @_let "^(let\\*?|letrec\\*?|parameterize)$")
  (#not-match? @name "^([-+*/<>=.0-9]+|lambda|λ|if|cond|list|cons|car|cdr|cadr|and|or|not)$"))
