; Racket
(extension (lang_name) @import.source) @import.module

((list . (symbol) @_require (list . (symbol) @_only . [(symbol) (string) (list)] @import.source (symbol) @import.name) @import.name)
  (#eq? @_require "require")
  (#any-of? @_only "only-in"))

((list . (symbol) @_require (list . (symbol) @_only . [(symbol) (string) (list)] @import.source (list . (symbol) @import.name . (symbol) @import.alias)) @import.name)
  (#eq? @_require "require")
  (#any-of? @_only "only-in" "rename-in"))

((list . (symbol) @_require (list . (symbol) @_prefix . (symbol) @import.alias . [(symbol) (string) (list)] @import.source) @import.module)
  (#eq? @_require "require")
  (#eq? @_prefix "prefix-in"))

((list . (symbol) @_require (list . (symbol) @_for [(symbol) (string)] @import.source @import.module))
  (#eq? @_require "require")
  (#any-of? @_for "for-syntax" "for-template" "for-label" "except-in" "combine-in" "submod" "file" "lib"))

((list . (symbol) @_require [(symbol) (string)] @import.source @import.module)
  (#any-of? @_require "require" "require/typed"))

((list . (symbol) @_include . (string) @import.source) @import.include
  (#eq? @_include "include"))

; `(all-from-out m)` hands on what has been required.
((list . (symbol) @_all [(symbol) (string)] @import.source @import.reexport)
  (#eq? @_all "all-from-out"))
