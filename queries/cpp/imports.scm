(preproc_include path: (string_literal (string_content) @import.source)) @import.include

; The brackets belong to the token: whoever reads the source takes them off.
(preproc_include path: (system_lib_string) @import.source) @import.include

; Modules.
(import_declaration name: (module_name) @import.source) @import.module
(import_declaration partition: (module_partition (module_name) @import.source)) @import.module
(import_declaration header: (string_literal (string_content) @import.source)) @import.module
(import_declaration header: (system_lib_string) @import.source) @import.module
