; `use m, only: a, local => b`: in a renaming, the local name comes first.
(use_statement
  (module_name) @import.source
  (included_items [(identifier) (operator) (assignment)] @import.name)) @import.name

(use_statement
  (module_name) @import.source
  (included_items
    (use_alias (local_name) @import.alias (identifier) @import.name))) @import.name

(use_statement (module_name) @import.source .) @import.module

; `use m, local => a` still imports everything.
(use_statement
  (module_name) @import.source
  (use_alias (local_name) @import.alias (identifier) @import.name)) @import.name

(include_statement path: (filename) @import.source) @import.include

(preproc_include path: (string_literal) @import.source) @import.include
(preproc_include path: (system_lib_string) @import.source) @import.include

; A submodule belongs to its ancestor, and sees what that one declares.
(submodule_statement ancestor: (module_name (name) @import.source)) @import.module
