; Of a path that is put together, what stands behind the last expansion.
((command
  name: (command_name (word) @_source)
  . argument: [
    (word) @import.source
    (string (string_content) @import.source .)
    (concatenation (word) @import.source .)
    (concatenation (string (string_content) @import.source .) .)
  ]) @import.include
  (#any-of? @_source "source" "."))
