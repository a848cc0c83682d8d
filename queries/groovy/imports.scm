; Everything is a command of words in this grammar; a star is an error of it. The source goes from the first part of the path
; to the last but one.

((command
  . (unit (identifier) @_import)
  (unit) @import.source
  . (ERROR) @import.wildcard) @import.module
 (#eq? @_import "import")
 (#match? @import.wildcard "^\\.\\*"))

((command
  . (unit (identifier) @_import)
  (unit
    . (identifier) @import.source
    (identifier) @import.source
    . (identifier) @import.name .)
  . (unit . (identifier) @_as .)
  . (unit (identifier) @import.alias)) @import.name
 (#eq? @_import "import")
 (#eq? @_as "as"))

((command
  . (unit (identifier) @_import)
  (unit
    . (identifier) @import.source
    (identifier) @import.source
    . (identifier) @import.name .) .) @import.name
 (#eq? @_import "import"))

((command
  . (unit (identifier) @_import)
  (unit
    . (identifier) @import.source
    (identifier) @import.source
    . (identifier) @import.name .)
  . [(block_comment) (line_comment)]) @import.name
 (#eq? @_import "import"))

((command
  . (unit (identifier) @_import)
  (unit
    . (identifier) @import.source
    . (identifier) @import.name .) .) @import.name
 (#eq? @_import "import"))

((command
  . (unit (identifier) @_import)
  (unit
    . (identifier) @import.source
    . (identifier) @import.name .)
  . [(block_comment) (line_comment)]) @import.name
 (#eq? @_import "import"))
