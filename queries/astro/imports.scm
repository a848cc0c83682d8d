(script_element
  (start_tag
    (attribute
      (attribute_name) @_attribute
      [(attribute_value) @import.source (quoted_attribute_value (attribute_value) @import.source)])) @import.include
  (#eq? @_attribute "src")
  (#not-match? @import.source "^([a-z]+:|//)"))
