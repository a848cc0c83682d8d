; A module can be named whatever is exposed of it.

(import_clause
  moduleName: (_) @import.source
  asClause: (as_clause name: (_) @import.alias)?
  exposing: (exposing_list doubleDot: (_) @import.wildcard)) @import.module

(import_clause
  !exposing
  moduleName: (_) @import.source
  asClause: (as_clause name: (_) @import.alias)?) @import.module

(import_clause
  moduleName: (_) @import.source
  asClause: (as_clause name: (_) @import.alias)?
  exposing: (exposing_list !doubleDot)) @import.module

(import_clause
  moduleName: (_) @import.source
  exposing: (exposing_list
    [
      (exposed_value (lower_case_identifier) @import.name)
      (exposed_type . (upper_case_identifier) @import.name)
      (exposed_operator (operator_identifier) @import.name)
    ])) @import.name
