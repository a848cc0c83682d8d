; `import a.b.*` is one word with its star.
((command
  (command_name) @_import
  (command_argument) @import.source) @import.module
  (#eq? @_import "import"))

((function_call
  name: (identifier) @_run
  (arguments . argument: (string (string_content) @import.source) .)) @import.include
  (#eq? @_run "run"))
