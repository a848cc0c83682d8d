(defun no-args () t) (defun second-on-line (x) x)
;      ^ definition.function scope=- signature="(defun no-args ()"
;                           ^ definition.function scope=- signature="(defun second-on-line (x)"
(defun
    split-name
;   ^ definition.function scope=- signature="b)" lines=4
    (a
     b)
  (helper a))
;  ^ reference.call
(defsubst inlined (größe) "Doc." größe)
;         ^ definition.function scope=- doc signature="(defsubst inlined (größe)"
(defun with-comment (x) ; why
;      ^ definition.function scope=- signature="(defun with-comment (x)"
  x)
(let ((counter 0))
  (defun closed-over () (tick counter)))
;        ^ definition.function scope=- signature="(defun closed-over ()"
;                        ^ reference.call
(define-error 'shop-error "Something is wrong")
;              ^ definition.class scope=-
(defvaralias 'old-name 'new-name)
;             ^ definition.variable scope=- signature="(defvaralias 'old-name 'new-name)"
(define-obsolete-function-alias 'old-fun 'new-fun "2.0")
;                                ^ definition.function scope=-
(cl-defmethod (setf place) (value thing) (store value))
;                   ^ definition.method scope=- signature="(cl-defmethod (setf place) (value thing)"
;                           ^ reference.call
;                                         ^ reference.call
(cl-defstruct plain a b)
;             ^ definition.struct scope=- signature="(cl-defstruct plain"
;                   ^ definition.field scope=plain signature="a"
;                     ^ definition.field scope=plain signature="b"
(defun quoting ()
;      ^ definition.function scope=- signature="(defun quoting ()"
  `(outer ,(inner 1) ,@(spliced 2))
;   ^ reference.call
;           ^ reference.call
;                       ^ reference.call
  '(data only))
(load "init-helpers")
;     ^ import.module source=init-helpers
(defun elisp/slash+plus? (x) (if (ready-p x) (go x) ?\)))
;      ^ definition.function scope=- signature="(defun elisp/slash+plus? (x)"
;                                 ^ reference.call
;                                             ^ reference.call
(defalias 'chosen
;          ^ definition.function scope=- doc signature="(defalias 'chosen"
  (if (fboundp 'new) 'new
;      ^ reference.call
    (lambda (x) (fall-back x)))
;            ^ reference.call
;                ^ reference.call
  "Whichever there is.")
