; A public import hands on what it imports. Imports of functions count like those of files.

; `import a.b : name, local = name;`
(import_declaration
  (public)
  (imported (module_fqn) @import.source)
  (import_bind . (identifier) @import.name .)) @import.reexport

(import_declaration
  (public)
  (imported (module_fqn) @import.source)
  (import_bind . (identifier) @import.alias . (identifier) @import.name .)) @import.reexport

(import_declaration
  (imported (module_fqn) @import.source)
  (import_bind . (identifier) @import.name .)) @import.name

(import_declaration
  (imported (module_fqn) @import.source)
  (import_bind . (identifier) @import.alias . (identifier) @import.name .)) @import.name

; Where names follow, nothing else is imported.
(import_declaration
  (public)
  (imported alias: (identifier)? @import.alias (module_fqn) @import.source)
  . [(imported) ";"]) @import.reexport

(import_declaration
  (imported alias: (identifier)? @import.alias (module_fqn) @import.source)
  . [(imported) ";"]) @import.module
