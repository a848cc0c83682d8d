; `alias A.{B, C.D}`. The module in front is put before each name.

((call
   target: (identifier) @_import
   (arguments
     (dot
       left: (_) @import.prefix
       right: (tuple)) @import.group))
  (#any-of? @_import "alias" "import" "use" "require"))

((call
   target: (identifier) @_import
   (arguments
     (dot
       right: (tuple (alias) @import.source)))) @import.module
  (#any-of? @_import "alias" "import" "use" "require"))

; `alias A.B, as: C`, `require A, as: C`
((call
   target: (identifier) @_import
   (arguments
     .
     [(alias) (atom) (dot right: (alias))] @import.source
     (keywords
       (pair
         key: (keyword) @_as
         value: (alias) @import.alias)))) @import.module
  (#any-of? @_import "alias" "require")
  (#match? @_as "^as:"))

; `import A` brings in all its functions.
((call
   target: (identifier) @_import
   (arguments . [(alias) (atom) (dot right: (alias))] @import.source @import.wildcard .)) @import.module
  (#eq? @_import "import"))

; `import A, only: [f: 1]`
((call
   target: (identifier) @_import
   (arguments
     . [(alias) (atom) (dot right: (alias))] @import.source)) @import.module
  (#any-of? @_import "alias" "import" "use" "require"))
