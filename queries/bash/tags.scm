; Shells

(comment) @comment

(function_definition name: (word) @name) @definition.function

; Constants and variables of the outermost level. Those inside of a function are its locals, or nobody can tell.

((program
  (declaration_command
    (word) @_flags
    (variable_assignment
      name: (variable_name) @name
      value: (array)? @body)) @definition.constant)
  (#match? @_flags "^-[a-zA-Z]*r"))

(program
  (declaration_command
    "readonly"
    (variable_assignment
      name: (variable_name) @name
      value: (array)? @body)) @definition.constant)

((program
  (declaration_command
    (word) @_flags
    (variable_assignment
      name: (variable_name) @name @exported)))
  (#match? @_flags "^-[a-zA-Z]*x"))

(program
  (declaration_command
    "export"? @visibility
    (variable_assignment
      name: (variable_name) @name
      value: (array)? @body)) @definition.variable)

(program
  (variable_assignment
    name: (variable_name) @name
    value: (array)? @body) @definition.variable)

; `a=1 b=2` in one line
(program
  (variable_assignments
    (variable_assignment
      name: (variable_name) @name
      value: (array)? @body) @definition.variable))

; `export -f a b`, and `export A` behind its assignment
(declaration_command "export" (variable_name) @exported)

; Tests of shunit2 and its kin. Those of bats have descriptions instead of names.
((function_definition name: (word) @test)
  (#match? @test "^test[_A-Z]"))

; Calls: every command, as any of them may be a function of another file. What every shell has is none.

((command name: (command_name (word) @name)) @reference.call
  (#not-match? @name "^([:.{}\\[]|alias|bg|break|builtin|cat|cd|command|continue|declare|echo|eval|exec|exit|export|false|getopts|hash|let|local|printf|pwd|read|return|set|shift|shopt|source|test|trap|true|type|ulimit|umask|unset|wait)$|[/=@]"))

; `trap cleanup EXIT`
((command
  name: (command_name (word) @_trap)
  . argument: (word) @name) @reference.call
  (#eq? @_trap "trap")
  (#match? @name "^\\w+$"))
