(defun before (x)
;      ^ definition.function scope=- doc signature="(defun before (x)"
  "Sound."
  (helper x))
;  ^ reference.call

(setq a . . b])

(defun after (y)
;      ^ definition.function scope=- signature="(defun after (y)"
  (before y))
;  ^ reference.call
