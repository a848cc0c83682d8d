; Terraform. A module's source, under the name that the module gets here
((block
   (identifier) @_block
   . (string_lit (template_literal) @import.alias)
   (body
     (attribute
       (identifier) @_key
       (expression (literal_value (string_lit (template_literal) @import.source)))))) @import.module
  (#eq? @_block "module")
  (#eq? @_key "source"))

; The providers, and Packer's plugins
((block
   (identifier) @_block
   (body
     (attribute
       (identifier) @import.alias
       (expression
         (collection_value
           (object
             (object_elem
               key: (expression (variable_expr (identifier) @_key))
               val: (expression (literal_value (string_lit (template_literal) @import.source))))))))
       @import.module))
  (#any-of? @_block "required_providers" "required_plugins")
  (#eq? @_key "source"))
