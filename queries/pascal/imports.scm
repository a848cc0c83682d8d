(declUses (moduleName) @import.source) @import.module

(declExports (declExport (identifier) @import.source)) @import.reexport
