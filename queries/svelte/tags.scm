; Svelte: what a component defines stands in its script, which is injected

; {#snippet row(entry)}
(snippet_statement
  . (snippet_start_expr (snippet_name) @name)
  . (_)? @body) @definition.function

; Components; a hyphen makes a custom element
([
  (start_tag (tag_name) @name)
  (self_closing_tag (tag_name) @name)
]
  (#match? @name "^[A-Z]|^[^:-]+-")) @reference.class

; on:click={save}, onclick={save}: a function by its name. Anything longer is an expression.
((attribute
  (attribute_name) @_attribute
  (expr_attribute_value (expression (raw_text_expr) @name)))
  (#match? @_attribute "^on")
  (#match? @name "^[\\w$]+$")) @reference.call
