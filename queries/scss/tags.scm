; SCSS: CSS, with names for what is used again

(comment) @comment

(js_comment) @comment

; Definitions

(mixin_statement
  name: (identifier) @name
  (block) @body) @definition.macro

(function_statement
  name: (identifier) @name
  (block) @body) @definition.function

; Variables of blocks are local
((stylesheet (declaration (property_name) @name) @definition.variable)
  (#match? @name "^\\$"))

(rule_set
  (selectors (placeholder (identifier) @name))
  (block) @body) @definition.selector

; What follows `&` is the rest of a name (`&__title`): it is told apart by its scope. A name that is put together is none.
((rule_set
  (selectors
    [
      (class_selector . (class_name) @name)
      (class_selector . (nesting_selector) . (class_name) @name)
      (id_selector . (id_name) @name)
      (descendant_selector [(class_selector . (class_name) @name) (id_selector . (id_name) @name)] .)
      (child_selector [(class_selector . (class_name) @name) (id_selector . (id_name) @name)] .)
      (sibling_selector [(class_selector . (class_name) @name) (id_selector . (id_name) @name)] .)
      (adjacent_sibling_selector [(class_selector . (class_name) @name) (id_selector . (id_name) @name)] .)
    ])
  (block) @body)
  (#not-match? @name "#")) @definition.selector

((declaration (property_name) @name)
  (#match? @name "^--")) @definition.variable

(keyframes_statement
  (keyframes_name) @name
  (keyframe_block_list) @body) @definition.constant

; References

(include_statement (identifier) @name) @reference.macro

(extend_statement (class_selector (class_name) @name)) @reference.identifier

; The grammar knows `@extend .class` only
(ERROR (placeholder (identifier) @name)) @reference.identifier

((class_selector (class_name) @name)
  (#not-match? @name "#")) @reference.identifier

(id_selector (id_name) @name) @reference.identifier

((call_expression
  (function_name) @_function
  (arguments . [(plain_value) @name (argument value: (plain_value) @name)]))
  (#eq? @_function "var")
  (#match? @name "^--")) @reference.identifier

; Functions of CSS and those that Sass has of its own are nobody's
((call_expression (function_name) @name)
  (#not-match? @name "\\.")
  (#not-any-of? @name
    "var" "calc" "url" "rgb" "rgba" "hsl" "hsla" "min" "max" "clamp" "attr" "env" "format" "local" "linear-gradient"
    "radial-gradient" "conic-gradient" "repeating-linear-gradient" "cubic-bezier" "steps" "translate" "translateX"
    "translateY" "translate3d" "scale" "scaleX" "scaleY" "rotate" "skew" "matrix" "blur" "drop-shadow" "opacity"
    "brightness" "repeat" "minmax" "fit-content" "counter" "color-mix" "lighten" "darken" "mix" "saturate" "desaturate"
    "adjust-hue" "transparentize" "fade-out" "percentage" "round" "ceil" "floor" "abs" "length" "nth" "join" "append"
    "index" "map-get" "map-merge" "map-keys" "map-values" "map-has-key" "if" "type-of" "unit" "unitless" "quote"
    "unquote" "str-index" "str-slice" "str-length" "inspect" "selector-append" "invert" "red" "green" "blue" "alpha")) @reference.call

(variable) @name @reference.identifier
