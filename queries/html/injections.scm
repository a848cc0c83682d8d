; Of several patterns with the same content the first counts, even where it names a language that nobody knows: so a
; template (`<script type="text/x-handlebars">`) or data (`application/json`) is not taken for JavaScript.

; <script lang="ts">, <style lang="scss">: single-file components
((script_element
  (start_tag
    (attribute
      (attribute_name) @_attribute
      [(attribute_value) @injection.language (quoted_attribute_value (attribute_value) @injection.language)]))
  (raw_text) @injection.content)
  (#eq? @_attribute "lang"))

((style_element
  (start_tag
    (attribute
      (attribute_name) @_attribute
      [(attribute_value) @_lang (quoted_attribute_value (attribute_value) @_lang)]))
  (raw_text) @injection.content)
  (#eq? @_attribute "lang")
  (#any-of? @_lang "postcss" "pcss")
  (#set! injection.language "css"))

((style_element
  (start_tag
    (attribute
      (attribute_name) @_attribute
      [(attribute_value) @injection.language (quoted_attribute_value (attribute_value) @injection.language)]))
  (raw_text) @injection.content)
  (#eq? @_attribute "lang"))

; <script type="module">
((script_element
  (start_tag
    (attribute
      (attribute_name) @_attribute
      [(attribute_value) @_type (quoted_attribute_value (attribute_value) @_type)]))
  (raw_text) @injection.content)
  (#eq? @_attribute "type")
  (#any-of? @_type
    "module" "text/javascript" "application/javascript" "text/ecmascript" "application/ecmascript"
    "application/x-javascript" "text/babel" "text/jsx")
  (#set! injection.language "javascript"))

((script_element
  (start_tag
    (attribute
      (attribute_name) @_attribute
      [(attribute_value) @_type (quoted_attribute_value (attribute_value) @_type)]))
  (raw_text) @injection.content)
  (#eq? @_attribute "type")
  (#any-of? @_type "text/typescript" "application/typescript" "application/x-typescript")
  (#set! injection.language "typescript"))

((script_element
  (start_tag
    (attribute
      (attribute_name) @_attribute
      [(attribute_value) @injection.language (quoted_attribute_value (attribute_value) @injection.language)]))
  (raw_text) @injection.content)
  (#eq? @_attribute "type"))

((script_element (raw_text) @injection.content)
  (#set! injection.language "javascript"))

((style_element (raw_text) @injection.content)
  (#set! injection.language "css"))
