(define (before x)
;        ^ definition.function scope=- signature="(define (before x)"
  (helper x))
;  ^ reference.call

(define (cut a) (oops a)))
;        ^ definition.function scope=- signature="(define (cut a)"
;                ^ reference.call

(define (after y)
;        ^ definition.function scope=- signature="(define (after y)"
  (before y))
;  ^ reference.call
