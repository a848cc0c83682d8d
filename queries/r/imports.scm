((call
  function: (identifier) @_library
  arguments: (arguments
    . (argument
      value: [
        (identifier) @import.source
        (string content: (string_content) @import.source)
      ]))) @import.module
  (#any-of? @_library "library" "require" "requireNamespace" "loadNamespace" "attachNamespace"))

; A path that is put together is its last part.
((call
  function: (identifier) @_source
  arguments: (arguments
    . (argument
      value: [
        (string content: (string_content) @import.source)
        (call
          arguments: (arguments
            (argument value: (string content: (string_content) @import.source)) .))
      ]))) @import.include
  (#any-of? @_source "source" "sys.source"))

; `box::use(package[name, alias = other, ...], ./path/module, alias = package)`

((call
  function: (namespace_operator
    lhs: (identifier) @_box
    rhs: (identifier) @_use)
  arguments: (arguments
    (argument
      value: (subset
        function: (_) @import.source
        arguments: (arguments
          (argument
            name: (identifier)? @import.alias
            value: (identifier) @import.name)))) @import.name))
  (#eq? @_box "box")
  (#eq? @_use "use"))

((call
  function: (namespace_operator
    lhs: (identifier) @_box
    rhs: (identifier) @_use)
  arguments: (arguments
    (argument
      value: (subset
        function: (_) @import.source
        arguments: (arguments (argument value: (dots) @import.wildcard)))) @import.module))
  (#eq? @_box "box")
  (#eq? @_use "use"))

((call
  function: (namespace_operator
    lhs: (identifier) @_box
    rhs: (identifier) @_use)
  arguments: (arguments
    (argument
      name: (identifier)? @import.alias
      value: [
        (identifier)
        (binary_operator)
      ] @import.source) @import.module))
  (#eq? @_box "box")
  (#eq? @_use "use"))

; `import::from(package, name, alias = other)`
((call
  function: (namespace_operator
    lhs: (identifier) @_import
    rhs: (identifier) @_from)
  arguments: (arguments
    . (argument value: (_) @import.source)
    (argument
      name: (identifier)? @import.alias
      value: [
        (identifier) @import.name
        (string content: (string_content) @import.name)
      ]) @import.name))
  (#eq? @_import "import")
  (#any-of? @_from "from" "here" "into"))
