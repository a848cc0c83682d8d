; JSON: the keys of a manifest, and of those that list things by name also what is in them

(comment) @comment

(document
  (object
    (pair key: (string . (string_content) @name) value: (object) @body) @definition.key))

(document
  (object
    (pair key: (string . (string_content) @name)) @definition.key))

((document
  (object
    (pair
      key: (string (string_content) @_outer)
      value: (object
        (pair key: (string . (string_content) @name) value: (object) @body) @definition.key))))
  (#match? @_outer "[sS]cripts$|[dD]ependencies$|^(require(-dev)?|exports|imports|bin|tasks|targets|pipeline|contributes|compilerOptions)$"))

((document
  (object
    (pair
      key: (string (string_content) @_outer)
      value: (object
        (pair key: (string . (string_content) @name)) @definition.key))))
  (#match? @_outer "[sS]cripts$|[dD]ependencies$|^(require(-dev)?|exports|imports|bin|tasks|targets|pipeline|contributes|compilerOptions)$"))
