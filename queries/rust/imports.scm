; A path does not show where its modules end and their items begin, so the source is the whole path, and its last part
; is the name.

; `mod x;` brings in another file.
(mod_item !body name: (identifier) @import.source) @import.module

(extern_crate_declaration
  name: (identifier) @import.source
  alias: (identifier)? @import.alias) @import.module

; One path, or a list. `pub use` hands on what it imports.

(use_declaration
  (visibility_modifier)
  argument: [
    (identifier) @import.source
    (scoped_identifier name: (identifier) @import.name) @import.source
    (use_as_clause
      path: [
        (identifier) @import.name
        (scoped_identifier name: (identifier) @import.name)
      ] @import.source
      alias: (identifier) @import.alias)
    (use_wildcard (_) @import.source "*" @import.wildcard)
    (scoped_use_list
      list: (use_list
        [
          (identifier) @import.name @import.source
          (self) @import.name @import.source
          (scoped_identifier name: (identifier) @import.name) @import.source
          (use_as_clause
            path: [
              (identifier) @import.name
              (self) @import.name
              (scoped_identifier name: (identifier) @import.name)
            ] @import.source
            alias: (identifier) @import.alias)
          (use_wildcard (_)? @import.source "*" @import.wildcard)
        ]))
  ]) @import.reexport

(use_declaration
  argument: [
    (identifier) @import.source
    (crate) @import.source
    (self) @import.source
  ]) @import.module

(use_declaration
  argument: [
    (scoped_identifier name: (identifier) @import.name) @import.source
    (use_as_clause
      path: [
        (identifier) @import.name
        (self) @import.name
        (crate) @import.name
        (scoped_identifier name: (identifier) @import.name)
      ] @import.source
      alias: (identifier) @import.alias)
  ]) @import.name

(use_declaration
  argument: (use_wildcard (_) @import.source "*" @import.wildcard)) @import.module

; In a list, at any depth. The list stands for the statement, which may be further up.

(use_list
  [
    (identifier) @import.name @import.source
    (self) @import.name @import.source
    (scoped_identifier name: (identifier) @import.name) @import.source
    (use_as_clause
      path: [
        (identifier) @import.name
        (self) @import.name
        (scoped_identifier name: (identifier) @import.name)
      ] @import.source
      alias: (identifier) @import.alias)
  ]) @import.name

(use_list
  (use_wildcard (_)? @import.source "*" @import.wildcard)) @import.module

(scoped_use_list path: (_) @import.prefix) @import.group
