(use-modules (ice-9 match) ((srfi srfi-19) #:select (current-date)))
;            ^ import.module source="(ice-9 match)"
;                           ^ import.module source="(srfi srfi-19)"
;                                                    ^ import.name source="(srfi srfi-19)" name=current-date
(define-module (tricky core) #:export (main))
;              ^ definition.module scope=- signature="(tricky core)"
;                                      ^ reference.call
(define (no-args) 'done) (define (two-on-line x) x)
;        ^ definition.function scope=- signature="(define (no-args)"
;                                 ^ definition.function scope=- signature="(define (two-on-line x)"
(define ((curried a) b) (combine a b))
;         ^ definition.function scope=- signature="(define ((curried a) b)"
;                        ^ reference.call
(define (documented x)
;        ^ definition.function scope=- doc signature="(define (documented x)"
  "Says what it is."
  (describe x))
;  ^ reference.call
(define (split
;        ^ definition.function scope=- signature="b)" lines=3
          a
          b)
  (join a b))
;  ^ reference.call
(define größe 3)
;       ^ definition.variable scope=- signature="(define größe 3)"
(define* (optional a #:key (b 1)) (use b))
;         ^ definition.function scope=- signature="(define* (optional a #:key (b 1))"
;                           ^ reference.call
;                                  ^ reference.call
(define-public (shown x) (if (ready? x) (go x) #f))
;               ^ definition.function scope=- signature="(define-public (shown x)"
;                             ^ reference.call
;                                        ^ reference.call
(define (outer x)
;        ^ definition.function scope=- signature="(define (outer x)"
  (define (inner y) (deep y))
;          ^ definition.function scope=outer local signature="(define (inner y)"
;                    ^ reference.call
  (define local 1)
  (let loop ((i 0))
    (loop (next i)))
;    ^ reference.call
;          ^ reference.call
  `(quoted ,(splice x)))
;   ^ reference.call
;            ^ reference.call
(define-syntax-rule (swap! a b) (set! a b))
;                    ^ definition.macro scope=- signature="(define-syntax-rule (swap! a b)"
(define-record-type <point> (make-point x) point? (x point-x))
;                   ^ definition.struct scope=- signature="(define-record-type <point>"
;                            ^ definition.constructor scope=<point> signature="(make-point x)"
;                                          ^ definition.function scope=<point> signature="point?"
;                                                  ^ definition.field scope=<point> signature="x"
;                                                    ^ definition.method scope=<point> signature="point-x"
#| A block
   comment. |#
(define (after-block) (h))
;        ^ definition.function scope=- doc signature="(define (after-block)"
;                      ^ reference.call
