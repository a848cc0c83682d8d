; Astro: what a component defines stands in its front matter and scripts, which are injected

; Components; a hyphen makes a custom element
([
  (start_tag (tag_name) @name)
  (self_closing_tag (tag_name) @name)
]
  (#match? @name "^[A-Z]|-")) @reference.class
