#| A block
   comment. |#
(DEFUN LOUD (X) (WHISPER X))
;      ^ definition.function scope=- doc signature="(DEFUN LOUD (X)"
;            ^ reference.call
;                ^ reference.call
(defun no-body ())
;      ^ definition.function scope=- signature="(defun no-body ()"
(defun one () 1) (defun two () 2)
;      ^ definition.function scope=- signature="(defun one ()"
;                       ^ definition.function scope=- signature="(defun two ()"
(cl:defun prefixed (x) x)
;         ^ definition.function scope=- signature="(cl:defun prefixed (x)"
#+sbcl
(defun sbcl-only (x) (sb-ext:run-program x))
;      ^ definition.function scope=- signature="(defun sbcl-only (x)"
;                            ^ reference.call
(defun größe (länge) länge)
;      ^ definition.function scope=- signature="(defun größe (länge)"
(let ((counter 0))
  (defun next-number () (incf counter)))
;        ^ definition.function scope=- signature="(defun next-number ()"
(flet ((local (x) (inner x)))
;              ^ reference.call
;                  ^ reference.call
  (local 1))
;  ^ reference.call
(defun odd-name? (x) (funcall (lambda (y) (deep y)) x))
;      ^ definition.function scope=- signature="(defun odd-name? (x)"
;                                          ^ reference.call
(defstruct point x y)
;          ^ definition.struct scope=- signature="(defstruct point"
;                ^ definition.field scope=point signature="x"
;                  ^ definition.field scope=point signature="y"
(define-widget label (text) (render text))
;              ^ definition.function scope=- signature="(define-widget label (text)"
;                     ^ reference.call
;                            ^ reference.call
(ql:quickload :drakma)
;   ^ reference.call
;              ^ import.module source=drakma
(asdf:defsystem :shop
;     ^ reference.call
;                ^ definition.module scope=- signature="(asdf:defsystem :shop"
  :depends-on (:alexandria "cl-ppcre")
;               ^ import.module source=alexandria
;                          ^ import.module source=cl-ppcre
  :components ((:file "shop")))
(defmethod print-object ((object till) (stream t))
;          ^ definition.method scope=- signature="(defmethod print-object ((object till) (stream t))"
;                                ^ reference.type
;                                              ^ reference.type
  (print-unreadable-object (object stream)
;  ^ reference.call
;                           ^ reference.call
    (princ 1 stream)))
;    ^ reference.call
