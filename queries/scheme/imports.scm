; Scheme. The source is the library's name as it is written: `(scheme base)`.

((list . (symbol) @_import (list . (symbol) @_only . (_) @import.source (symbol) @import.name) @import.name)
  (#any-of? @_import "import" "use-modules")
  (#any-of? @_only "only" "except"))

((list . (symbol) @_import (list . (symbol) @_rename . (_) @import.source (list . (symbol) @import.name . (symbol) @import.alias)) @import.name)
  (#any-of? @_import "import")
  (#eq? @_rename "rename"))

((list . (symbol) @_import (list . (symbol) @_prefix . (_) @import.source . (symbol) @import.alias) @import.module)
  (#eq? @_import "import")
  (#eq? @_prefix "prefix"))

((list . (symbol) @_import (list . (list) @import.source . (keyword) (list (symbol) @import.name)) @import.name)
  (#eq? @_import "use-modules"))

((list . (symbol) @_import (list . (list) @import.source) @import.module)
  (#any-of? @_import "import" "use-modules"))

((list . (symbol) @_import [(symbol) @import.source (list . (symbol) @_first) @import.source] @import.module)
  (#any-of? @_import "import" "use-modules" "require-extension")
  (#not-any-of? @_import "only")
  (#not-any-of? @_first "only" "except" "rename" "prefix"))

((list . (symbol) @_include (string) @import.source @import.include)
  (#any-of? @_include "include" "include-ci" "load" "include-library-declarations"))
