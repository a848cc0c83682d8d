(defun before (x)
;      ^ definition.function scope=- doc signature="(defun before (x)"
  "Sound."
  (helper x))
;  ^ reference.call

(defun cut (a) (oops a)) #<
;      ^ definition.function scope=- signature="(defun cut (a)"
;               ^ reference.call

(defun after (y)
;      ^ definition.function scope=- signature="(defun after (y)"
  (before y))
;  ^ reference.call
