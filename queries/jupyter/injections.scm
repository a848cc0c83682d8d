; Code cells. The two patterns are for the two orders of the members; what is found are the strings, which are shown to the
; parser as the text that they stand for. Cells are parts of an array: pairs of members are many in the objects of output.

((array
  (object
    (pair key: (string (string_content) @_type_key) value: (string (string_content) @_type))
    (pair
      key: (string (string_content) @_source_key)
      value: [(string) (array)] @injection.content)))
  (#eq? @_type_key "cell_type")
  (#eq? @_type "code")
  (#eq? @_source_key "source"))

((array
  (object
    (pair
      key: (string (string_content) @_source_key)
      value: [(string) (array)] @injection.content)
    (pair key: (string (string_content) @_type_key) value: (string (string_content) @_type))))
  (#eq? @_type_key "cell_type")
  (#eq? @_type "code")
  (#eq? @_source_key "source"))

; nbformat 3: "language": "python" beside "input"
((array
  (object
    (pair
      key: (string (string_content) @_source_key)
      value: [(string) (array)] @injection.content)
    (pair
      key: (string (string_content) @_language_key)
      value: (string (string_content) @injection.language))))
  (#eq? @_source_key "input")
  (#eq? @_language_key "language"))

; Without content: the language of all cells. The first of the three that is there counts.
((document
  (object
    (pair
      key: (string (string_content) @_metadata)
      value: (object
        (pair
          key: (string (string_content) @_info)
          value: (object
            (pair
              key: (string (string_content) @_name)
              value: (string (string_content) @injection.language))))))))
  (#eq? @_metadata "metadata")
  (#eq? @_info "language_info")
  (#eq? @_name "name"))

((document
  (object
    (pair
      key: (string (string_content) @_metadata)
      value: (object
        (pair
          key: (string (string_content) @_info)
          value: (object
            (pair
              key: (string (string_content) @_name)
              value: (string (string_content) @injection.language))))))))
  (#eq? @_metadata "metadata")
  (#eq? @_info "kernelspec")
  (#eq? @_name "language"))

((document) @_document
  (#set! injection.language "python"))
