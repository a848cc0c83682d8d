; inherits: c
; GLSL

; Interface blocks: `uniform Camera { … } camera;`. What the shader calls them by is a variable of its own.

(translation_unit
  (declaration
    (identifier) @name
    . (field_declaration_list) @body) @definition.struct)

(translation_unit
  (declaration
    (field_declaration_list)
    . [
      (identifier) @name
      (array_declarator declarator: (identifier) @name)
    ] @definition.variable))
