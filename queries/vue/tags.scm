; Vue's single-file components: what they define stands in the script, which is injected

; Components, in either spelling, and custom elements
([
  (start_tag (tag_name) @name)
  (self_closing_tag (tag_name) @name)
]
  (#match? @name "^[A-Z]|-")) @reference.class

; @click="save": a method by its name. Anything longer is an expression.
((directive_attribute
  (directive_name) @_directive
  (quoted_attribute_value (attribute_value) @name))
  (#any-of? @_directive "@" "v-on")
  (#match? @name "^[\\w$]+$")) @reference.call
