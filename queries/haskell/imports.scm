; A list of names imports these; `hiding` imports the rest, and so the module. A list of nothing is for the instances.

(import
  module: (module) @import.source
  alias: (module)? @import.alias
  "hiding") @import.module

((import
   module: (module) @import.source
   names: (import_list
     name: (import_name
       [
         variable: (variable) @import.name
         type: (name) @import.name
         operator: (prefix_id (_) @import.name)
       ]))) @import.name @_import
  (#not-match? @_import "^import[^(]*\\shiding\\s*\\("))

(import
  !names
  module: (module) @import.source
  alias: (module)? @import.alias) @import.module

(import
  module: (module) @import.source
  names: (import_list !name)) @import.module

; `import A as B (c)` names the module too.
(import
  module: (module) @import.source
  alias: (module) @import.alias) @import.module

(module_export module: (module) @import.source) @import.reexport
