; inherits: terraform

; HCL of other tools, Nomad and Packer for instance: a block of the outermost level with labels is something to be built or
; run, and its last label is its name; without labels it is a section of the file.

(config_file
  (body
    (block
      (identifier)
      (string_lit (template_literal) @name)
      . (block_start) @body) @definition.target))

(config_file
  (body
    (block . (identifier) @name . (block_start) @body) @definition.key))

; Nomad
((body
   (block
     (identifier) @_block
     . (string_lit (template_literal) @name)
     . (block_start) @body) @definition.target)
  (#any-of? @_block "group" "task" "job" "target" "stage"))

; `source.type.x`, `dependency.x`, `target.x`
((_ (variable_expr (identifier) @_scope) . (get_attr (identifier) @name) @reference.identifier)
  (#any-of? @_scope "dependency" "include"))

((_ (variable_expr (identifier) @_scope) . (get_attr) . (get_attr (identifier) @name) @reference.identifier)
  (#eq? @_scope "source"))
