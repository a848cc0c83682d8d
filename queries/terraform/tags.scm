(comment) @comment

; Terraform. The kinds of its blocks: a resource is what applying the configuration makes, so it is a `target`; `data` is only
; read: a `constant`; what a module gives away is a `property`; a provider is the `namespace` of its resources. The name is
; the block's own label; the type stays in the signature.

; Variables and outputs are a module's interface.
((config_file
   (body
     (block
       (identifier) @_block
       . (string_lit (template_literal) @name @exported)
       . (block_start) @body
       (body
         (attribute
           (identifier) @_key
           (expression (literal_value (string_lit (template_literal) @doc)))))) @definition.variable))
  (#eq? @_block "variable")
  (#eq? @_key "description"))

((config_file
   (body
     (block
       (identifier) @_block
       . (string_lit (template_literal) @name @exported)
       . (block_start) @body) @definition.variable))
  (#eq? @_block "variable"))

((config_file
   (body
     (block
       (identifier) @_block
       . (string_lit (template_literal) @name @exported)
       . (block_start) @body
       (body
         (attribute
           (identifier) @_key
           (expression (literal_value (string_lit (template_literal) @doc)))))) @definition.property))
  (#eq? @_block "output")
  (#eq? @_key "description"))

((config_file
   (body
     (block
       (identifier) @_block
       . (string_lit (template_literal) @name @exported)
       . (block_start) @body) @definition.property))
  (#eq? @_block "output"))

((config_file
   (body
     (block
       (identifier) @_block
       . (_)
       . [(string_lit (template_literal) @name) (identifier) @name]
       . (block_start) @body) @definition.target))
  (#any-of? @_block "resource" "ephemeral" "action"))

((config_file
   (body
     (block
       (identifier) @_block
       . (_)
       . [(string_lit (template_literal) @name) (identifier) @name]
       . (block_start) @body) @definition.constant))
  (#eq? @_block "data"))

((config_file
   (body
     (block
       (identifier) @_block
       . [(string_lit (template_literal) @name) (identifier) @name]
       . (block_start) @body) @definition.module))
  (#eq? @_block "module"))

((config_file
   (body
     (block
       (identifier) @_block
       . [(string_lit (template_literal) @name) (identifier) @name]
       . (block_start) @body) @definition.namespace))
  (#eq? @_block "provider"))

; `run` and `check` are tests.
((config_file
   (body
     (block
       (identifier) @_block
       . [(string_lit (template_literal) @name @test) (identifier) @name @test]
       . (block_start) @body) @definition.function))
  (#any-of? @_block "run" "check"))

((config_file
   (body
     (block
       (identifier) @_block
       . (block_start)
       (body
         (attribute
           (identifier) @name
           (expression [(collection_value) (for_expr) (template_expr (heredoc_template)) (conditional) (function_call)]? @body)) @definition.variable))))
  (#eq? @_block "locals"))

; Values for the variables of another file
(config_file
  (body
    (attribute
      (identifier) @name
      (expression (collection_value)? @body)) @definition.key))

; What an error has cut open
((ERROR (identifier) @_block . (string_lit) . (string_lit (template_literal) @name @definition.target) . (block_start))
  (#eq? @_block "resource"))

; References: `var.x`, `local.x`, `module.x`, `data.type.x`, `type.x`

((_ (variable_expr (identifier) @_scope) . (get_attr (identifier) @name) @reference.identifier)
  (#any-of? @_scope "var" "local" "module"))

((_ (variable_expr (identifier) @_scope) . (get_attr) . (get_attr (identifier) @name) @reference.identifier)
  (#any-of? @_scope "data" "ephemeral"))

((_ (variable_expr (identifier) @_scope) . (get_attr (identifier) @name) @reference.identifier)
  (#match? @_scope "^[a-z0-9]+_[a-z0-9_]+$"))

((attribute (identifier) @_key (expression (variable_expr (identifier) @name) @reference.identifier))
  (#eq? @_key "provider"))
