;;; repomap-tests.el --- Tests of repomap.el against the program  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Run by the script `run' beside this file.

;;; Code:

(require 'cl-lib)
(require 'ert)
(require 'repomap)

(defconst repomap-tests-shop
  '(("shop/cart.py" . "from shop.price import Price, total


class Cart:
    def __init__(self):
        self.prices = []

    def sum(self) -> Price:
        # Ж 😀
        return \"Ж😀\" and total(self.prices)
")
    ("shop/price.py" . "class Price:
    def plus(self, other):
        return other


def total(prices):
    sum = Price()
    for price in prices:
        sum = sum.plus(price)
    return sum
")
    ("tests/test_cart.py" . "from shop.cart import Cart


def test_sum():
    assert Cart().sum()
"))
  "Files of a repository.")

(defvar repomap-tests-root nil
  "The repository of the test that runs.")

(defmacro repomap-tests-with-shop (&rest body)
  "Run BODY in a repository of its own, and end its server."
  (declare (indent 0) (debug t))
  `(let* ((repomap-tests-root (file-truename (make-temp-file "repomap" t)))
          (default-directory (file-name-as-directory repomap-tests-root))
          (inhibit-message t))
     (repomap-tests-write repomap-tests-root repomap-tests-shop)
     (unwind-protect
         (save-window-excursion ,@body)
       (repomap-shutdown)
       (dolist (buffer (buffer-list))
         (when (and (buffer-file-name buffer)
                    (file-in-directory-p (buffer-file-name buffer) repomap-tests-root))
           (with-current-buffer buffer (set-buffer-modified-p nil))
           (kill-buffer buffer)))
       (dolist (name '("*xref*" "*repomap status*"))
         (when (get-buffer name) (kill-buffer name)))
       (delete-directory repomap-tests-root t))))

(defun repomap-tests-write (root files)
  "Write FILES below ROOT, and make it a repository."
  (pcase-dolist (`(,path . ,text) files)
    (let ((file (expand-file-name path root)))
      (make-directory (file-name-directory file) t)
      (let ((coding-system-for-write 'utf-8-unix))
        (write-region text nil file nil 'silent))))
  (let ((default-directory (file-name-as-directory root)))
    (call-process "git" nil nil nil "init" "-q")))

(defun repomap-tests-visit (path &optional text)
  "Make the file at PATH current, with point at TEXT."
  (set-buffer (find-file-noselect (expand-file-name path repomap-tests-root)))
  (goto-char (point-min))
  (when text
    (search-forward text)
    (goto-char (match-beginning 0))))

(defun repomap-tests-command-line (&rest arguments)
  "What the program prints for ARGUMENTS."
  (let ((default-directory (file-name-as-directory repomap-tests-root))
        (coding-system-for-read 'utf-8-unix))
    (with-output-to-string
      (with-current-buffer standard-output
        (apply #'call-process repomap-program nil '(t nil) nil arguments)))))

(defun repomap-tests-map (&optional task)
  "Text of the map for this place, or for TASK."
  (save-current-buffer
    (repomap-map task)
    (buffer-string)))

(defmacro repomap-tests-problem (&rest body)
  "The message of the error that BODY has."
  `(error-message-string (should-error (progn ,@body) :type 'user-error)))


(ert-deftest repomap-map-is-that-of-the-command-line ()
  (repomap-tests-with-shop
    (repomap-tests-visit "shop/cart.py" "total(")
    (should (equal (repomap-tests-map)
                   (repomap-tests-command-line
                    "map" "-n" "--tokens" "2048" "--focus" "shop/cart.py:10:31")))
    (repomap-tests-visit "shop/cart.py")
    (should (equal (repomap-tests-map "totals are wrong")
                   (repomap-tests-command-line
                    "map" "-n" "--tokens" "2048" "--task" "totals are wrong")))
    (with-temp-buffer
      (setq default-directory (file-name-as-directory repomap-tests-root))
      (should (equal (repomap-tests-map)
                     (repomap-tests-command-line "map" "-n" "--tokens" "2048"))))))

(ert-deftest repomap-map-lines-lead-to-source ()
  (repomap-tests-with-shop
    (with-temp-buffer
      (setq default-directory (file-name-as-directory repomap-tests-root))
      (repomap-map))
    (set-buffer (window-buffer))
    (goto-char (point-min))
    (search-forward "def sum")
    (repomap-map-visit)
    (should (equal (buffer-file-name) (expand-file-name "shop/cart.py" repomap-tests-root)))
    (should (looking-at "def sum(self) -> Price"))
    (set-buffer (format "*map of %s*" (file-name-nondirectory repomap-tests-root)))
    (goto-char (point-min))
    (repomap-map-next-file)
    (should (looking-at "shop/price.py:"))
    (repomap-map-visit)
    (should (equal (buffer-file-name) (expand-file-name "shop/price.py" repomap-tests-root)))
    (set-buffer (format "*map of %s*" (file-name-nondirectory repomap-tests-root)))
    (goto-char (point-max))
    (forward-line -1)
    (should (equal (repomap-tests-problem (repomap-map-visit)) "Here is no file"))
    (repomap-map-previous-file)
    (should (looking-at "tests/test_cart.py:"))))

(ert-deftest repomap-map-grows-and-is-made-anew ()
  (repomap-tests-with-shop
    (let ((repomap-tokens 64))
      (repomap-tests-visit "shop/cart.py")
      (let ((small (repomap-tests-map)))
        (set-buffer (window-buffer))
        (repomap-map-enlarge)
        (should (> (buffer-size) (length small)))
        (repomap-map-shrink)
        (should (equal (buffer-string) small))
        (font-lock-ensure)
        (goto-char (point-min))
        (should (eq (get-text-property (point) 'face) 'repomap-file))
        (repomap-tests-write repomap-tests-root '(("shop/price.py" . "class Other: pass\n")))
        (repomap-map-enlarge)
        (revert-buffer)
        (should (string-search "class Other" (buffer-string)))))))

(ert-deftest repomap-unsaved-text-counts ()
  (repomap-tests-with-shop
    (repomap-tests-visit "shop/price.py" "total")
    (insert "grand_")
    (should (string-search "def grand_total(" (repomap-tests-map)))
    (insert "grand_")
    (should (string-search "def grand_grand_total(" (repomap-tests-map)))
    ;; From another buffer too, and without what the buffer doesn't show.
    (narrow-to-region (point-min) (1+ (point-min)))
    (repomap-tests-visit "shop/cart.py")
    (should (string-search "def grand_grand_total(" (repomap-tests-map)))
    (with-current-buffer (find-buffer-visiting
                          (expand-file-name "shop/price.py" repomap-tests-root))
      (widen)
      (revert-buffer t t))
    (should-not (string-search "grand_" (repomap-tests-map)))
    ;; A file that isn't there yet.
    (set-buffer (find-file-noselect (expand-file-name "shop/new.py" repomap-tests-root)))
    (insert "class Unwritten:\n    pass\n")
    (should (string-search "class Unwritten" (repomap-tests-map)))
    (set-buffer-modified-p nil)
    (kill-buffer)
    (repomap-tests-visit "shop/cart.py")
    (should-not (string-search "class Unwritten" (repomap-tests-map)))))

(ert-deftest repomap-text-is-that-of-the-file ()
  (repomap-tests-with-shop
    (repomap-tests-visit "shop/cart.py")
    (dolist (coding '(utf-8-dos utf-8-unix utf-8-mac))
      (set-buffer-file-coding-system coding)
      (goto-char (point-max))
      (insert "# Ж 😀\n")
      (repomap--synchronize (repomap--connection repomap-tests-root))
      (should (equal (plist-get (apply #'repomap--call repomap-tests-root :repomap/fileText
                                       (repomap--document))
                                :text)
                     (decode-coding-string
                      (encode-coding-string (buffer-string) coding) 'utf-8-unix))))
    ;; What no file of text has.
    (insert (unibyte-string #xff #xfe) #xd800)
    (should (string-suffix-p
             "\xfffd\xfffd\xfffd"
             (plist-get (apply #'repomap--call repomap-tests-root :repomap/fileText
                               (repomap--document))
                        :text)))))

(ert-deftest repomap-symbols-come-by-rank ()
  (repomap-tests-with-shop
    (repomap-tests-visit "shop/cart.py")
    (let (shown)
      (cl-letf (((symbol-function 'completing-read)
                 (lambda (_prompt table &rest _)
                   (setq shown (completion-all-completions
                                "" table nil 0
                                (completion-metadata "" table nil)))
                   (should (equal (completion-all-completions
                                   "cartsum" table nil 7
                                   (completion-metadata "cartsum" table nil))
                                  nil))
                   (car (completion-all-completions
                         "sum" table nil 3 (completion-metadata "sum" table nil))))))
        (repomap-symbols))
      (should (equal (mapcar (lambda (symbol) (plist-get symbol :name))
                             (repomap--call repomap-tests-root :workspace/symbol :query ""))
                     (mapcar (lambda (candidate)
                               (string-match "\\([^ .]+\\) (" candidate)
                               (match-string 1 candidate))
                             shown)))
      (should (equal (car shown) "Price (shop/price.py:1)"))
      (should (looking-at "sum(self) -> Price"))
      ;; What isn't completed stands for the best match.
      (cl-letf (((symbol-function 'completing-read) (lambda (&rest _) "tot")))
        (repomap-symbols))
      (should (looking-at "total(prices)"))
      (xref-pop-marker-stack)
      (should (looking-at "sum(self) -> Price"))
      (cl-letf (((symbol-function 'completing-read) (lambda (&rest _) "nothing like it")))
        (should (equal (repomap-tests-problem (repomap-symbols))
                       "There is no symbol nothing like it"))))))

(ert-deftest repomap-references-are-listed ()
  (repomap-tests-with-shop
    (repomap-tests-visit "shop/cart.py" "total(")
    (repomap-references)
    (let ((text (with-current-buffer "*xref*" (buffer-string))))
      (should (string-search "def total(prices):" text))
      (should (string-search "from shop.price import Price, total" text))
      (should (string-search "total(self.prices)" text)))
    ;; Columns are bytes, and characters before it have several.
    (let ((places (mapcar (lambda (entry) (xref-location-marker (xref-item-location entry)))
                          (repomap--references repomap-tests-root (repomap--place)))))
      (should (>= (length places) 3))
      (dolist (place places)
        (with-current-buffer (marker-buffer place)
          (goto-char place)
          (should (looking-at "total\\>")))))
    (with-current-buffer "*xref*"
      (goto-char (point-min))
      (xref-next-line)
      (xref-revert-buffer)
      (should (string-search "def total" (buffer-string))))
    ;; Where nothing is, it is asked for.
    (repomap-tests-visit "shop/cart.py")
    (forward-line 2)
    (cl-letf (((symbol-function 'completing-read) (lambda (&rest _) "Price")))
      (repomap-references))
    (should (string-search "class Price" (with-current-buffer "*xref*" (buffer-string))))))

(ert-deftest repomap-related-files-are-listed ()
  (repomap-tests-with-shop
    (repomap-tests-visit "shop/cart.py")
    (repomap-related)
    (let ((text (with-current-buffer "*xref*" (buffer-string))))
      (should (string-search "shop/price.py" text))
      (should (string-search "tests/test_cart.py" text)))
    (with-temp-buffer
      (setq default-directory (file-name-as-directory repomap-tests-root))
      (should (equal (repomap-tests-problem (repomap-related)) "This buffer has no file")))))

(ert-deftest repomap-status-is-shown ()
  (repomap-tests-with-shop
    (repomap-tests-visit "shop/cart.py")
    (repomap-status)
    (with-current-buffer "*repomap status*"
      (should (string-match-p "^Files +3$" (buffer-string)))
      (should (string-match-p "^python +3$" (buffer-string))))))

(ert-deftest repomap-problems-are-told-in-one-message ()
  (let ((folder (file-name-as-directory (make-temp-file "repomap" t))))
    (let ((default-directory folder))
      (dolist (command '(repomap-map repomap-symbols repomap-references repomap-related
                         repomap-status))
        (should (string-prefix-p "Not in a project: "
                                 (repomap-tests-problem (funcall command))))))
    (delete-directory folder t))
  (repomap-tests-with-shop
    (let ((repomap-program "there-is-no-such-program"))
      (should (string-prefix-p "There is no program there-is-no-such-program"
                               (repomap-tests-problem (repomap-map)))))
    (let ((repomap-program "false"))
      (should (string-prefix-p "Repomap: " (repomap-tests-problem (repomap-map)))))
    (should-not repomap--connections)
    (let ((repomap-tokens 1))
      (should (string-prefix-p "Repomap: tokens" (repomap-tests-problem (repomap-map)))))))

(ert-deftest repomap-has-one-server-for-each-project ()
  (repomap-tests-with-shop
    (let ((first repomap-tests-root))
      (repomap-map)
      (let ((connection (repomap--connection first)))
        (repomap-tests-visit "shop/cart.py")
        (repomap-tests-map)
        (should (eq (repomap--connection first) connection))
        (should (= (length repomap--connections) 1))
        (repomap-tests-with-shop
          (repomap-tests-visit "shop/cart.py")
          (repomap-map)
          (should (= (length repomap--connections) 2)))
        ;; A server that died is replaced; what isn't saved is told to the new one.
        (repomap-tests-visit "shop/cart.py")
        (setq connection (repomap--connection first))
        (insert "class Unsaved: pass\n")
        (repomap-tests-map)
        (signal-process (jsonrpc--process connection) 'KILL)
        (while (jsonrpc-running-p connection)
          (accept-process-output nil 0.05))
        (repomap-tests-visit "shop/cart.py")
        (should (string-search "class Unsaved" (repomap-tests-map)))
        (should-not (eq (repomap--connection first) connection))))))

(ert-deftest repomap-quitting-cancels ()
  (repomap-tests-with-shop
    (repomap-map)
    (let* ((connection (repomap--connection repomap-tests-root))
           (sent nil))
      (cl-letf (((symbol-function 'jsonrpc-request)
                 (lambda (connection method parameters &rest _)
                   (jsonrpc-async-request connection method parameters)
                   (signal 'quit nil)))
                ((symbol-function 'jsonrpc-notify)
                 (lambda (_connection method parameters)
                   (push (list method parameters) sent))))
        (should (eq (condition-case nil (repomap-map) (quit 'quit)) 'quit)))
      (should (equal (car sent)
                     `(:$/cancelRequest (:id ,(repomap--last-id connection)))))
      (should (repomap-tests-map)))))

(ert-deftest repomap-progress-is-shown ()
  (let (shown)
    (cl-letf (((symbol-function 'message)
               (lambda (format &rest arguments)
                 (push (and format (apply #'format format arguments)) shown))))
      (dolist (value '((:kind "begin" :title "Indexing" :percentage 5 :message "1 of 20 files")
                       (:kind "report" :percentage 50 :message "10 of 20 files")
                       (:kind "end")))
        (repomap--take-notification nil '$/progress `(:token "request" :value ,value)))
      (repomap--take-notification nil 'nonsense nil))
    (should (equal (nreverse shown)
                   '("Repomap reads the project: 5% (1 of 20 files)"
                     "Repomap reads the project: 50% (10 of 20 files)"
                     nil)))))

(ert-deftest repomap-shutdown-leaves-nothing ()
  (repomap-tests-with-shop
    (let ((processes (process-list))
          (buffers (buffer-list)))
      (repomap-tests-visit "shop/cart.py")
      (repomap--call repomap-tests-root :repomap/synchronize)
      (let ((pid (process-id (jsonrpc--process (repomap--connection repomap-tests-root)))))
        (should (process-attributes pid))
        (repomap-shutdown)
        (should-not (process-attributes pid)))
      (kill-buffer)
      (should-not repomap--connections)
      (should (equal (process-list) processes))
      (should-not (cl-set-difference (buffer-list) buffers))
      (repomap-shutdown))))

(ert-deftest repomap-keys-and-commands ()
  (should (keymapp 'repomap-prefix-map))
  (map-keymap (lambda (_key command) (should (commandp command))) repomap-prefix-map)
  (map-keymap (lambda (_key command)
                (should (or (commandp command) (eq command 'mouse-face) (keymapp command))))
              repomap-map-mode-map))

(provide 'repomap-tests)
;;; repomap-tests.el ends here
