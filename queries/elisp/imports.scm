; Emacs Lisp
((list . (symbol) @_load . [(quote (symbol) @import.source) (string) @import.source]) @import.module
  (#any-of? @_load "require" "load" "load-file" "load-library"))

((list . (symbol) @_load . (symbol) @import.source) @import.module
  (#any-of? @_load "use-package" "leaf" "require-package"))

((list . (symbol) @_load . (quote (symbol) @import.name) . (string) @import.source) @import.name
  (#eq? @_load "autoload"))
