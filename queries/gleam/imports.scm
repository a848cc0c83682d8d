; A module can be named whatever is taken out of it.

(import
  module: (module) @import.source
  imports: (unqualified_imports
    (unqualified_import
      name: (_) @import.name
      alias: (_)? @import.alias))) @import.name

(import
  module: (module) @import.source
  alias: (_)? @import.alias) @import.module
