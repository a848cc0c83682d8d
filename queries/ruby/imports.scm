((call . (_) @_method . (_ . (string . (string_content) @import.source .) .)) @import.module
  (#eq? @_method "require"))

; Paths instead of names on the load path.
((call . (_) @_method . (_ . (string . (string_content) @import.source .))) @import.include
  (#any-of? @_method "require_relative" "load"))

; `require File.expand_path("../lib/a", __FILE__)`
((call .
   (_) @_method
   . (_ . (_
       receiver: (constant) @_file
       method: (_) @_expand
       arguments: (_ . (string . (string_content) @import.source .))))) @import.include
  (#eq? @_file "File")
  (#eq? @_expand "expand_path")
  (#any-of? @_method "require" "load"))

((call .
   (_) @_method
   . (_ . (simple_symbol) @import.name . (string . (string_content) @import.source .))) @import.module
  (#eq? @_method "autoload"))
