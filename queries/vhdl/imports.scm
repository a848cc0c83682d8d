; What a context declaration holds is handed on to everyone who refers to it.

(context_declaration
  (context_clause
    (library_clause (logical_name_list library: (simple_name) @import.source) @import.reexport)))

(context_declaration
  (context_clause
    (use_clause
      (selected_name
        prefix: (_) @import.source
        suffix: (all) @import.wildcard) @import.reexport)))

(library_clause
  (logical_name_list library: (simple_name) @import.source)) @import.module

; `use library.package.all`, `use library.package.name` and `use library.package`

(use_clause
  (selected_name
    prefix: (_) @import.source
    suffix: (all) @import.wildcard)) @import.module

(use_clause
  (selected_name
    prefix: (selected_name) @import.source
    suffix: (_) @import.name)) @import.name

(use_clause
  (selected_name prefix: (simple_name)) @import.source) @import.module

(context_reference (context_list (selected_name) @import.source)) @import.module
