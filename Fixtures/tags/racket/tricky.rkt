#lang typed/racket
;     ^ import.module source=typed/racket
(: square (-> Number Number))
;             ^ reference.type
;                    ^ reference.type
(define (square x) (* x x)) (define (cube x) (times x (square x)))
;        ^ definition.function scope=- signature="(define (square x)"
;                                    ^ definition.function scope=- signature="(define (cube x)"
;                                             ^ reference.call
;                                                      ^ reference.call
(define ((curried a) b) (combine a b))
;         ^ definition.function scope=- signature="(define ((curried a) b)"
;                        ^ reference.call
(define-values (left right) (split-it))
;               ^ definition.variable scope=- signature="left"
;                    ^ definition.variable scope=- signature="right"
;                            ^ reference.call
(define größe 3)
;       ^ definition.variable scope=- signature="(define größe 3)"
(define anonymous (lambda (x y) (join x y)))
;       ^ definition.function scope=- signature="(define anonymous (lambda (x y)"
;                                ^ reference.call
(define switch
;       ^ definition.function scope=- signature="(define switch"
  (case-lambda
;  ^ reference.call
    [(a) a]
    [(a b) b]))
(define-struct old (a b))
;              ^ definition.struct scope=- signature="(define-struct old (a b)"
;                   ^ definition.field scope=old signature="a"
;                     ^ definition.field scope=old signature="b"
(define-syntax (twice stx)
;               ^ definition.macro scope=- signature="(define-syntax (twice stx)"
  (syntax-case stx ()
    [(_ e) #'(begin (run e) (run e))]))
;                    ^ reference.call
;                            ^ reference.call
(define-type Shape (U Circle Square))
;            ^ definition.type scope=- signature="(define-type Shape"
;                   ^ reference.call
#|
   A block comment.
|#
(define (after-block) #\( )
;        ^ definition.function scope=- doc signature="(define (after-block)"
(module inner racket/base
;       ^ definition.module scope=- signature="(module inner racket/base"
  (provide deep)
  (define deep 1))
;         ^ definition.variable scope=inner exported signature="(define deep 1)"
(define (outer x)
;        ^ definition.function scope=- signature="(define (outer x)"
  (define (local-function y) (dig y))
;          ^ definition.function scope=outer local signature="(define (local-function y)"
;                             ^ reference.call
  #;(ignored)
  (for ([i (in-steps x)]) (visit i)))
;           ^ reference.call
;                          ^ reference.call
#hash((a . 1))
