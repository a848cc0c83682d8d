; @import "base.css", @import url("base.css"), @import url(base.css)

(import_statement
  [
    (string_value (string_content) @import.source)
    (call_expression
      (arguments [(string_value (string_content) @import.source) (plain_value) @import.source]))
  ]
  (#not-match? @import.source "^([a-z]+:|//)")) @import.include
