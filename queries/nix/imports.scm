; Nix

((apply_expression
   function: [(variable_expression name: (identifier) @_import) (select_expression attrpath: (attrpath attr: (identifier) @_import .))]
   argument: [(path_expression) (spath_expression) (hpath_expression) (string_expression (string_fragment))] @import.source)
   @import.module
  (#any-of? @_import "import" "callPackage" "callPackages" "scopedImport"))

; Modules: `imports = [ ./a.nix ];`
((binding
   attrpath: (attrpath (identifier) @_imports .)
   expression: (list_expression element: [(path_expression) (spath_expression)] @import.source @import.include))
  (#any-of? @_imports "imports" "modules"))

(inherit_from
  expression: (_) @import.source
  attrs: (inherited_attrs attr: (identifier) @import.name)) @import.name

; The inputs of a flake
((binding
   attrpath: (attrpath . (identifier) @_inputs (identifier) @import.alias . (identifier) @_url .)
   expression: (string_expression (string_fragment) @import.source)) @import.module
  (#eq? @_inputs "inputs")
  (#eq? @_url "url"))

((binding
   attrpath: (attrpath . (identifier) @_inputs .)
   expression: (_ (binding_set
     (binding
       attrpath: (attrpath . (identifier) @import.alias . (identifier) @_url .)
       expression: (string_expression (string_fragment) @import.source)) @import.module)))
  (#eq? @_inputs "inputs")
  (#eq? @_url "url"))
