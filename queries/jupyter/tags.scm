; Jupyter notebooks: what they define stands in their code cells, which are injected. Of a Markdown cell the heading that it
; begins with tells what the cells below are about.

((array
  (object
    (pair key: (string (string_content) @_type_key) value: (string (string_content) @_type))
    (pair
      key: (string (string_content) @_source_key)
      value: [
        (string . (string_content) @name @definition.section)
        (array . (string . (string_content) @name @definition.section))
      ])))
  (#eq? @_type_key "cell_type")
  (#eq? @_type "markdown")
  (#eq? @_source_key "source")
  (#match? @name "^#+ "))
