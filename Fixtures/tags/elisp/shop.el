;;; shop.el --- Keeps a shop  -*- lexical-binding: t; -*-

;;; Code:

(require 'cl-lib)
;         ^ import.module source=cl-lib
(eval-when-compile (require 'subr-x))
;                            ^ import.module source=subr-x
(use-package magit :ensure t)
;            ^ import.module source=magit
(autoload 'shop-report "shop-report" nil t)
;          ^ import.name source=shop-report name=shop-report

(defgroup shop nil
;         ^ definition.namespace scope=- doc signature="(defgroup shop nil"
  "Keeping a shop."
  :group 'applications)

(defcustom shop-currency "EUR"
;          ^ definition.variable scope=- doc
  "What prices are given in."
  :type 'string)

;; Where the ledger is kept.
(defvar shop-file (expand-file-name "ledger"))
;       ^ definition.variable scope=- doc
;                  ^ reference.call
(defvar shop--cache nil "What was read last.")
;       ^ definition.variable scope=- doc private
(defvar shop-foreign)
(defconst shop-version "1.0")
;         ^ definition.constant scope=-
(defface shop-price '((t :weight bold)) "Prices.")
;        ^ definition.constant scope=- doc

(cl-defstruct (shop-entry (:constructor shop-entry-create))
;              ^ definition.struct scope=- doc signature="(cl-defstruct (shop-entry (:constructor shop-entry-create))"
  "A line of the ledger."
  name
; ^ definition.field scope=shop-entry signature="name"
  (amount 0))
;  ^ definition.field scope=shop-entry signature="(amount 0)"

(defclass shop-till (shop-base)
;         ^ definition.class scope=- doc signature="(defclass shop-till (shop-base)"
;                    ^ reference.implementation
  ((total :initarg :total))
;   ^ definition.field scope=shop-till signature="(total :initarg :total)"
  "A till.")

;; Adds to the ledger.
;;;###autoload
(defun shop-add (name &optional amount)
;      ^ definition.function scope=- doc signature="(defun shop-add (name &optional amount)"
  "Add an entry called NAME."
  (interactive "sName: ")
  (let ((entry (shop-entry-create :name name)))
;               ^ reference.call
    (cond ((shop--known-p name) (shop--update entry))
;           ^ reference.call
;                                ^ reference.call
          (t (push entry shop--cache)))
    (mapc #'shop--show (shop-entries))))
;    ^ reference.call
;           ^ reference.call
;                       ^ reference.call

(defun shop--known-p (name) (shop-find name))
;      ^ definition.function scope=- private signature="(defun shop--known-p (name)"
;                            ^ reference.call

(defmacro shop-with-till (till &rest body)
;         ^ definition.macro scope=- doc signature="(defmacro shop-with-till (till &rest body)"
  "Run BODY with TILL."
  (declare (indent 1))
  `(progn (shop-open ,till) ,@body))
;          ^ reference.call

(cl-defun shop-find (name &key (start 0))
;         ^ definition.function scope=- doc signature="(cl-defun shop-find (name &key (start 0))"
;                    ^ reference.call
;                               ^ reference.call
  "Find NAME."
  (shop-search name start))
;  ^ reference.call

(cl-defgeneric shop-total (thing)
;              ^ definition.function scope=- doc signature="(cl-defgeneric shop-total (thing)"
;                          ^ reference.call
  "The total of THING.")

(cl-defmethod shop-total :around ((till shop-till) &optional rate)
;             ^ definition.method scope=- signature="(cl-defmethod shop-total :around ((till shop-till) &optional rate)"
;                                       ^ reference.type
  (shop-sum till))
;  ^ reference.call

(define-minor-mode shop-mode
;                  ^ definition.function scope=- doc signature="(define-minor-mode shop-mode"
  "Toggle the shop."
  :lighter " Shop"
  (shop-refresh))
;  ^ reference.call

(define-derived-mode shop-list-mode tabulated-list-mode "Shop"
;                    ^ definition.function scope=- doc signature="(define-derived-mode shop-list-mode tabulated-list-mode"
;                                   ^ reference.implementation
  "Lists entries.")

(defalias 'shop-insert #'shop-add)
;          ^ definition.function scope=- signature="(defalias 'shop-insert #'shop-add)"
;                        ^ reference.call
(add-hook 'shop-mode-hook #'shop-refresh)
;          ^ reference.identifier
;                           ^ reference.call

(ert-deftest shop-adds ()
;            ^ definition.function scope=- doc test signature="(ert-deftest shop-adds ()"
  "Entries are added."
  (should (equal 1 (shop-count))))
;                   ^ reference.call

(provide 'shop)
;         ^ definition.module scope=- signature="(provide 'shop)"
;;; shop.el ends here
