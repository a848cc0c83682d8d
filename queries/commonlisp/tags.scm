[(comment) (block_comment)] @comment

; Common Lisp. Symbols are written in any case. A signature ends behind the lambda list.

((defun
   (defun_header
     keyword: (defun_keyword) @_head
     function_name: [(sym_lit) @name (list_lit . (_) . (sym_lit) @name) (package_lit symbol: (sym_lit) @name)])
   . [(str_lit) @doc @body (_) @body ")" @body]) @definition.macro
  (#match? @_head "(?i)macro$"))

((defun
   (defun_header
     keyword: (defun_keyword) @_head
     function_name: [(sym_lit) @name (list_lit . (_) . (sym_lit) @name) (package_lit symbol: (sym_lit) @name)])
   . [(str_lit) @doc @body (_) @body ")" @body]) @definition.method
  (#match? @_head "(?i)method$"))

(defun
  (defun_header
    keyword: (defun_keyword)
    function_name: [(sym_lit) @name (list_lit . (_) . (sym_lit) @name) (package_lit symbol: (sym_lit) @name)])
  . [(str_lit) @doc @body (_) @body ")" @body]) @definition.function

; Types and their slots

((list_lit . (sym_lit) @_head
   . (sym_lit) @name
   . (list_lit)
   . (list_lit) @body
   (list_lit . (kwd_lit (kwd_symbol) @_option) . (str_lit) @doc)) @definition.class
  (#match? @_head "(?i)^(defclass|define-condition)$")
  (#match? @_option "(?i)^documentation$"))

((list_lit . (sym_lit) @_head
   . (sym_lit) @name
   . (_)
   . [(_) ")"] @body) @definition.class
  (#match? @_head "(?i)^(defclass|define-condition)$"))

((list_lit . (sym_lit) @_head
   . (sym_lit)
   . (_)
   . (list_lit [(sym_lit) @name @definition.field (list_lit . (sym_lit) @name) @definition.field]))
  (#match? @_head "(?i)^(defclass|define-condition)$"))

((list_lit . (sym_lit) @_head
   . [(sym_lit) @name (list_lit . (sym_lit) @name)]
   . [(str_lit) @doc @body [(_) ")"] @body]) @definition.struct
  (#match? @_head "(?i)^defstruct$"))

((list_lit . (sym_lit) @_head
   . (_)
   [(sym_lit) @name @definition.field (list_lit . (sym_lit) @name) @definition.field])
  (#match? @_head "(?i)^defstruct$"))

((list_lit . (sym_lit) @_head
   . (sym_lit) @name
   . (list_lit)?
   . [(str_lit) @doc @body [(_) ")"] @body]) @definition.type
  (#match? @_head "(?i)^deftype$"))

; Values

((list_lit . (sym_lit) @_head
   . (sym_lit) @name
   . (_)?
   . (str_lit)? @doc) @definition.variable
  (#match? @_head "(?i)^(defvar|defparameter|defglobal|define-symbol-macro)$"))

((list_lit . (sym_lit) @_head
   . (sym_lit) @name
   . (_)?
   . (str_lit)? @doc) @definition.constant
  (#match? @_head "(?i)^(defconstant|define-constant)$"))

; Packages and systems

((list_lit . [(sym_lit) @_head (package_lit symbol: (sym_lit) @_head)]
   . [(kwd_lit (kwd_symbol) @name) (str_lit) @name (sym_lit) @name]
   . [(_) ")"] @body) @definition.module
  (#match? @_head "(?i)^(defpackage|define-package|defsystem)$"))

((list_lit . (kwd_lit (kwd_symbol) @_export) [(kwd_lit (kwd_symbol) @exported) (sym_lit) @exported])
  (#match? @_export "(?i)^export$"))

; Tests: `deftest` of several libraries, `test` of FiveAM, `define-test` of Parachute

((list_lit . [(sym_lit) @_head (package_lit symbol: (sym_lit) @_head)]
   . (sym_lit) @name @test
   . [(str_lit) @doc @body [(_) ")"] @body]) @definition.function
  (#match? @_head "(?i)^(deftest|define-test|test|def-test)$"))

; Macros of libraries that define something
((source
   (list_lit . (sym_lit) @_head
     . (sym_lit) @name
     . (list_lit)
     . [(str_lit) @doc @body [(_) ")"] @body]) @definition.function)
  (#match? @_head "(?i)^(define-[-\\w]+|def[-\\w]+)$")
  (#not-match? @_head "(?i)^(defpackage|defsystem|define-package|defstruct|defclass|deftype)$"))

; References

((list_lit . (sym_lit) @_head
   . (sym_lit)
   . (list_lit (sym_lit) @name @reference.implementation))
  (#match? @_head "(?i)^(defclass|define-condition)$"))

((defun_header
   keyword: (defun_keyword) @_head
   lambda_list: (list_lit (list_lit . (sym_lit) . (sym_lit) @name @reference.type)))
  (#match? @_head "(?i)method$"))

((list_lit . (sym_lit) @_head . (quoting_lit (sym_lit) @name) @reference.class)
  (#match? @_head "(?i)^(make-instance|make-condition|error|signal)$"))

(var_quoting_lit [(sym_lit) @name (package_lit symbol: (sym_lit) @name)]) @reference.call

(list_lit . (package_lit symbol: (sym_lit) @name)) @reference.call

((list_lit . (sym_lit) @_head (list_lit (list_lit . (sym_lit) @name) @reference.call))
  (#match? @_head "(?i)^(cond|handler-case|restart-case)$")
  (#not-match? @name "(?i)^(setf|setq|push|list|eq|eql|equal|null|not|and|or|format|error|incf|decf|return|values)$"))

; Calls: lists in code. Lambda lists have a field of their own. The lists of `let`'s variables begin with a list, and so do the clauses of `cond`.
([
  (source (list_lit . (sym_lit) @name) @reference.call)
  (defun value: (list_lit . (sym_lit) @name) @reference.call)
  (source (list_lit . (sym_lit) (list_lit . (sym_lit) @name) @reference.call))
  (_ value: (list_lit . (sym_lit) (list_lit . (sym_lit) @name) @reference.call))
  (list_lit . (package_lit) (list_lit . (sym_lit) @name) @reference.call)
  (list_lit . (sym_lit) (list_lit . (list_lit . (sym_lit) (list_lit . (sym_lit) @name) @reference.call)))
  (do_clause (list_lit . (sym_lit) @name) @reference.call)
  (accumulation_clause (list_lit . (sym_lit) @name) @reference.call)
  (condition_clause (list_lit . (sym_lit) @name) @reference.call)
  (for_clause (list_lit . (sym_lit) @name) @reference.call)
  (syn_quoting_lit (list_lit . (sym_lit) @name) @reference.call)
  (unquoting_lit (list_lit . (sym_lit) @name) @reference.call)
 ]
 (#not-match? @name "(?i)^(&.*|[-+*/<>=0-9]+|def.*|in-package|declare|declaim|let\\*?|flet|labels|macrolet|if|when|unless|cond|case|ecase|typecase|etypecase|progn|prog1|block|return|return-from|loop|do|dolist|dotimes|setf|setq|incf|decf|push|pop|list|cons|car|cdr|first|second|rest|nth|not|null|eq|eql|equal|and|or|lambda|function|quote|format|error|make-instance|mapcar|funcall|apply|values|multiple-value-bind|destructuring-bind|with-slots|with-accessors|length|append|eval-when|handler-case|unwind-protect|require|load|test|is|t|nil)$"))
