#lang racket/base
;     ^ import.module source=racket/base

(require racket/list
;        ^ import.module source=racket/list
         "money.rkt"
;        ^ import.module source=money.rkt
         (only-in racket/string string-trim [string-join join])
;                               ^ import.name source=racket/string name=string-trim
;                                            ^ import.name source=racket/string name=string-join alias=join
         (prefix-in p: "purse.rkt")
;                      ^ import.module source=purse.rkt alias=p:
         (for-syntax racket/base))
;                    ^ import.module source=racket/base

(provide add-entry
         (struct-out entry)
         (contract-out [total (-> entry? number?)])
         (all-from-out "money.rkt"))
;                      ^ import.reexport source=money.rkt

;; How much fits.
(define limit 100)
;       ^ definition.variable scope=- doc signature="(define limit 100)"
(define rates '(7 19))
;       ^ definition.variable scope=- signature="(define rates"

;; A line of the ledger.
(struct entry base (name [amount #:mutable])
;       ^ definition.struct scope=- doc exported signature="(struct entry base (name [amount #:mutable])"
;             ^ reference.implementation
;                   ^ definition.field scope=entry doc signature="name"
;                         ^ definition.field scope=entry doc signature="[amount #:mutable]"
  #:transparent)

;; Adds to the ledger.
(define (add-entry ledger name
;        ^ definition.function scope=- doc exported signature="#:note [note #f])" lines=2
                   #:note [note #f])
;                          ^ reference.call
  (define line (make-line name))
;               ^ reference.call
  (let ([old (find-entry ledger name)])
;             ^ reference.call
    (cond [(known? old) (update-entry old)]
;           ^ reference.call
          [else (store line)]))
;                ^ reference.call
  (map show-entry ledger))
;      ^ reference.call

(define/contract (total e)
;                 ^ definition.function scope=- exported signature="(define/contract (total e)"
  (-> entry? number?)
  (sum-of e))
;  ^ reference.call

(define till%
;       ^ definition.class scope=- signature="(class object%" lines=2
  (class object%
;        ^ reference.implementation
    (super-new)
    (init-field owner)
    (define/public (deposit amount)
;                   ^ definition.method scope=till% signature="(define/public (deposit amount)"
      (record amount))
;      ^ reference.call
    (define/private (secret) 1)))
;                    ^ definition.method scope=till% signature="(define/private (secret)"

(define-syntax-rule (with-till body ...)
;                    ^ definition.macro scope=- signature="(define-syntax-rule (with-till body ...)"
  (begin (open-till) body ...))
;         ^ reference.call

(module+ test
;        ^ definition.module scope=- test signature="(module+ test"
  (require rackunit)
;          ^ import.module source=rackunit
  (define sample (make-sample))
;         ^ definition.variable scope=test test signature="(define sample"
;                 ^ reference.call
  (check-equal? (total sample) 1)
;                ^ reference.call
  (test-case "entries are added"
;            ^ definition.function scope=test test
    (add-entry '() "x")))
;    ^ reference.call

(module+ main
;        ^ definition.module scope=- signature="(module+ main"
  (send (new till% [owner "x"]) deposit 1))
;            ^ reference.class
;                   ^ reference.call
;                               ^ reference.call
