(preproc_include path: (string_literal (string_content) @import.source)) @import.include

; The brackets belong to the token: whoever reads the source takes them off.
(preproc_include path: (system_lib_string) @import.source) @import.include

; `@import UIKit.UIColor;`: the path's parts are siblings, so the first one stands for the module.
(module_import . path: (identifier) @import.source) @import.module
