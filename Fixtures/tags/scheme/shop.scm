(define-library (shop ledger)
;               ^ definition.module scope=- signature="(shop ledger)"
  (export add-entry till? (rename make-till new-till))
  (import (scheme base)
;         ^ import.module source="(scheme base)"
          (only (scheme write) display)
;                              ^ import.name source="(scheme write)" name=display
          (prefix (srfi 1) s:)
;                 ^ import.module source="(srfi 1)" alias=s:
          (rename (shop money) (show-money show)))
;                               ^ import.name source="(shop money)" name=show-money alias=show
  (include "helpers.scm")
;          ^ import.include source=helpers.scm
  (begin
    ;; How much fits.
    (define limit 100)
;           ^ definition.variable scope=- doc signature="(define limit 100)"

    (define-record-type till
;                       ^ definition.struct scope=- signature="(define-record-type till"
      (make-till total owner)
;      ^ definition.constructor scope=till signature="(make-till total owner)"
      till?
;     ^ definition.function scope=till signature="till?"
      (total till-total set-till-total!)
;      ^ definition.field scope=till signature="total"
;            ^ definition.method scope=till signature="till-total"
;                       ^ definition.method scope=till signature="set-till-total!"
      (owner till-owner))
;      ^ definition.field scope=till signature="owner"
;            ^ definition.method scope=till signature="till-owner"

    ; Adds to the ledger.
    (define (add-entry ledger name . amounts)
;            ^ definition.function scope=- doc exported signature="(define (add-entry ledger name . amounts)"
      (let ((entry (make-entry name))
;                   ^ reference.call
            (count 0))
        (cond ((known? name) (update-entry entry))
;               ^ reference.call
              (else (store entry)))
;                    ^ reference.call
        (for-each show amounts)))))
;                 ^ reference.call

(import (scheme base) (shop ledger))
;       ^ import.module source="(scheme base)"
;                     ^ import.module source="(shop ledger)"

(define-syntax with-till
;              ^ definition.macro scope=- signature="(define-syntax with-till"
  (syntax-rules ()
    ((_ till body ...)
     (begin (open-till till) body ...))))
;            ^ reference.call

(define total
;       ^ definition.function scope=- signature="(lambda (till)" lines=2
  (lambda (till)
    (sum (till-total till))))
;    ^ reference.call
;         ^ reference.call

(define rates '(1 2 3))
;       ^ definition.variable scope=- signature="(define rates"
