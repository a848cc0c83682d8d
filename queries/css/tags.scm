; CSS
;
; A rule is found under the classes and ids that it is about: the last of each selector. Those in front of it, those of a
; state (`.card:hover`) and those that are narrowed by another one (`.button.primary`) are uses of what other rules define.

(comment) @comment

(rule_set
  (selectors
    [
      (class_selector . (class_name) @name)
      (id_selector . (id_name) @name)
      (descendant_selector [(class_selector . (class_name) @name) (id_selector . (id_name) @name)] .)
      (child_selector [(class_selector . (class_name) @name) (id_selector . (id_name) @name)] .)
      (sibling_selector [(class_selector . (class_name) @name) (id_selector . (id_name) @name)] .)
      (adjacent_sibling_selector [(class_selector . (class_name) @name) (id_selector . (id_name) @name)] .)
    ])
  (block) @body) @definition.selector

; Custom properties, wherever they are set
((declaration (property_name) @name)
  (#match? @name "^--")) @definition.variable

((at_rule
  (at_keyword) @_keyword
  . (keyword_query) @name
  (block) @body)
  (#eq? @_keyword "@property")) @definition.variable

; What an animation is called
(keyframes_statement
  (keyframes_name) @name
  (keyframe_block_list) @body) @definition.constant

; References

(class_selector (class_name) @name) @reference.identifier

(id_selector (id_name) @name) @reference.identifier

((call_expression
  (function_name) @_function
  (arguments . (plain_value) @name))
  (#eq? @_function "var")
  (#match? @name "^--")) @reference.identifier

((declaration
  (property_name) @_property
  (plain_value) @name)
  (#any-of? @_property "animation" "animation-name" "-webkit-animation" "-webkit-animation-name")
  (#not-any-of? @name
    "none" "ease" "ease-in" "ease-out" "ease-in-out" "linear" "infinite" "normal" "reverse" "alternate" "forwards"
    "backwards" "both" "running" "paused" "step-start" "step-end" "alternate-reverse" "initial" "inherit" "unset")) @reference.identifier
