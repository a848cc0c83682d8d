(defpackage #:shop
;             ^ definition.module scope=- signature="(defpackage #:shop"
  (:use #:cl)
;         ^ import.module source=cl wildcard
  (:import-from :alexandria :when-let)
;                            ^ import.name source=alexandria name=when-let
  (:local-nicknames (:a :alexandria))
;                        ^ import.module source=alexandria alias=a
  (:export #:add-entry
           #:till))

(in-package :shop)
;            ^ import.module source=shop

(defvar *ledger* nil "What was sold.")
;       ^ definition.variable scope=- doc
(defparameter *rate* 19)
;             ^ definition.variable scope=- signature="(defparameter *rate* 19)"
(defconstant +limit+ 100 "How much fits.")
;            ^ definition.constant scope=- doc

;; Something that money is put into.
(defclass till (account)
;         ^ definition.class scope=- doc exported signature="(defclass till (account)"
;               ^ reference.implementation
  ((total :initarg :total :accessor till-total)
;   ^ definition.field scope=till signature="(total :initarg :total :accessor till-total)"
   owner)
;  ^ definition.field scope=till signature="owner"
  (:documentation "A till."))

(define-condition till-empty (error)
;                 ^ definition.class scope=- signature="(define-condition till-empty (error)"
;                             ^ reference.implementation
  ((till :initarg :till)))
;   ^ definition.field scope=till-empty signature="(till :initarg :till)"

(defstruct (entry (:constructor make-line))
;           ^ definition.struct scope=- doc signature="(defstruct (entry (:constructor make-line))"
  "A line of the ledger."
  name
; ^ definition.field scope=entry signature="name"
  (amount 0 :type integer))
;  ^ definition.field scope=entry signature="(amount 0 :type integer)"

(deftype amount () '(integer 0 100))
;        ^ definition.type scope=- signature="(deftype amount ()"

(defgeneric total (thing)
;           ^ definition.function scope=- signature="(defgeneric total (thing)"
  (:documentation "The total of thing."))

(defmethod total :around ((thing till) &key (rate *rate*))
;          ^ definition.method scope=- doc signature="(defmethod total :around ((thing till) &key (rate *rate*))"
;                                ^ reference.type
;                                                 ^ reference.type
  "Adds the tax."
  (* rate (call-next-method)))
;          ^ reference.call

(defun add-entry (name &optional (amount 0)
;      ^ definition.function scope=- doc exported signature="&key note)" lines=2
                  &key note)
  "Adds an entry."
  (let ((entry (make-line :name name)))
;               ^ reference.call
    (cond ((known-p name) (update-entry entry))
;           ^ reference.call
;                          ^ reference.call
          (t (store entry)))
;             ^ reference.call
    (loop for item in (all-entries)
;                      ^ reference.call
          do (show item))
;             ^ reference.call
    (mapcar #'show-line (make-instance 'till))))
;             ^ reference.call
;                                       ^ reference.class

(defun (setf till-name) (value till)
;            ^ definition.function scope=- signature="(defun (setf till-name) (value till)"
  (rename till value))
;  ^ reference.call

(defmacro with-till ((name) &body body)
;         ^ definition.macro scope=- doc signature="(defmacro with-till ((name) &body body)"
  "Runs body with an open till."
  `(let ((,name (open-till)))
     ,@body))

(test adds-entries
;     ^ definition.function scope=- test signature="(test adds-entries"
  (is (= 1 (count-entries))))
;           ^ reference.call
