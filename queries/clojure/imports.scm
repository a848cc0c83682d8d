; Clojure. The clauses of `ns`, and the same forms at the prompt: `(require '[a.b :as c])`.
;
; The first word of a clause is enough to tell it; looking at the `ns` around it would make every pattern deeper.

; `[a.b :refer :all]`
((list_lit . (kwd_lit name: (kwd_name) @_clause)
   (vec_lit . (sym_lit) @import.source @import.wildcard
     (kwd_lit name: (kwd_name) @_refer) . (kwd_lit name: (kwd_name) @_all)) @import.module)
  (#eq? @_clause "require")
  (#eq? @_refer "refer")
  (#eq? @_all "all"))

; `:use` without `:only` takes everything.
((list_lit . (kwd_lit name: (kwd_name) @_clause)
   [(sym_lit) @import.source @import.wildcard @import.module
    (vec_lit . (sym_lit) @import.source @import.wildcard .) @import.module])
  (#eq? @_clause "use"))

; `[a.b :as c]`, within a reader conditional as well
((list_lit . (kwd_lit name: (kwd_name) @_clause)
   [(vec_lit . [(sym_lit) (str_lit)] @import.source
      (kwd_lit name: (kwd_name) @_as) . (sym_lit) @import.alias) @import.module
    (_ (vec_lit . [(sym_lit) (str_lit)] @import.source
      (kwd_lit name: (kwd_name) @_as) . (sym_lit) @import.alias) @import.module)])
  (#any-of? @_clause "require" "require-macros")
  (#any-of? @_as "as" "as-alias" "default"))

((list_lit . (kwd_lit name: (kwd_name) @_clause)
   [(sym_lit) @import.source @import.module
    (vec_lit . [(sym_lit) (str_lit)] @import.source . [(kwd_lit) "]"]) @import.module
    (read_cond_lit (vec_lit . [(sym_lit) (str_lit)] @import.source . [(kwd_lit) "]"]) @import.module)
    (read_cond_lit (kwd_lit) . (sym_lit) @import.source @import.module)
    (splicing_read_cond_lit
      (vec_lit (vec_lit . [(sym_lit) (str_lit)] @import.source . [(kwd_lit) "]"]) @import.module))])
  (#any-of? @_clause "require" "require-macros" "use"))

; `[a.b :refer [c d]]`, `:use [a.b :only (c d)]`
((list_lit . (kwd_lit name: (kwd_name) @_clause)
   [(vec_lit . [(sym_lit) (str_lit)] @import.source
      (kwd_lit name: (kwd_name) @_refer) . (_ (sym_lit) @import.name)) @import.name
    (_ (vec_lit . [(sym_lit) (str_lit)] @import.source
      (kwd_lit name: (kwd_name) @_refer) . (_ (sym_lit) @import.name)) @import.name)])
  (#any-of? @_clause "require" "require-macros" "use")
  (#any-of? @_refer "refer" "only" "refer-macros"))

; `(a [b :as c] d)`: a prefix and the rest of the names
((list_lit . (kwd_lit name: (kwd_name) @_clause)
   [(list_lit . (sym_lit) @import.source
      [(vec_lit . (sym_lit) @import.name) (sym_lit) @import.name]) @import.name
    (vec_lit . (sym_lit) @import.source . (vec_lit . (sym_lit) @import.name)) @import.name])
  (#any-of? @_clause "require" "use"))

; Classes
((list_lit . (kwd_lit name: (kwd_name) @_clause)
   [(_ . (sym_lit) @import.source (sym_lit) @import.name) @import.name
    (_ (_ . (sym_lit) @import.source (sym_lit) @import.name) @import.name)])
  (#eq? @_clause "import"))

((list_lit . (kwd_lit name: (kwd_name) @_clause)
   [(sym_lit) @import.source @import.module
    (_ . (kwd_lit) (sym_lit) @import.source @import.module)])
  (#eq? @_clause "import"))

; The functions: `(require '[a.b :as c])`, `(import '(a B))`, `(import a.B)`
((list_lit . (sym_lit name: (sym_name) @_clause)
   (quoting_lit (vec_lit . (sym_lit) @import.source
     (kwd_lit name: (kwd_name) @_as) . (sym_lit) @import.alias) @import.module))
  (#eq? @_clause "require")
  (#eq? @_as "as"))

((list_lit . (sym_lit name: (sym_name) @_clause)
   (quoting_lit [(sym_lit) @import.source (vec_lit . (sym_lit) @import.source)]) @import.module)
  (#any-of? @_clause "require" "use"))

((list_lit . (sym_lit name: (sym_name) @_clause)
   [(_ . (sym_lit) @import.source (sym_lit) @import.name) @import.name
    (quoting_lit (list_lit . (sym_lit) @import.source (sym_lit) @import.name)) @import.name])
  (#eq? @_clause "import"))

((list_lit . (sym_lit name: (sym_name) @_clause)
   [(sym_lit) @import.source (quoting_lit (sym_lit) @import.source)] @import.module)
  (#eq? @_clause "import"))
