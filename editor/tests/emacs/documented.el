;;; documented.el --- What docs/editors.md says to write works  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Run by the script `run' beside this file, behind the forms of the document.

;;; Code:

(require 'repomap-tests)

(defvar eglot-sync-connect)
(defvar lsp-auto-configure)
(defvar lsp-enable-snippet)
(defvar lsp-restart)
(defvar lsp-keep-workspace-alive)
(declare-function eglot--connect "eglot")
(declare-function eglot--guess-contact "eglot")
(declare-function eglot-current-server "eglot")
(declare-function eglot-shutdown "eglot")
(declare-function lsp "lsp-mode")
(declare-function lsp-request "lsp-mode")
(declare-function lsp-workspace-shutdown "lsp-mode")
(declare-function lsp-workspaces "lsp-mode")
(declare-function lsp--workspace-status "lsp-mode")
(declare-function lsp-workspace-folders-add "lsp-mode")

(ert-deftest repomap-documented-keys ()
  (should (eq (key-binding (kbd "C-c r m")) 'repomap-map)))

(ert-deftest repomap-documented-line-for-eglot ()
  (require 'eglot)
  (repomap-tests-with-shop
    (set-buffer (find-file-noselect (expand-file-name "shop/new.lua")))
    (insert "function alone() end\n")
    ;; Any mode of a language without another server.
    (prog-mode)
    (let ((eglot-sync-connect 10))
      (apply #'eglot--connect (eglot--guess-contact)))
    (unwind-protect
        (progn
          (should (equal (process-command (jsonrpc--process (eglot-current-server)))
                         '("repomap" "lsp" "--profile" "full")))
          (should (jsonrpc-request (eglot-current-server) :workspace/symbol '(:query "Price"))))
      (set-buffer-modified-p nil)
      (eglot-shutdown (eglot-current-server)))))

(ert-deftest repomap-documented-client-of-lsp-mode ()
  (skip-unless (require 'lsp-mode nil t))
  (repomap-tests-with-shop
    (let ((lsp-auto-configure nil)
          (lsp-enable-snippet nil)
          (lsp-restart 'ignore)
          (lsp-keep-workspace-alive t))
      (lsp-workspace-folders-add repomap-tests-root)
      (repomap-tests-visit "shop/cart.py")
      (lsp)
      (with-timeout (10 (error "The server isn't initialized"))
        (while (not (and (lsp-workspaces)
                         (eq (lsp--workspace-status (car (lsp-workspaces))) 'initialized)))
          (accept-process-output nil 0.05)))
      (should (lsp-request "workspace/symbol" '(:query "Price")))
      (lsp-workspace-shutdown (car (lsp-workspaces)))
      (accept-process-output nil 0.5))))

;;; documented.el ends here
