; Front matter and scripts are TypeScript unless they say otherwise, and so are the expressions in the page, which are left
; alone. Of several patterns with the same content the first counts.

((frontmatter_js_block) @injection.content
  (#set! injection.language "typescript"))

((style_element
  (start_tag
    (attribute
      (attribute_name) @_attribute
      [(attribute_value) @injection.language (quoted_attribute_value (attribute_value) @injection.language)]))
  (raw_text) @injection.content)
  (#eq? @_attribute "lang"))

((script_element
  (start_tag
    (attribute
      (attribute_name) @_attribute
      [(attribute_value) @_type (quoted_attribute_value (attribute_value) @_type)]))
  (raw_text) @injection.content)
  (#eq? @_attribute "type")
  (#any-of? @_type "module" "text/javascript" "text/partytown")
  (#set! injection.language "typescript"))

; Data and templates
((script_element
  (start_tag
    (attribute
      (attribute_name) @_attribute
      [(attribute_value) @injection.language (quoted_attribute_value (attribute_value) @injection.language)]))
  (raw_text) @injection.content)
  (#eq? @_attribute "type"))

((script_element (raw_text) @injection.content)
  (#set! injection.language "typescript"))

((style_element (raw_text) @injection.content)
  (#set! injection.language "css"))
