; `using X = A.B;`. An alias of a tuple or pointer imports nothing.
(using_directive
  name: (identifier) @import.alias
  [(identifier) (qualified_name) (alias_qualified_name) (generic_name)] @import.source) @import.module

; `using A.B;`, `using static A.B;`, `global using A.B;`
(using_directive
  !name
  [(identifier) (qualified_name) (alias_qualified_name)] @import.source) @import.module

(extern_alias_directive name: (identifier) @import.source) @import.module
