; `import static a.B.*` and `import a.b.*`
(import_declaration
  [(scoped_identifier) (identifier)] @import.source
  (asterisk) @import.wildcard) @import.module

; The name is the class, or the member of a static import; the source is what holds it.
(import_declaration
  (scoped_identifier
    scope: (_) @import.source
    name: (identifier) @import.name) .) @import.name

(import_declaration (identifier) @import.source .) @import.module

; Modules. Who requires a module that requires another one transitively, gets both.
(requires_module_directive
  modifiers: (requires_modifier "transitive")
  module: (_) @import.source) @import.reexport

(requires_module_directive module: (_) @import.source) @import.module
