(import_directive
  import_name: (identifier) @import.name
  . "as"
  . alias: (identifier) @import.alias
  source: (string) @import.source) @import.name

(import_directive
  import_name: (identifier) @import.name
  source: (string) @import.source) @import.name

; `import * as a from "b"` and `import "b" as a`
(import_directive
  !import_name
  alias: (identifier) @import.alias
  source: (string) @import.source) @import.module

(import_directive
  !import_name
  source: (string) @import.source
  alias: (identifier)? @import.alias) @import.module
