(create_extension
  [(keyword_extension) (keyword_exists)]
  . (identifier) @import.source) @import.module
