; Files of the page. What is on other servers is not in the repository.

(script_element
  (start_tag
    (attribute
      (attribute_name) @_attribute
      [(attribute_value) @import.source (quoted_attribute_value (attribute_value) @import.source)])) @import.include
  (#eq? @_attribute "src")
  (#not-match? @import.source "^([a-z]+:|//)"))

([
  (start_tag
    (tag_name) @_tag
    (attribute
      (attribute_name) @_attribute
      [(attribute_value) @import.source (quoted_attribute_value (attribute_value) @import.source)]))
  (self_closing_tag
    (tag_name) @_tag
    (attribute
      (attribute_name) @_attribute
      [(attribute_value) @import.source (quoted_attribute_value (attribute_value) @import.source)]))
] @import.include
  (#eq? @_tag "link")
  (#eq? @_attribute "href")
  (#not-match? @import.source "^([a-z]+:|//)"))
