; HTML
;
; What a page is looked up for: its headings, the elements that links, scripts and style sheets address, and the components
; that it is put together from.

(comment) @comment

; The first text of a heading is its name, also where it stands in a link or other mark-up.
(element
  . (start_tag (tag_name) @_tag)
  . [
    (text) @name
    (element . (start_tag) . (text) @name)
    (element . (start_tag) . (element . (start_tag) . (text) @name))
  ]
  (#any-of? @_tag "h1" "h2" "h3" "h4" "h5" "h6" "H1" "H2" "H3" "H4" "H5" "H6")) @definition.section

; The tag alone: an element holds half of the page, and would be the scope of all that is in it. The selector of a style
; sheet is a use of an id, not its definition, so this is a key.
([
  (start_tag
    (attribute
      (attribute_name) @_attribute
      [(attribute_value) @name (quoted_attribute_value (attribute_value) @name)]))
  (self_closing_tag
    (attribute
      (attribute_name) @_attribute
      [(attribute_value) @name (quoted_attribute_value (attribute_value) @name)]))
]
  (#any-of? @_attribute "id" "ID")) @definition.key

; Custom elements: their names hold a hyphen, those of HTML don't
([
  (start_tag (tag_name) @name)
  (self_closing_tag (tag_name) @name)
]
  (#match? @name "^[^-]+-")) @reference.class
