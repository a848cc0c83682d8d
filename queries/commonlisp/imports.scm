; Common Lisp. The clauses of `defpackage`, and what is loaded.

((list_lit . (kwd_lit (kwd_symbol) @_clause)
   [(kwd_lit (kwd_symbol) @import.source @import.wildcard) (sym_lit) @import.source @import.wildcard (str_lit) @import.source @import.wildcard] @import.module)
  (#match? @_clause "(?i)^(use|mix|reexport|use-reexport)$"))

((list_lit . (kwd_lit (kwd_symbol) @_clause)
   . [(kwd_lit (kwd_symbol) @import.source) (package_lit) @import.source (str_lit) @import.source]
   [(kwd_lit (kwd_symbol) @import.name) (str_lit) @import.name]) @import.name
  (#match? @_clause "(?i)^(import-from|shadowing-import-from)$"))

((list_lit . (kwd_lit (kwd_symbol) @_clause)
   (list_lit
     (kwd_lit (kwd_symbol) @import.alias)
     (kwd_lit (kwd_symbol) @import.source)) @import.module)
  (#match? @_clause "(?i)^local-nicknames$"))

((list_lit . (sym_lit) @_load
   [(kwd_lit (kwd_symbol) @import.source) (str_lit) @import.source (quoting_lit (sym_lit) @import.source)]) @import.module
  (#match? @_load "(?i)^(in-package|require|load|use-package)$"))

((list_lit . (package_lit symbol: (sym_lit) @_load)
   [(kwd_lit (kwd_symbol) @import.source) (str_lit) @import.source]) @import.module
  (#match? @_load "(?i)^(quickload|load-system|in-package)$"))

; Systems
((list_lit
   (kwd_lit (kwd_symbol) @_depends)
   . (list_lit [(kwd_lit (kwd_symbol) @import.source) (str_lit) @import.source] @import.module))
  (#match? @_depends "(?i)^depends-on$"))
