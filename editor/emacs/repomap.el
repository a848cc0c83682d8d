;;; repomap.el --- Maps of repositories, symbols by rank  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: Apache-2.0

;; Author: The repomap authors
;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: tools, languages

;;; Commentary:

;; `repomap' knows what matters in a repository: which definitions others
;; depend on, and what is near to where you are.  These commands ask it, in
;; any buffer of a project:
;;
;;   `repomap-map'         the map for what is at point; RET visits a line
;;   `repomap-symbols'     go to a definition, what matters most first
;;   `repomap-references'  definition and references of the symbol at point
;;   `repomap-related'     files that a change of this one may concern
;;   `repomap-status'      what is known of the project
;;
;; Text that isn't saved counts.  There is nothing to set up, and no mode to
;; turn on; to have the commands on keys:
;;
;;   (global-set-key (kbd "C-c r") 'repomap-prefix-map)
;;
;; The package runs one `repomap lsp' for each project and talks to it by
;; itself, beside Eglot or lsp-mode.  Where a language has no server of its
;; own, Eglot can use repomap as one:
;;
;;   (add-to-list 'eglot-server-programs
;;                '(lua-mode . ("repomap" "lsp" "--profile" "full")))

;;; Code:

(require 'cl-lib)
(require 'jsonrpc)
(require 'project)
(require 'seq)
(require 'subr-x)
(require 'url-util)
(require 'xref)

(defgroup repomap nil
  "Maps of repositories, symbols by rank."
  :group 'tools
  :prefix "repomap-")

(defcustom repomap-program "repomap"
  "The program, by name or path."
  :type 'string
  :risky t)

(defcustom repomap-arguments nil
  "More arguments of `repomap lsp'."
  :type '(repeat string)
  :risky t)

(defcustom repomap-tokens 2048
  "How many tokens a map may have."
  :type 'natnum
  :safe #'natnump)

(defcustom repomap-timeout 300
  "Seconds to wait for an answer; the first about a large project takes longest."
  :type 'natnum)

(defcustom repomap-log-size 0
  "Characters of messages that are kept in the events buffer of a connection."
  :type 'natnum)

(defface repomap-file '((t :inherit font-lock-function-name-face))
  "Face for files in maps.")

(defface repomap-line-number '((t :inherit line-number))
  "Face for numbers of lines in maps.")

(defface repomap-coverage '((t :inherit shadow))
  "Face for the last line of maps, which tells what is shown of what there is.")


;;; Connections: one for each project

(defclass repomap-connection (jsonrpc-process-connection)
  ((root :initarg :root :reader repomap--connection-root
         :documentation "The directory of the project, without a final slash.")
   (documents :initform (make-hash-table) :reader repomap--documents
              :documentation "What is open: from buffers to (URI VERSION TICK).")
   (last-id :initform nil :accessor repomap--last-id
            :documentation "Of the request that was sent last."))
  :documentation "A conversation with `repomap lsp' about a project.")

(cl-defmethod jsonrpc-connection-send
  :before ((connection repomap-connection) &key id method &allow-other-keys)
  "Note the ID of a request, which has a METHOD, for CONNECTION."
  (when (and id method)
    (setf (repomap--last-id connection) id)))

(defvar repomap--connections nil
  "The connections, from roots.")

(defvar-local repomap--root nil
  "The root of what this buffer is about, where that isn't its project.")

(defun repomap--root ()
  "The root of the current project."
  (or repomap--root
      (if-let ((project (project-current)))
          (let ((root (directory-file-name (expand-file-name (project-root project)))))
            (if (file-remote-p root)
                (user-error "Repomap is for local projects")
              root))
        (user-error "Not in a project: repomap needs a repository around %s"
                    (abbreviate-file-name default-directory)))))

(defun repomap--connection (root)
  "The connection for the project at ROOT, made where there is none."
  (let ((known (cdr (assoc root repomap--connections))))
    (if (and known (jsonrpc-running-p known))
        known
      (repomap--connect root))))

(defun repomap--connect (root)
  "Start a server for the project at ROOT."
  (unless (executable-find repomap-program)
    (user-error "There is no program %s; see `repomap-program'" repomap-program))
  (let* ((name (format "repomap %s" (abbreviate-file-name root)))
         (connection
          (apply #'make-instance 'repomap-connection
                 :name name
                 :root root
                 :process (lambda () (repomap--start-process name root))
                 :request-dispatcher #'repomap--answer
                 :notification-dispatcher #'repomap--take-notification
                 :on-shutdown #'repomap--forget
                 ;; Emacs 30 has another name for it, and warns of this one.
                 (if (slot-exists-p 'jsonrpc-connection '-events-buffer-config)
                     `(:events-buffer-config (:size ,repomap-log-size :format full))
                   `(:events-buffer-scrollback-size ,repomap-log-size)))))
    (condition-case problem
        (progn
          (repomap--request
           connection :initialize
           `(:processId ,(emacs-pid)
             :clientInfo (:name "Emacs repomap.el" :version ,emacs-version)
             :rootUri ,(repomap--uri root)
             ;; Positions are counted in characters, as Emacs counts them.
             :capabilities (:general (:positionEncodings ["utf-32" "utf-16"])
                            :window (:workDoneProgress t))))
          (jsonrpc-notify connection :initialized (make-hash-table)))
      ((error quit)
       (repomap--end connection)
       (signal (car problem) (cdr problem))))
    (setf (alist-get root repomap--connections nil nil #'equal) connection)))

(defun repomap--start-process (name root)
  "Start the program in ROOT as the process NAME."
  (let ((default-directory (file-name-as-directory root)))
    (make-process
     :name name
     :command `(,repomap-program "lsp" ,@repomap-arguments)
     :connection-type 'pipe
     :coding 'utf-8-emacs-unix
     :noquery t
     ;; `jsonrpc' expects this very name.
     :stderr (get-buffer-create (format "*%s stderr*" name)))))

(defun repomap--forget (connection)
  "Forget CONNECTION, whose server is gone."
  (setq repomap--connections
        (rassq-delete-all connection repomap--connections)))

(defun repomap--end (connection)
  "End the server of CONNECTION, and remove its buffers."
  (let* ((inhibit-message t)
         (process (jsonrpc--process connection))
         (buffers (list (jsonrpc-events-buffer connection)
                        (jsonrpc-stderr-buffer connection)
                        (process-buffer process))))
    (unwind-protect
        (ignore-errors
          (jsonrpc-request connection :shutdown nil :timeout 3)
          (jsonrpc-notify connection :exit nil)
          (with-timeout (2)
            (while (process-live-p process)
              (accept-process-output process 0.05))))
      ;; Kills what is still there.
      (jsonrpc-shutdown connection)
      (dolist (buffer buffers)
        (when (buffer-live-p buffer)
          (kill-buffer buffer))))))

;;;###autoload
(defun repomap-shutdown ()
  "End the servers of all projects.  They come back when they are asked."
  (interactive)
  (mapc #'repomap--end (mapcar #'cdr repomap--connections)))

(add-hook 'kill-emacs-hook #'repomap-shutdown)


;;; Requests

(defun repomap--call (root method &rest parameters)
  "Ask METHOD with PARAMETERS about the project at ROOT.
All text counts as it is in buffers."
  (let ((connection (repomap--connection root)))
    (repomap--synchronize connection)
    (repomap--request connection method
                      `(:root ,root :workDoneToken "request" ,@parameters))))

(defun repomap--request (connection method parameters)
  "The result of METHOD with PARAMETERS by CONNECTION.
An error of the server is one of the user; quitting cancels the request."
  (condition-case problem
      (jsonrpc-request connection method parameters :timeout repomap-timeout)
    (error
     (user-error "Repomap: %s" (or (alist-get 'jsonrpc-error-message (cddr problem))
                                   (error-message-string problem))))
    (quit
     (when (jsonrpc-running-p connection)
       (jsonrpc-notify connection :$/cancelRequest
                       `(:id ,(repomap--last-id connection))))
     (signal 'quit nil))))

(defun repomap--answer (_connection method _parameters)
  "Answer a request METHOD of the server."
  (unless (eq method 'window/workDoneProgress/create)
    (jsonrpc-error :code -32601 :message (format "no method %s" method))))

(defun repomap--take-notification (_connection method parameters)
  "Take a notification METHOD with PARAMETERS from the server."
  (when (and (eq method '$/progress)
             (not (active-minibuffer-window)))
    (let ((message-log-max nil)
          (value (plist-get parameters :value)))
      (if (equal (plist-get value :kind) "end")
          (message nil)
        (message "Repomap reads the project: %d%% (%s)"
                 (plist-get value :percentage)
                 (plist-get value :message))))))


;;; Text that isn't saved

;; The server reads files by itself.  So only buffers that differ from their
;; files are told, whole, and only when something is asked: nothing happens
;; while you type, and nothing can get out of step.

(defun repomap--synchronize (connection)
  "Tell CONNECTION what is in buffers and not in files."
  (let ((documents (repomap--documents connection))
        (modified (repomap--modified-buffers (repomap--connection-root connection))))
    (maphash (lambda (buffer document)
               (unless (and (memq buffer modified)
                            (equal (car document) (repomap--buffer-uri buffer)))
                 (jsonrpc-notify connection :textDocument/didClose
                                 `(:textDocument (:uri ,(car document))))
                 (remhash buffer documents)))
             documents)
    (dolist (buffer modified)
      (repomap--synchronize-buffer connection buffer))))

(defun repomap--modified-buffers (root)
  "Buffers with files below ROOT that aren't saved."
  (seq-filter (lambda (buffer)
                (when-let ((file (buffer-file-name buffer)))
                  (and (buffer-modified-p buffer)
                       (not (file-remote-p file))
                       (file-in-directory-p file root))))
              (buffer-list)))

(defun repomap--synchronize-buffer (connection buffer)
  "Tell CONNECTION the text of BUFFER, unless it has been told."
  (let* ((documents (repomap--documents connection))
         (tick (buffer-chars-modified-tick buffer))
         (document (gethash buffer documents)))
    (pcase document
      ('nil
       (let ((uri (repomap--buffer-uri buffer)))
         (jsonrpc-notify connection :textDocument/didOpen
                         `(:textDocument (:uri ,uri :languageId "" :version 0
                                          :text ,(repomap--text buffer))))
         (puthash buffer (list uri 0 tick) documents)))
      ((and `(,uri ,version ,known) (guard (/= known tick)))
       (jsonrpc-notify connection :textDocument/didChange
                       `(:textDocument (:uri ,uri :version ,(1+ version))
                         :contentChanges [(:text ,(repomap--text buffer))]))
       (puthash buffer (list uri (1+ version) tick) documents)))))

(defun repomap--text (buffer)
  "The text of BUFFER as its file would have it."
  (with-current-buffer buffer
    (let ((text (save-restriction
                  (widen)
                  (buffer-substring-no-properties (point-min) (point-max)))))
      (repomap--unicode
       (pcase (coding-system-eol-type buffer-file-coding-system)
         (1 (string-replace "\n" "\r\n" text))
         (2 (string-replace "\n" "\r" text))
         (_ text))))))

(defun repomap--unicode (text)
  "TEXT with replacement characters for what JSON can't have."
  ;; Halves of surrogates, what is beyond Unicode, raw bytes.
  (replace-regexp-in-string "[\xd800-\xdfff\x110000-\x3fff7f\x3fff80-\x3fffff]"
                            "\xfffd" text t t))

(defun repomap--uri (file)
  "The URI of FILE."
  (concat "file://" (url-hexify-string (expand-file-name file)
                                       url-path-allowed-chars)))

(defun repomap--path (uri)
  "The file that URI stands for."
  (decode-coding-string (url-unhex-string (string-remove-prefix "file://" uri))
                        'utf-8))

(defun repomap--buffer-uri (buffer)
  "The URI of the file of BUFFER; nil where it has none."
  (when-let ((file (buffer-file-name buffer)))
    (repomap--uri file)))


;;; Places

(defun repomap--document ()
  "Parameters that name the file of this buffer; nil where it has none."
  (when-let ((uri (repomap--buffer-uri (current-buffer))))
    `(:textDocument (:uri ,uri))))

(defun repomap--place ()
  "Parameters that name the place of point; nil in a buffer without a file."
  (when-let ((document (repomap--document)))
    (save-restriction
      (widen)
      `(,@document
        :position (:line ,(1- (line-number-at-pos))
                   :character ,(- (point) (line-beginning-position)))))))

(cl-defstruct (repomap--location (:constructor repomap--location (file line bytes)))
  "A place in FILE, at a LINE from 1, behind so many BYTES of it."
  file line bytes)

(cl-defmethod xref-location-group ((location repomap--location))
  "The file of LOCATION."
  (repomap--location-file location))

(cl-defmethod xref-location-line ((location repomap--location))
  "The line of LOCATION."
  (repomap--location-line location))

(cl-defmethod xref-location-marker ((location repomap--location))
  "A marker for LOCATION."
  (with-current-buffer (find-file-noselect (repomap--location-file location))
    (save-excursion
      (save-restriction
        (widen)
        (goto-char (point-min))
        (forward-line (1- (repomap--location-line location)))
        (copy-marker
         (min (line-end-position)
              (byte-to-position (+ (position-bytes (point))
                                   (repomap--location-bytes location)))))))))

(defun repomap--entry (root entry summary)
  "SUMMARY of a place for lists.
ENTRY has path, line and column below ROOT, as the server counts them."
  (xref-make summary
             (repomap--location (expand-file-name (plist-get entry :path) root)
                                (or (plist-get entry :line) 1)
                                (1- (or (plist-get entry :column) 1)))))

(defun repomap--show (fetch problem)
  "Show the entries that FETCH gives, now and when the list is made anew.
Where there are none, tell PROBLEM."
  (let ((entries (or (funcall fetch) (user-error "%s" problem))))
    (funcall xref-show-xrefs-function
             (lambda () (prog1 (or entries (funcall fetch)) (setq entries nil)))
             `((window . ,(selected-window))))))

(defun repomap--visit (file line column)
  "Visit LINE, from 1, of FILE, at a COLUMN in characters."
  (xref-push-marker-stack)
  (pop-to-buffer-same-window (find-file-noselect file))
  (let ((position (repomap--position line column)))
    (unless (<= (point-min) position (point-max))
      (widen))
    (goto-char position))
  (run-hooks 'xref-after-jump-hook))

(defun repomap--position (line column)
  "The position of LINE and COLUMN in this buffer; without COLUMN, of its text."
  (save-excursion
    (save-restriction
      (widen)
      (goto-char (point-min))
      (forward-line (1- line))
      (if column
          (min (line-end-position) (+ (point) column))
        (back-to-indentation)
        (point)))))


;;; Maps

(defvar-local repomap--parameters nil
  "What this map is a map for.")

(defvar repomap-map-mode-map
  (let ((map (make-sparse-keymap)))
    (define-key map (kbd "RET") #'repomap-map-visit)
    (define-key map [mouse-2] #'repomap-map-visit)
    (define-key map [follow-link] 'mouse-face)
    (define-key map "n" #'repomap-map-next-file)
    (define-key map "p" #'repomap-map-previous-file)
    (define-key map "+" #'repomap-map-enlarge)
    (define-key map "-" #'repomap-map-shrink)
    map)
  "Keys of maps.")

(defconst repomap--file-line (rx bol (group (+ (not (any "│\n")))) ":" eol)
  "A line of a map that names the file of those below.")

(defconst repomap--source-line (rx bol (* " ") (group (+ digit)) "│")
  "The beginning of a line of source.")

(defconst repomap--keywords
  `((,repomap--source-line 0 'repomap-line-number)
    (,repomap--file-line 1 'repomap-file)
    (,(rx bol "(" (+ nonl) ")" eol) 0 'repomap-coverage))
  "What is highlighted in maps.")

(define-derived-mode repomap-map-mode special-mode "Repomap"
  "Major mode for the map of a project.

\\{repomap-map-mode-map}"
  (setq-local font-lock-defaults '(repomap--keywords t))
  (setq-local revert-buffer-function #'repomap--revert)
  (setq-local truncate-lines t)
  (setq-local imenu-generic-expression `((nil ,repomap--file-line 1))))

;;;###autoload
(defun repomap-map (&optional task)
  "Show the map of the project for what is at point, or for a TASK.
With a prefix argument, read the task: an issue, a message, a name.
Elsewhere than in a file, show the map of the whole project."
  (interactive
   (list (when current-prefix-arg (read-string "Map for the task: "))))
  (repomap--display-map (repomap--root)
                        `(,@(if task `(:task ,task) (repomap--place))
                          :tokens ,repomap-tokens)))

(defun repomap--display-map (root parameters)
  "Show the map of ROOT for PARAMETERS."
  (let ((map (apply #'repomap--call root :repomap/map
                    ;; Without numbers no line could be visited.
                    :lineNumbers t parameters))
        (buffer (get-buffer-create
                 (format "*map of %s*" (file-name-nondirectory root)))))
    (with-current-buffer buffer
      (unless (derived-mode-p 'repomap-map-mode)
        (repomap-map-mode))
      (setq default-directory (file-name-as-directory root)
            repomap--root root
            repomap--parameters parameters)
      (let ((inhibit-read-only t)
            (line (line-number-at-pos)))
        (erase-buffer)
        (insert (plist-get map :text))
        (repomap--add-links)
        (goto-char (point-min))
        (forward-line (1- line))))
    (pop-to-buffer buffer)
    (when-let ((warnings (append (plist-get map :warnings) nil)))
      (message "%s" (string-join warnings "\n")))))

(defun repomap--add-links ()
  "Make lines react to the mouse."
  (goto-char (point-min))
  (while (not (eobp))
    (put-text-property (line-beginning-position) (line-end-position)
                       'mouse-face 'highlight)
    (forward-line)))

(defun repomap--revert (&rest _)
  "Make the map anew."
  (repomap--display-map repomap--root repomap--parameters))

(defun repomap-map-visit (&optional event)
  "Visit the line of source at point, or at EVENT, in another window."
  (interactive (list last-nonmenu-event) repomap-map-mode)
  (when (mouse-event-p event)
    (mouse-set-point event))
  (pcase-let ((`(,file . ,line) (repomap--map-place)))
    (let ((file (expand-file-name file repomap--root)))
      (unless (file-exists-p file)
        (user-error "Here is no file"))
      (other-window-prefix)
      (repomap--visit file line nil))))

(defun repomap--map-place ()
  "File and line of source that point is on."
  (save-excursion
    (beginning-of-line)
    (if (looking-at repomap--source-line)
        (let ((line (string-to-number (match-string 1))))
          (re-search-backward repomap--file-line)
          (cons (match-string-no-properties 1) line))
      (cons (string-remove-suffix
             ":" (buffer-substring-no-properties (point) (line-end-position)))
            1))))

(defun repomap-map-next-file (&optional count)
  "Go to the next file, or the COUNTth from here."
  (interactive "p" repomap-map-mode)
  (let ((count (or count 1)))
    (forward-line (if (> count 0) 1 0))
    (if (re-search-forward repomap--file-line nil t count)
        (beginning-of-line)
      (goto-char (if (> count 0) (point-max) (point-min))))))

(defun repomap-map-previous-file (&optional count)
  "Go to the previous file, or back to the COUNTth from here."
  (interactive "p" repomap-map-mode)
  (repomap-map-next-file (- (or count 1))))

(defun repomap-map-enlarge ()
  "Show a map of twice as many tokens."
  (interactive nil repomap-map-mode)
  (repomap--resize-map 2))

(defun repomap-map-shrink ()
  "Show a map of half as many tokens."
  (interactive nil repomap-map-mode)
  (repomap--resize-map 0.5))

(defun repomap--resize-map (factor)
  "Show a map of FACTOR times as many tokens."
  (let ((tokens (floor (* factor (plist-get repomap--parameters :tokens)))))
    (repomap--display-map
     repomap--root
     (plist-put (copy-sequence repomap--parameters) :tokens (max 64 tokens)))))


;;; Symbols

;; The server matches and orders, so the completion style has nothing to do
;; but to leave both alone.

(add-to-list 'completion-styles-alist
             '(repomap repomap--try-completion repomap--all-completions
                       "What the server finds, in its order."))
(add-to-list 'completion-category-defaults '(repomap-symbol (styles repomap)))

(defun repomap--all-completions (string table predicate _point)
  "What TABLE has for STRING and PREDICATE."
  (all-completions string table predicate))

(defun repomap--try-completion (string table predicate point)
  "STRING with POINT, or the only candidate that TABLE has for PREDICATE."
  (let ((found (all-completions string table predicate)))
    (pcase found
      ('nil nil)
      (`(,only) (or (equal only string) (cons only (length only))))
      (_ (cons string point)))))

(defun repomap--find-symbols (root query)
  "The best symbols for QUERY in ROOT, from what they are called to places."
  (mapcar
   (lambda (symbol)
     (let* ((location (plist-get symbol :location))
            (start (plist-get (plist-get location :range) :start))
            (file (repomap--path (plist-get location :uri)))
            (line (1+ (plist-get start :line))))
       (list (format "%s%s (%s:%d)"
                     (if-let ((container (plist-get symbol :containerName)))
                         (concat container ".")
                       "")
                     (plist-get symbol :name)
                     (file-relative-name file root)
                     line)
             file line (plist-get start :character))))
   (repomap--call root :workspace/symbol :query query)))

(defun repomap--read-symbol (root prompt)
  "Read a symbol of ROOT with PROMPT: what it is called, and its place."
  (let* ((last-query nil)
         (found nil)
         (find (lambda (query)
                 (or (assoc query found)
                     (equal query last-query)
                     (setq found (repomap--find-symbols root query)
                           last-query query))
                 found))
         (table (lambda (string predicate action)
                  (pcase action
                    ('metadata '(metadata (category . repomap-symbol)
                                          (display-sort-function . identity)
                                          (cycle-sort-function . identity)))
                    ('t (seq-filter (or predicate #'always)
                                    (mapcar #'car (funcall find string))))
                    ('lambda (and (assoc string found) t))
                    ('nil (and (funcall find string) string)))))
         (choice (completing-read prompt table nil nil nil 'repomap--history)))
    (or (assoc choice found)
        ;; What was typed and not completed stands for the best match.
        (car (repomap--find-symbols root choice))
        (user-error "There is no symbol %s" choice))))

(defvar repomap--history nil
  "Symbols that were read.")

;;;###autoload
(defun repomap-symbols ()
  "Go to a definition of the project: what matches best, and matters most, first."
  (interactive)
  (pcase-let ((`(,_ ,file ,line ,column)
               (repomap--read-symbol (repomap--root) "Symbol: ")))
    (repomap--visit file line column)))

;;;###autoload
(defun repomap-references (&optional choose)
  "List the definition and the references of the symbol at point, the surest first.
With CHOOSE, the prefix argument, or where there is none, read it."
  (interactive "P")
  (let* ((root (repomap--root))
         (place (repomap--place)))
    (when (or choose (null place) (null (repomap--references root place)))
      (setq place (repomap--symbol-place
                   (repomap--read-symbol root "References of: "))))
    (repomap--show (lambda () (repomap--references root place))
                   "Nothing is known of it")))

(defun repomap--symbol-place (symbol)
  "Parameters that name the place of SYMBOL, which was read."
  (pcase-let ((`(,_ ,file ,line ,column) symbol))
    `(:textDocument (:uri ,(repomap--uri file))
      :position (:line ,(1- line) :character ,column))))

(defun repomap--references (root place)
  "Entries of the definitions and references of what is at PLACE in ROOT."
  (mapcan
   (lambda (target)
     (append
      (mapcar (lambda (definition)
                (repomap--entry root definition (plist-get definition :signature)))
              (plist-get target :definitions))
      (mapcar (lambda (use) (repomap--entry root use (plist-get use :text)))
              (plist-get target :uses))))
   (plist-get (apply #'repomap--call root :repomap/references place) :targets)))

;;;###autoload
(defun repomap-related ()
  "List the files that depend on this one or that it depends on, the closest first."
  (interactive)
  (let ((root (repomap--root))
        (document (or (repomap--document)
                      (user-error "This buffer has no file"))))
    (repomap--show (lambda () (repomap--related root document))
                   "No file is related to this one")))

(defun repomap--related (root document)
  "Entries of the files that are related to DOCUMENT in ROOT."
  (mapcar (lambda (file)
            (repomap--entry
             root file
             (format "%s: %s" (plist-get file :relation)
                     (string-join (append (plist-get file :names) nil) ", "))))
          (plist-get (apply #'repomap--call root :repomap/related document) :files)))


;;; Status

;;;###autoload
(defun repomap-status ()
  "Show what is known of the project."
  (interactive)
  (let* ((root (repomap--root))
         (status (repomap--call root :repomap/status))
         (graph (plist-get status :graph))
         (dependencies (plist-get status :dependencies)))
    (with-help-window "*repomap status*"
      (princ (format "%s\n\n" (abbreviate-file-name root)))
      (dolist (row `(("Files" ,(plist-get status :files))
                     ("Definitions" ,(plist-get status :definitions))
                     ("Edges" ,(plist-get graph :edges))
                     ("Dependencies" ,(plist-get dependencies :edges))
                     ("Cycles" ,(plist-get dependencies :cycles))))
        (princ (format "%-14s%9s\n" (car row) (or (cadr row) "-"))))
      (princ "\nFiles by language\n")
      (mapc (lambda (language)
              (princ (format "%-14s%9s\n" (plist-get language :name)
                             (plist-get language :files))))
            (plist-get status :languages)))))


;;; Keys

;;;###autoload (autoload 'repomap-prefix-map "repomap" nil t 'keymap)
(defvar repomap-prefix-map
  (let ((map (make-sparse-keymap)))
    (define-key map "m" #'repomap-map)
    (define-key map "s" #'repomap-symbols)
    (define-key map "r" #'repomap-references)
    (define-key map "f" #'repomap-related)
    (define-key map "?" #'repomap-status)
    map)
  "The commands, for a prefix key.")
(fset 'repomap-prefix-map repomap-prefix-map)

(provide 'repomap)
;;; repomap.el ends here
