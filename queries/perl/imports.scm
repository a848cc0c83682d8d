; A list of words (`qw(a b)`) is one node. Where it holds one word, that is the name.

; Base classes are loaded too.
((use_statement
  "use"
  module: (package) @_base
  [
    (string_literal content: (string_content) @import.source)
    (quoted_word_list content: (string_content) @import.source)
    (list_expression . (string_literal content: (string_content) @import.source))
    (list_expression . (string_literal) (string_literal content: (string_content) @import.source))
  ]) @import.module
  (#any-of? @_base "parent" "base" "Mojo::Base")
  (#match? @import.source "^[\\w:]+$"))

((use_statement
  "use"
  module: (package) @import.source
  [
    (string_literal content: (string_content) @import.name @_name)
    (quoted_word_list content: (string_content) @import.name @_name)
    (list_expression (string_literal content: (string_content) @import.name @_name))
  ]) @import.name
  (#match? @import.source "^[A-Z]")
  (#not-eq? @import.source "Mojo::Base")
  (#match? @_name "^[$@%&]?\\w+$"))

; Names in small letters are pragmas.
((use_statement
  "use"
  module: (package) @import.source) @import.module
  (#match? @import.source "^[A-Z]|::"))

(require_expression (bareword) @import.source) @import.module

(require_expression
  [
    (string_literal content: (string_content) @import.source)
    (interpolated_string_literal . content: (string_content) @import.source .)
  ]) @import.include

(eval_expression
  (filename
    [
      (string_literal content: (string_content) @import.source)
      (interpolated_string_literal . content: (string_content) @import.source .)
    ])) @import.include
