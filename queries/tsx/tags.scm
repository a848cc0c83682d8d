; inherits: typescript
; TypeScript with JSX

; References: components in JSX. Lower-case elements are HTML's.

([
  (jsx_opening_element name: (identifier) @name)
  (jsx_opening_element name: (_ property: (property_identifier) @name))
  (jsx_self_closing_element name: (identifier) @name)
  (jsx_self_closing_element name: (_ property: (property_identifier) @name))
] @reference.call
  (#match? @name "^[A-Z]"))
