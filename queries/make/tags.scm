(comment) @comment

; Make.

; Targets. Those that begin with a dot are settings or suffix rules, and a pattern isn't one thing that can be found.
; One rule may have several; each of them is a definition with the same line. Automake's `if`, `else` and `endif` are read
; as the targets of a rule, or as the name of a variable, that reaches over several lines.

((rule
   (targets [(word) (concatenation) (variable_reference) (archive)] @name @test) @_targets
   (recipe)? @body) @definition.target
  (#any-of? @name "test" "tests" "check")
  (#not-match? @_targets "\n"))

((rule
   (targets [(word) (concatenation) (variable_reference) (archive)] @name) @_targets
   (recipe)? @body) @definition.target
  (#not-match? @_targets "\n|^(if|else|endif)\\b")
  (#not-match? @name "^\\.[^/]*$|%|^&$"))

; The target of a rule that has such words in front of it
((rule (targets (concatenation (word) @name @definition.target .) @_lines .))
  (#match? @_lines "\n")
  (#not-match? @name "^\\.|%"))

(rule (targets (ERROR) . (word) @name @definition.target .))

; Blocks of lines, which `$(call …)` and `$(eval …)` use like functions

(define_directive name: (word) @name value: (_)? @body) @definition.macro

; Variables. What only adds to one doesn't define it, and `target: NAME = value` is of one target.

(export_directive
  (variable_assignment
    !target_or_pattern
    name: (word) @name @exported
    operator: ["=" ":=" "::=" "?="])) @definition.variable

(override_directive
  (variable_assignment
    !target_or_pattern
    name: (word) @name
    operator: ["=" ":=" "::=" "?="])) @definition.variable

((variable_assignment
   !target_or_pattern
   name: (word) @name
   operator: ["=" ":=" "::=" "?="]) @definition.variable
  (#not-any-of? @name "if" "else" "endif"))

; `if NAME` and the assignment below it, and the assignments behind `else` and `endif`
(variable_assignment
  (ERROR (concatenation (word) @name @definition.variable .)))

((targets
   [(word) @name @definition.variable (concatenation (word) @name @definition.variable .)]
   . (ERROR) @_sign)
  (#match? @_sign "^[?:]{0,2}="))

(shell_assignment name: (word) @name) @definition.variable

(export_directive variables: (list (word) @exported))

; References

; The prerequisites of `.PHONY` are what the file defines.
((rule
   (targets (word) @_target)
   [normal: (prerequisites (word) @name @reference.identifier)
    order_only: (prerequisites (word) @name @reference.identifier)])
  (#not-match? @_target "^\\.[A-Z]")
  (#not-match? @name "%"))

((rule
   (targets [(concatenation) (variable_reference)])
   [normal: (prerequisites (word) @name @reference.identifier)
    order_only: (prerequisites (word) @name @reference.identifier)])
  (#not-match? @name "%"))

((variable_reference (word) @name @reference.identifier)
  (#not-any-of? @name "MAKE" "MAKEFLAGS" "CURDIR" "MAKEFILE_LIST" "SHELL"))

(substitution_reference text: (word) @name @reference.identifier)
