; Each specification is an import, whether it stands in a group or alone.

(import_spec
  name: (dot) @import.wildcard
  path: (_ [(interpreted_string_literal_content) (raw_string_literal_content)] @import.source)) @import.module

; `_` is kept as the alias: it says that the package is imported for its effects.
(import_spec
  name: [(package_identifier) (blank_identifier)] @import.alias
  path: (_ [(interpreted_string_literal_content) (raw_string_literal_content)] @import.source)) @import.module

(import_spec
  !name
  path: (_ [(interpreted_string_literal_content) (raw_string_literal_content)] @import.source)) @import.module
