; @use "a"; @use "a" as b; @forward "a"; @import "a", "b"
;
; `as` and `with` are errors to the grammar, inside of the statement or around it.

(use_statement (string_value) @import.source) @import.module

(ERROR "@use" . (ERROR . (string_value) @import.source)) @import.module

(forward_statement (string_value) @import.source) @import.reexport

((import_statement [(string_value) @import.source (ERROR (string_value) @import.source)])
  (#not-match? @import.source "^.([a-z]+:|//)")) @import.include
