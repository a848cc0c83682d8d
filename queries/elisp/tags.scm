; The cookie isn't documentation, but it stands between that and the definition.
((comment) @decoration (#match? @decoration "^;;;###"))
((comment) @comment (#not-match? @comment "^;;;"))

; Emacs Lisp. A signature ends behind the parameters.

(function_definition
  name: (symbol) @name
  parameters: (_)
  . [(string) @doc @body [(_) ")"] @body]) @definition.function

(macro_definition
  name: (symbol) @name
  parameters: (_)
  . [(string) @doc @body [(_) ")"] @body]) @definition.macro

; A variable without a value only tells the compiler that it is defined elsewhere.

(special_form
  "defconst"
  . (symbol) @name
  . (_)
  . (string)? @doc) @definition.constant

(special_form
  "defvar"
  . (symbol) @name
  . (_)
  . (string)? @doc) @definition.variable

((list . (symbol) @_head
   . (symbol) @name
   . (_)
   . (string)? @doc) @definition.variable
  (#any-of? @_head "defcustom" "defvar-local" "defvar-keymap" "defcustom-mode-hook"))

((list . (symbol) @_head
   . (symbol) @name
   . (_)
   . (string)? @doc) @definition.constant
  (#any-of? @_head "defface" "defconst-mode-local"))

((list . (symbol) @_head
   . (symbol) @name
   . (_)
   . [(string) @doc @body [(_) ")"] @body]) @definition.namespace
  (#eq? @_head "defgroup"))

((list . (symbol) @_head
   . (symbol) @name @test
   . (list)
   . [(string) @doc @body [(_) ")"] @body]) @definition.function
  (#any-of? @_head "ert-deftest" "ert-deftest-async"))

((list . (symbol) @_head
   . (symbol) @name
   . (list)
   . [(string) @doc @body [(_) ")"] @body]) @definition.function
  (#any-of? @_head "cl-defun" "cl-defsubst" "cl-defgeneric" "defun*" "iter-defun" "cl-iter-defun" "define-inline" "defgeneric"
    "transient-define-prefix" "transient-define-suffix" "transient-define-infix" "transient-define-argument"))

((list . (symbol) @_head
   . (symbol) @name
   . (list)
   . [(string) @doc @body [(_) ")"] @body]) @definition.macro
  (#any-of? @_head "cl-defmacro" "defmacro*"))

; `(cl-defmethod name :around ((thing type) other) …)`
((list . (symbol) @_head
   . [(symbol) @name (list . (symbol) . (symbol) @name)]
   . (symbol)?
   . (list)
   . [(string) @doc @body [(_) ")"] @body]) @definition.method
  (#any-of? @_head "cl-defmethod" "defmethod"))

; Types and what they hold

((list . (symbol) @_head
   . [(symbol) @name (list . (symbol) @name)]
   . [(string) @doc @body [(_) ")"] @body]) @definition.struct
  (#any-of? @_head "cl-defstruct" "defstruct"))

((list . (symbol) @_head
   . (_)
   . (string)?
   [(symbol) @name @definition.field (list . (symbol) @name) @definition.field])
  (#any-of? @_head "cl-defstruct" "defstruct"))

((list . (symbol) @_head
   . (symbol) @name
   . (list)
   . (list) @body
   . (string)? @doc) @definition.class
  (#eq? @_head "defclass"))

((list . (symbol) @_head
   . (symbol)
   . (list)
   . (list (list . (symbol) @name) @definition.field))
  (#eq? @_head "defclass"))

; Modes are commands.

((list . (symbol) @_head
   . (symbol) @name
   . [(string) @doc @body [(_) ")"] @body]) @definition.function
  (#any-of? @_head "define-minor-mode" "define-globalized-minor-mode" "define-global-minor-mode" "define-generic-mode"))

((list . (symbol) @_head
   . (symbol) @name
   . (_)
   . (string) @body
   . (string)? @doc) @definition.function
  (#any-of? @_head "define-derived-mode" "define-compilation-mode"))

((list . (symbol) @_head
   . (quote (symbol) @name)
   . [(list) (special_form)] @body
   . (string)? @doc) @definition.function
  (#eq? @_head "defalias"))

((list . (symbol) @_head
   . (quote (symbol) @name)
   . (_)
   . (string)? @doc) @definition.function
  (#eq? @_head "defalias"))

((list . (symbol) @_head
   . (quote (symbol) @name)) @definition.function
  (#eq? @_head "define-obsolete-function-alias"))

((list . (symbol) @_head
   . (quote (symbol) @name)) @definition.variable
  (#any-of? @_head "defvaralias" "define-obsolete-variable-alias"))

((list . (symbol) @_head
   . (quote (symbol) @name)) @definition.class
  (#eq? @_head "define-error"))

((source_file
   (list . (symbol) @_head
     . (quote (symbol) @name)) @definition.module)
  (#eq? @_head "provide"))

; What an error has cut open
(ERROR "defun" . (symbol) @name @definition.function)

; References

((list . (symbol) @_head
   . (symbol)
   . (list (symbol) @name @reference.implementation))
  (#eq? @_head "defclass"))

((list . (symbol) @_head
   . (symbol)
   . (symbol)?
   . (list (list . (symbol) . (symbol) @name) @reference.type))
  (#any-of? @_head "cl-defmethod" "defmethod"))

((list . (symbol) @_head
   . (symbol)
   . (symbol) @name @reference.implementation)
  (#eq? @_head "define-derived-mode"))

(quote "#'" . (symbol) @name) @reference.call

((list . (symbol) @_head (quote (symbol) @name) @reference.identifier)
  (#any-of? @_head "add-hook" "remove-hook" "advice-add" "run-hooks" "define-key" "global-set-key" "funcall" "apply" "mapcar"
    "mapc" "run-with-timer" "run-with-idle-timer" "make-instance"))

; Calls: lists in code. The lists of `let`'s variables begin with a list, and aren't looked into; the clauses of `cond` do too.
([
  (source_file (list . (symbol) @name) @reference.call)
  (special_form (list . (symbol) @name) @reference.call)
  (special_form "cond" (list (list . (symbol) @name) @reference.call))
  (special_form (list (list . (symbol) (list . (symbol) @name) @reference.call)))
  (function_definition parameters: (_) (list . (symbol) @name) @reference.call)
  (macro_definition parameters: (_) (list . (symbol) @name) @reference.call)
  (list . (symbol) (list . (symbol) @name) @reference.call)
  (quote "`" (list . (symbol) @name) @reference.call)
  (unquote (list . (symbol) @name) @reference.call)
  (unquote_splice (list . (symbol) @name) @reference.call)
 ]
 (#not-match? @name "^(:.*|&.*|[-+*/<>=0-9.]+|cl-def.*|def.*|ert-deftest|declare|indent|debug|doc-string|interactive|use-package|require|provide|load|autoload|list|cons|car|cdr|nth|not|null|eq|equal|when|unless|dolist|dotimes|pcase|pcase-let|if-let|when-let|message|error|format|concat|length|push|pop|setf|append|should|should-not|lambda|t|eval-when-compile|eval-and-compile|with-current-buffer|ignore-errors|mapcar|funcall|apply|add-hook|add-to-list)$"))
