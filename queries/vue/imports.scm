; <script src="./logic.ts">, <style src="./card.css">, <template src="./card.html">

([
  (script_element
    (start_tag
      (attribute
        (attribute_name) @_attribute
        [(attribute_value) @import.source (quoted_attribute_value (attribute_value) @import.source)])) @import.include)
  (style_element
    (start_tag
      (attribute
        (attribute_name) @_attribute
        [(attribute_value) @import.source (quoted_attribute_value (attribute_value) @import.source)])) @import.include)
  (template_element
    (start_tag
      (attribute
        (attribute_name) @_attribute
        [(attribute_value) @import.source (quoted_attribute_value (attribute_value) @import.source)])) @import.include)
]
  (#eq? @_attribute "src")
  (#not-match? @import.source "^([a-z]+:|//)"))
