(preproc_include path: (string_literal (string_content) @import.source)) @import.include

; The brackets belong to the token: whoever reads the source takes them off.
(preproc_include path: (system_lib_string) @import.source) @import.include
