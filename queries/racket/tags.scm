[(comment) (block_comment)] @comment

; Racket. Brackets and parentheses are one kind of list. A signature ends behind the parameters.

; Methods of classes
((list . (symbol) @_define
   . [(list . (symbol) @name) (symbol) @name]
   . [(_) ")" "]"] @body) @definition.method
  (#any-of? @_define "define/public" "define/private" "define/override" "define/augment" "define/public-final" "define/override-final"
    "define/overment" "define/augride" "define/pubment"))

((list . (symbol) @_define
   . [(list . (symbol) @name) (list . (list . (symbol) @name)) (list . (list . (list . (symbol) @name)))]
   . [(_) ")" "]"] @body) @definition.function
  (#any-of? @_define "define" "define/contract" "define/match" "define/memo" "define/typed" "define-for-syntax" "define/generic"))

((list . (symbol) @_define
   . (symbol) @name
   . (list . (symbol) @_lambda . (_) . (_) @body)) @definition.function
  (#any-of? @_define "define" "define/contract")
  (#any-of? @_lambda "lambda" "λ" "opt-lambda"))

((list . (symbol) @_define
   . (symbol) @name
   . (list . (symbol) @_class) @body) @definition.function
  (#eq? @_define "define")
  (#any-of? @_class "case-lambda" "make-parameter"))

((list . (symbol) @_define
   . (symbol) @name
   . (list . (symbol) @_class . (_)? . (_) @body)) @definition.class
  (#eq? @_define "define")
  (#any-of? @_class "class" "class*" "mixin" "interface" "unit"))

; Macros
((list . (symbol) @_define
   . [(symbol) @name (list . (symbol) @name)]
   . [(_) ")" "]"] @body) @definition.macro
  (#any-of? @_define "define-syntax" "define-syntax-rule" "define-simple-macro" "define-syntax-parse-rule" "define-syntax-parser"
    "define-match-expander" "define-syntaxes"))

; Structures: the fields belong to what is shown.
((list . (symbol) @_define
   . [(symbol) @name (list . (symbol) @name)]
   . (symbol)?
   . (list)
   . [(_) ")" "]"] @body) @definition.struct
  (#any-of? @_define "struct" "define-struct" "serializable-struct" "struct/contract"))

((list . (symbol) @_define
   . (_)
   . (symbol)?
   . (list [(symbol) @name @definition.field (list . (symbol) @name) @definition.field]))
  (#any-of? @_define "struct" "define-struct" "serializable-struct" "struct/contract"))

((list . (symbol) @_define
   . (symbol) @name
   . (_) @body) @definition.type
  (#any-of? @_define "define-type" "define-signature" "define-generics" "define-predicate"))

; Modules. Those that are called `test` hold tests.
((list . (symbol) @_define
   . (symbol) @name @test
   . [(_) ")"] @body) @definition.module
  (#eq? @_define "module+")
  (#eq? @name "test"))

((list . (symbol) @_define
   . (symbol) @name
   . [(_) ")"] @body) @definition.module
  (#eq? @_define "module+"))

((list . (symbol) @_define
   . (symbol) @name
   . (_)
   . [(_) ")"] @body) @definition.module
  (#any-of? @_define "module" "module*"))

((list . (symbol) @_define
   . (symbol) @name @test
   . [(_) ")"] @body) @definition.function
  (#any-of? @_define "define-test-suite" "define/provide-test-suite"))

((list . (symbol) @_define
   . (string) @name @test
   . [(_) ")"] @body) @definition.function
  (#any-of? @_define "test-case" "test-suite"))

; Values of the outermost level, that of a module included
((program
   (list . (symbol) @_define . (symbol) @name . [(list) (quote) (quasiquote) (vector) (hash)]? @body) @definition.variable)
  (#any-of? @_define "define" "define/contract" "define-constant" "define-runtime-path"))

((program
   (list . (symbol) @_define . (list (symbol) @name @definition.variable)))
  (#eq? @_define "define-values"))

((list . (symbol) @_module
   (list . (symbol) @_define . (symbol) @name . [(list) (quote) (quasiquote) (vector) (hash)]? @body) @definition.variable)
  (#any-of? @_module "module" "module+" "module*")
  (#eq? @_define "define"))

; Exports
((list . (symbol) @_provide
   [(symbol) @exported
    (list . (symbol) (symbol) @exported)
    (list . (symbol) (list . (symbol) @exported))])
  (#any-of? @_provide "provide" "provide/contract"))

((list . (symbol) @_provide (list . (symbol) (list . (symbol) @_struct . (symbol) @exported)))
  (#eq? @_provide "provide")
  (#eq? @_struct "struct"))

; What an error has cut open
((ERROR (symbol) @_define . (list . (symbol) @name @definition.function))
  (#eq? @_define "define"))

; References: what a structure or a class builds upon, instances, types of annotations
((list . (symbol) @_define . (symbol) . (symbol) @name @reference.implementation . (list))
  (#any-of? @_define "struct"))

((list . (symbol) @_class . (symbol) @name @reference.implementation)
  (#any-of? @_class "class" "class*"))

((list . (symbol) @_new . (symbol) @name @reference.class)
  (#any-of? @_new "new" "make-object" "instantiate"))

((list . (symbol) @_send . (_) . (symbol) @name @reference.call)
  (#any-of? @_send "send" "send/apply" "dynamic-send"))

((list . (symbol) @_colon . (symbol) . (list (symbol) @name @reference.type))
  (#eq? @_colon ":")
  (#match? @name "^[A-Z]"))

((list . (symbol) @_higher . (symbol) @name @reference.call)
  (#any-of? @_higher "map" "for-each" "filter" "apply" "foldl" "foldr" "andmap" "ormap" "curry" "compose" "sort-by"))

; Calls: lists in code. Parameters, the variables of `let` and clauses begin like calls; those that lie in a list that begins
; with a list aren't looked into.
((list . (symbol) @_head . (_) (list . (symbol) @name) @reference.call)
  (#not-match? @_head "^(require|provide|import|export|use-modules|only(-in)?|rename(-in|-out)?|prefix(-in)?|except(-in)?|contract-out|struct|define-record-type|define-struct)$")
  (#not-match? @name "^([-+*/<>=.0-9]+|define.*|struct|class\\*?|lambda|λ|let.*|if|cond|case|match.*|when|unless|begin.*|do|and|or|not|set!|quote|else|list|cons|car|cdr|first|rest|null\\?|empty\\?|eq\\?|eqv\\?|equal\\?|require|provide|module[+*]?|values|apply|map|for.*|printf|display|displayln|newline|error|raise|parameterize|with-handlers|test-case|test-suite|check-.*|super-new|init-field|init|field|inherit|new|send|:|all-from-out|all-defined-out|struct-out|only-in|prefix-in|rename-in|except-in|contract-out|rename-out|->\\*?|syntax-rules|syntax-case)$"))

([
  (program (list . (symbol) @name) @reference.call)
  (quasiquote (list . (symbol) @name) @reference.call)
  (syntax (list . (symbol) @name) @reference.call)
  (quasisyntax (list . (symbol) @name) @reference.call)
  (unquote (list . (symbol) @name) @reference.call)
 ]
 (#not-match? @name "^([-+*/<>=.0-9]+|define.*|struct|class\\*?|lambda|λ|let.*|if|cond|case|match.*|when|unless|begin.*|do|and|or|not|set!|quote|else|list|cons|car|cdr|first|rest|null\\?|empty\\?|eq\\?|eqv\\?|equal\\?|require|provide|module[+*]?|values|apply|map|for.*|printf|display|displayln|newline|error|raise|parameterize|with-handlers|test-case|test-suite|check-.*|super-new|init-field|init|field|inherit|new|send|:|all-from-out|all-defined-out|struct-out|only-in|prefix-in|rename-in|except-in|contract-out|rename-out|->\\*?|syntax-rules|syntax-case)$"))

((list . (symbol) @_head . (list . (symbol) @name) @reference.call)
  (#not-match? @_head "^(define.*|struct|module[+*]?|require|provide|lambda|λ|let.*|case-lambda|for.*|only-in|prefix-in|rename-in|except-in|rename-out|contract-out|init-field|init|field|syntax-rules|syntax-case|parameterize|cond|match-lambda|with-handlers|class\\*?|->\\*?)$")
  (#not-match? @name "^([-+*/<>=.0-9]+|define.*|lambda|λ|let.*|if|cond|case|match.*|when|unless|begin.*|and|or|not|set!|quote|list|cons|car|cdr|first|rest|null\\?|empty\\?|eq\\?|eqv\\?|equal\\?|values|apply|map|for.*|check-.*|new|send)$"))

((list . (symbol) @_cond (list . (list . (symbol) @name) @reference.call))
  (#eq? @_cond "cond")
  (#not-match? @name "^([-+*/<>=.0-9]+|and|or|not|null\\?|empty\\?|eq\\?|eqv\\?|equal\\?)$"))

((list . (symbol) @_let . (symbol)? . (list (list . (symbol) . (list . (symbol) @name) @reference.call)))
  (#match? @_let "^(let\\*?|letrec\\*?|parameterize|for.*)$")
  (#not-match? @name "^([-+*/<>=.0-9]+|lambda|λ|if|cond|list|cons|car|cdr|and|or|not|in-range|in-list)$"))
