(import_attribute
  module: (atom) @import.source
  funs: (fa fun: (atom) @import.name)) @import.name

(pp_include file: (string) @import.source) @import.include

; The first part of the path is an application.
(pp_include_lib file: (string) @import.source) @import.include
