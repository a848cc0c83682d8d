; `open A.B` brings everything into scope. Of `open type A.B`, the grammar takes `type` for the module.
((import_decl (long_identifier) @import.source @import.wildcard) @import.module
  (#not-eq? @import.source "type"))

; `module A = B.C`
(module_abbrev
  . (identifier) @import.alias
  (long_identifier) @import.source) @import.module
