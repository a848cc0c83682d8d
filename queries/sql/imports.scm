(create_extension (identifier) @import.source) @import.module
