(comment) @comment

; Nix. Functions, packages and options are tagged at any depth, sets and calls where they lie in the outermost set; plain values
; are not looked for. The outermost set may lie in
; a function, in its second, in a `let`, and in a call: four levels, counted by wildcards.

; A function ends at its body, however many arguments it takes one by one.
(binding
  attrpath: (attrpath attr: [(identifier) @name (string_expression (string_fragment) @name)] .)
  expression: (function_expression body: (function_expression body: (function_expression body: (function_expression body: (_) @body)))))
  @definition.function

(binding
  attrpath: (attrpath attr: [(identifier) @name (string_expression (string_fragment) @name)] .)
  expression: (function_expression body: (function_expression body: (function_expression body: (_) @body)))) @definition.function

(binding
  attrpath: (attrpath attr: [(identifier) @name (string_expression (string_fragment) @name)] .)
  expression: (function_expression body: (function_expression body: (_) @body))) @definition.function

(binding
  attrpath: (attrpath attr: [(identifier) @name (string_expression (string_fragment) @name)] .)
  expression: (function_expression body: (_) @body)) @definition.function

; Options of modules, at any depth
((binding
   attrpath: (attrpath attr: [(identifier) @name (string_expression (string_fragment) @name)] .)
   expression: (apply_expression
     function: [(variable_expression name: (identifier) @_make) (select_expression attrpath: (attrpath attr: (identifier) @_make .))]
     argument: (_) @body)) @definition.property
  (#any-of? @_make "mkOption" "mkEnableOption" "mkPackageOption"))

; Packages, at any depth: those of a flake lie deep

((binding
   attrpath: (attrpath attr: [(identifier) @name (string_expression (string_fragment) @name)] .)
   expression: (apply_expression
     function: [
       (variable_expression name: (identifier) @_make)
       (select_expression attrpath: (attrpath attr: (identifier) @_make .))
       (apply_expression function: [(variable_expression name: (identifier) @_make) (select_expression attrpath: (attrpath attr: (identifier) @_make .))])
     ]
     argument: [(attrset_expression) (rec_attrset_expression) (function_expression)]? @body)) @definition.target
  (#match? @_make "^(mkDerivation|mkShell\\w*|callPackages?|build[A-Z]\\w*|nixosSystem|homeManagerConfiguration|writeShell\\w+|runCommand\\w*|symlinkJoin|buildEnv)$"))

; Names of `let`

[ (source_code (let_expression (binding_set
  (binding attrpath: (attrpath attr: (identifier) @name .) expression: [(attrset_expression) (rec_attrset_expression) (list_expression) (apply_expression) (let_expression) (with_expression) (if_expression) (indented_string_expression)]? @body) @definition.variable)))
 (source_code (_ (let_expression (binding_set
  (binding attrpath: (attrpath attr: (identifier) @name .) expression: [(attrset_expression) (rec_attrset_expression) (list_expression) (apply_expression) (let_expression) (with_expression) (if_expression) (indented_string_expression)]? @body) @definition.variable))))
 (source_code (_ (_ (let_expression (binding_set
  (binding attrpath: (attrpath attr: (identifier) @name .) expression: [(attrset_expression) (rec_attrset_expression) (list_expression) (apply_expression) (let_expression) (with_expression) (if_expression) (indented_string_expression)]? @body) @definition.variable)))))]

; Sets

[
 (source_code (_ (binding_set
  (binding
    attrpath: (attrpath attr: [(identifier) @name (string_expression (string_fragment) @name)] .)
    expression: [
      (attrset_expression) @body
      (rec_attrset_expression) @body
      (with_expression body: [(attrset_expression) (rec_attrset_expression)]) @body
      (let_expression) @body
      (apply_expression) @body
    ]) @definition.field)))
 (source_code (_ (_ (binding_set
  (binding
    attrpath: (attrpath attr: [(identifier) @name (string_expression (string_fragment) @name)] .)
    expression: [
      (attrset_expression) @body
      (rec_attrset_expression) @body
      (with_expression body: [(attrset_expression) (rec_attrset_expression)]) @body
      (let_expression) @body
      (apply_expression) @body
    ]) @definition.field))))
 (source_code (_ (_ (_ (binding_set
  (binding
    attrpath: (attrpath attr: [(identifier) @name (string_expression (string_fragment) @name)] .)
    expression: [
      (attrset_expression) @body
      (rec_attrset_expression) @body
      (with_expression body: [(attrset_expression) (rec_attrset_expression)]) @body
      (let_expression) @body
      (apply_expression) @body
    ]) @definition.field)))))
 (source_code (_ (_ (_ (_ (binding_set
  (binding
    attrpath: (attrpath attr: [(identifier) @name (string_expression (string_fragment) @name)] .)
    expression: [
      (attrset_expression) @body
      (rec_attrset_expression) @body
      (with_expression body: [(attrset_expression) (rec_attrset_expression)]) @body
      (let_expression) @body
      (apply_expression) @body
    ]) @definition.field))))))]

; References

(apply_expression
  function: [
    (variable_expression name: (identifier) @name)
    (select_expression attrpath: (attrpath attr: (identifier) @name .))
  ]
  (#not-any-of? @name
    "import" "map" "toString" "throw" "abort" "isNull" "removeAttrs" "baseNameOf" "dirOf" "mkOption" "mkEnableOption" "mkIf"
    "optional" "optionals" "optionalString" "mkDefault" "mkForce" "mkMerge")) @reference.call

; What lists hold: the inputs of a package, mostly
(list_expression element: [
  (variable_expression name: (identifier) @name)
  (select_expression attrpath: (attrpath attr: (identifier) @name .))] @reference.identifier)

(binding expression: [
  (variable_expression name: (identifier) @name)
  (select_expression attrpath: (attrpath attr: (identifier) @name .))] @reference.identifier
  (#not-any-of? @name "true" "false" "null"))

(inherit attrs: (inherited_attrs attr: (identifier) @name @reference.identifier))

(with_expression environment: [
  (variable_expression name: (identifier) @name)
  (select_expression attrpath: (attrpath attr: (identifier) @name .))] @reference.identifier)

(interpolation expression: [
  (variable_expression name: (identifier) @name)
  (select_expression attrpath: (attrpath attr: (identifier) @name .))] @reference.identifier)
