; inherits: terraform

; Terragrunt
((config_file
   (body
     (block
       (identifier) @_block
       . (string_lit (template_literal) @import.alias)
       (body
         (attribute
           (identifier) @_key
           (expression (literal_value (string_lit (template_literal) @import.source)))))) @import.include))
  (#any-of? @_block "include" "dependency")
  (#any-of? @_key "path" "config_path"))

((config_file
   (body
     (block
       (identifier) @_block
       . (block_start)
       (body
         (attribute
           (identifier) @_key
           (expression (literal_value (string_lit (template_literal) @import.source))))) @import.module)))
  (#eq? @_block "terraform")
  (#eq? @_key "source"))
