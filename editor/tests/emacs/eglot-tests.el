;;; eglot-tests.el --- Tests of the server with Eglot  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Run by the script `run' beside this file.  Eglot uses repomap as the only
;; server of Python here, so with the full profile.

;;; Code:

(require 'eglot)
(require 'imenu)
(require 'repomap-tests)

(defmacro repomap-tests-with-eglot (&rest body)
  "Run BODY in a repository of its own, where Eglot manages shop/cart.py."
  (declare (indent 0) (debug t))
  `(repomap-tests-with-shop
     (let ((eglot-server-programs
            `((python-mode . (,repomap-program "lsp" "--profile" "full"))))
           (eglot-sync-connect 10)
           (eglot-autoshutdown nil))
       (repomap-tests-visit "shop/cart.py")
       (apply #'eglot--connect (eglot--guess-contact))
       (unwind-protect
           (progn ,@body)
         (repomap-tests-visit "shop/cart.py")
         (set-buffer-modified-p nil)
         (when-let ((server (eglot-current-server)))
           (eglot-shutdown server))))))

(defun repomap-tests-eglot-request (method &optional parameters)
  "Ask METHOD with PARAMETERS by Eglot's connection."
  (jsonrpc-request (eglot--current-server-or-lose) method parameters))

(defun repomap-tests-eglot-text ()
  "What the server takes this buffer to be."
  (eglot--signal-textDocument/didChange)
  (plist-get (repomap-tests-eglot-request
              :repomap/fileText
              `(:textDocument ,(eglot--TextDocumentIdentifier)))
             :text))

(defun repomap-tests-random-edit ()
  "Insert, delete or replace something somewhere."
  (let* ((texts ["Ж" "😀" "x" "\n" "Ж😀\n" "def f(a):\n    pass\n" "\t" "e\u0301" "𝒳\n\n" ""])
         (text (aref texts (random (length texts))))
         (start (+ (point-min) (random (1+ (buffer-size)))))
         (end (min (point-max) (+ start (random 12)))))
    (pcase (random 4)
      (0 (goto-char start) (insert text))
      (1 (delete-region start end))
      (2 (goto-char start) (delete-region start end) (insert text))
      (3 (combine-after-change-calls
           (goto-char start) (insert text)
           (goto-char (point-min)) (insert "# 😀\n"))))))

(defun repomap-tests-places (xrefs)
  "Files, lines and columns of XREFS."
  (mapcar (lambda (xref)
            (let ((location (xref-item-location xref)))
              (list (file-relative-name (xref-location-group location) repomap-tests-root)
                    (xref-location-line location))))
          xrefs))


(ert-deftest repomap-eglot-edits-arrive ()
  (repomap-tests-with-eglot
    (random "repomap 17")
    (dolist (coding '(utf-8-unix utf-8-dos))
      (set-buffer-file-coding-system coding)
      (dotimes (count 250)
        (repomap-tests-random-edit)
        ;; Several edits in one message, and one by one.
        (when (zerop (random 3))
          (eglot--signal-textDocument/didChange))
        (when (zerop (% count 25))
          (should (equal (repomap-tests-eglot-text) (buffer-string)))))
      (should (equal (repomap-tests-eglot-text) (buffer-string))))))

(ert-deftest repomap-eglot-line-ends-of-dos ()
  (repomap-tests-with-shop
    (let ((coding-system-for-write 'utf-8-dos))
      (write-region (cdr (assoc "shop/cart.py" repomap-tests-shop)) nil
                    (expand-file-name "shop/cart.py") nil 'silent))
    (let ((eglot-server-programs `((python-mode . (,repomap-program "lsp" "--profile" "full"))))
          (eglot-sync-connect 10))
      (repomap-tests-visit "shop/cart.py" "total(self")
      (should (eq (coding-system-eol-type buffer-file-coding-system) 1))
      (apply #'eglot--connect (eglot--guess-contact))
      (unwind-protect
          (progn
            (should (equal (repomap-tests-eglot-text) (buffer-string)))
            (should (equal (repomap-tests-places
                            (xref-backend-definitions 'eglot "LSP identifier at point."))
                           '(("shop/price.py" 6))))
            (insert "plus(), ")
            (should (equal (repomap-tests-eglot-text) (buffer-string))))
        (set-buffer-modified-p nil)
        (eglot-shutdown (eglot-current-server))))))

(ert-deftest repomap-eglot-navigates ()
  (repomap-tests-with-eglot
    (repomap-tests-visit "shop/cart.py" "total(self")
    (should (equal (repomap-tests-places
                    (xref-backend-definitions 'eglot "LSP identifier at point."))
                   '(("shop/price.py" 6))))
    (let ((places (repomap-tests-places
                   (xref-backend-references 'eglot "LSP identifier at point."))))
      (dolist (place '(("shop/cart.py" 1) ("shop/cart.py" 10) ("shop/price.py" 6)))
        (should (member place places)))
      (should (= (length places) 3)))
    ;; The column behind characters of several bytes and units.
    (should (equal (let ((xref (seq-find
                                (lambda (xref)
                                  (eq (xref-location-line (xref-item-location xref)) 10))
                                (xref-backend-references 'eglot "LSP identifier at point."))))
                     (with-current-buffer
                         (marker-buffer (xref-location-marker (xref-item-location xref)))
                       (goto-char (xref-location-marker (xref-item-location xref)))
                       (looking-at "total(self")))
                   t))))

(ert-deftest repomap-eglot-apropos-comes-by-rank ()
  (repomap-tests-with-eglot
    (let ((symbols (append (repomap-tests-eglot-request :workspace/symbol '(:query "")) nil)))
      (should (equal (plist-get (car symbols) :name) "Price"))
      ;; Eglot shows them in the order of the server.
      (should (equal (repomap-tests-places (xref-backend-apropos 'eglot ""))
                     (mapcar #'repomap-tests-symbol-place symbols))))))

(defun repomap-tests-symbol-place (symbol)
  "File and line of SYMBOL, which the server gave."
  (eglot--dbind (uri range) (plist-get symbol :location)
    (list (file-relative-name (eglot--uri-to-path uri) repomap-tests-root)
          (1+ (plist-get (plist-get range :start) :line)))))

(ert-deftest repomap-eglot-imenu-is-a-tree ()
  (repomap-tests-with-eglot
    (let ((text (format "%S" (funcall imenu-create-index-function))))
      (dolist (name '("Cart" "__init__" "sum"))
        (should (string-search (format "\"%s" name) text))))))

(ert-deftest repomap-eglot-map-is-that-of-the-command-line ()
  (repomap-tests-with-eglot
    (let ((document (eglot--TextDocumentIdentifier)))
      (should (equal (plist-get (repomap-tests-eglot-request
                                 :repomap/map `(:textDocument ,document :tokens 300))
                                :text)
                     (repomap-tests-command-line
                      "map" "--tokens" "300" "--focus" "shop/cart.py")))
      (should (equal (plist-get (repomap-tests-eglot-request
                                 :workspace/executeCommand
                                 '(:command "repomap.map" :arguments [(:tokens 300)]))
                                :text)
                     (repomap-tests-command-line "map" "--tokens" "300"))))))

(ert-deftest repomap-eglot-beside-the-package ()
  (repomap-tests-with-eglot
    (goto-char (point-max))
    (insert "\n\nclass Unsaved:\n    def wait(self):\n        pass\n")
    (should (string-search "class Unsaved" (repomap-tests-map)))
    (should (equal (repomap-tests-eglot-text) (buffer-string)))
    (should (string-search "Unsaved" (format "%S" (funcall imenu-create-index-function))))
    (cl-letf (((symbol-function 'completing-read) (lambda (&rest _) "Unsaved")))
      (repomap-symbols))
    (should (looking-at "Unsaved:"))
    (repomap-shutdown)
    (repomap-tests-visit "shop/cart.py" "total(self")
    (should (xref-backend-definitions 'eglot "LSP identifier at point."))
    (eglot-shutdown (eglot-current-server))
    (should (string-search "class Unsaved" (repomap-tests-map)))))

;;; eglot-tests.el ends here
