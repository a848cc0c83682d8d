; `open A` brings everything of a module into scope, `include A` passes it on.

(open_module module: (module_path) @import.source @import.wildcard) @import.module

(include_module module: (module_path) @import.source @import.wildcard) @import.reexport

; `module A = B`
(module_binding
  (module_name) @import.alias
  body: (module_path) @import.source) @import.module
