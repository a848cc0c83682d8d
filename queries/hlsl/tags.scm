; inherits: cpp
; HLSL
;
; The grammar knows little of what isn't C++: constant buffers, interfaces and techniques are functions without
; parameters to it, or a variable and a block behind it. Their first word tells.

; `cbuffer A { … }`; members are names of the outermost level to the shader.

((function_definition
  type: (type_identifier) @_word
  declarator: (identifier) @name
  body: (compound_statement) @body) @definition.variable
  (#any-of? @_word "cbuffer" "tbuffer"))

((function_definition
  type: (type_identifier) @_word
  declarator: (identifier)
  body: (compound_statement
    (declaration
      declarator: [(identifier) @name (array_declarator declarator: (identifier) @name)]) @definition.field))
  (#any-of? @_word "cbuffer" "tbuffer"))

; `cbuffer A : register(b0) { … };`

((translation_unit
  (declaration
    type: (type_identifier) @_word
    declarator: (identifier) @qualifier)
  . (compound_statement
    (declaration
      declarator: [(identifier) @name (array_declarator declarator: (identifier) @name)]) @definition.field))
  (#any-of? @_word "cbuffer" "tbuffer"))

((function_definition
  type: (type_identifier) @_word
  declarator: (identifier) @name
  body: (compound_statement) @body) @definition.interface
  (#eq? @_word "interface"))

((function_definition
  type: (type_identifier) @_word
  declarator: (identifier)
  body: (compound_statement
    (declaration declarator: (function_declarator declarator: (identifier) @name)) @definition.method))
  (#eq? @_word "interface"))

((function_definition
  type: (type_identifier) @_word
  declarator: (identifier) @name
  body: (compound_statement) @body) @definition.function
  (#any-of? @_word "technique" "technique10" "technique11"))
