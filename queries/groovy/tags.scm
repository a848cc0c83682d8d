; Groovy, Gradle and Jenkins. The grammar knows commands, words and blocks, but no declarations: a keyword or the word before a
; name tells what it is. The last word before a brace is inside the node of the block.

; Gradle: `task a(type: T) { … }`, `task a { … }`, `tasks.register('a') { … }`

(source_file (command
  . (unit . (identifier) @_task .)
  . [
    (block . (unit . [(identifier) @name (func . (identifier) @name)]) "{" @body)
    (unit . [(identifier) @name (func . (identifier) @name)])
  ]
  (#eq? @_task "task")) @definition.target)

(source_file (command
  . [
    (block
      . (unit
        . (identifier) @_tasks
        . (func . (identifier) @_register . (arg_block . (string) @name)))
      "{" @body)
    (unit
      . (identifier) @_tasks
      . (func . (identifier) @_register . (arg_block . (string) @name)))
  ]
  (#eq? @_tasks "tasks")
  (#any-of? @_register "register" "create")) @definition.target)

; Jenkins: `stage('a') { … }`

((command
  . (block
    . (unit . (func . (identifier) @_stage . (arg_block . (string) @name)))
    "{" @body)) @definition.target
 (#eq? @_stage "stage"))

((end_command
  . (block
    . (unit . (func . (identifier) @_stage . (arg_block . (string) @name)))
    "{" @body)) @definition.target
 (#eq? @_stage "stage"))

; Types

((command
  (unit . (identifier) @_keyword .)
  . [
    (block . (unit . [(identifier) @name (generics_class . (identifier) @name)]) "{" @body)
    (unit . [(identifier) @name (generics_class . (identifier) @name)])
  ]
  (block "{" @body)?) @definition.class
 (#any-of? @_keyword "class" "record"))

((command
  (unit . (identifier) @_keyword .)
  . [
    (block . (unit . [(identifier) @name (generics_class . (identifier) @name)]) "{" @body)
    (unit . [(identifier) @name (generics_class . (identifier) @name)])
  ]
  (block "{" @body)?) @definition.interface
 (#any-of? @_keyword "interface"))

((command
  (unit . (identifier) @_keyword .)
  . [
    (block . (unit . [(identifier) @name (generics_class . (identifier) @name)]) "{" @body)
    (unit . [(identifier) @name (generics_class . (identifier) @name)])
  ]
  (block "{" @body)?) @definition.trait
 (#any-of? @_keyword "trait"))

((command
  (unit . (identifier) @_keyword .)
  . [
    (block . (unit . [(identifier) @name (generics_class . (identifier) @name)]) "{" @body)
    (unit . [(identifier) @name (generics_class . (identifier) @name)])
  ]
  (block "{" @body)?) @definition.enum
 (#any-of? @_keyword "enum"))

; Members of types. A constructor has no type, or a modifier in its place.

((command
  (unit . (identifier) @_keyword .)
  (block
    (command
      . (unit . (identifier) @visibility .)?
      . (block . (unit . (func . (identifier) @name)) "{" @body)) @definition.constructor))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#any-of? @visibility "public" "protected" "private")
 (#match? @name "^[\\p{Lu}]"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (command
      . (block . (unit . (func . (identifier) @name)) "{" @body)) @definition.constructor))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#match? @name "^[\\p{Lu}]"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (command
      . (unit . (identifier) @visibility .)
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (block . (unit . (func . (identifier) @name)) "{" @body)) @definition.method))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#any-of? @visibility "public" "protected" "private")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$")
 (#not-any-of? @name "if" "for" "while" "switch" "catch" "with" "synchronized"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (end_command
      . (unit . (identifier) @visibility .)
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (block . (unit . (func . (identifier) @name)) "{" @body)) @definition.method))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#any-of? @visibility "public" "protected" "private")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$")
 (#not-any-of? @name "if" "for" "while" "switch" "catch" "with" "synchronized"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (command
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (block . (unit . (func . (identifier) @name)) "{" @body)) @definition.method))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$")
 (#not-any-of? @name "if" "for" "while" "switch" "catch" "with" "synchronized"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (end_command
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (block . (unit . (func . (identifier) @name)) "{" @body)) @definition.method))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$")
 (#not-any-of? @name "if" "for" "while" "switch" "catch" "with" "synchronized"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (command
      . (unit . (identifier) @visibility .)
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (unit . (func . (identifier) @name) .) (block "{" @body)?) @definition.method))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#any-of? @visibility "public" "protected" "private")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$")
 (#not-any-of? @name "if" "for" "while" "switch" "catch" "with" "synchronized"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (end_command
      . (unit . (identifier) @visibility .)
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (unit . (func . (identifier) @name) .) (block "{" @body)?) @definition.method))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#any-of? @visibility "public" "protected" "private")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$")
 (#not-any-of? @name "if" "for" "while" "switch" "catch" "with" "synchronized"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (command
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (unit . (func . (identifier) @name) .) (block "{" @body)?) @definition.method))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$")
 (#not-any-of? @name "if" "for" "while" "switch" "catch" "with" "synchronized"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (end_command
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (unit . (func . (identifier) @name) .) (block "{" @body)?) @definition.method))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$")
 (#not-any-of? @name "if" "for" "while" "switch" "catch" "with" "synchronized"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (command
      . (unit . (identifier) @visibility .)
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (block . (string) @name "{" @body)) @definition.method))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#any-of? @visibility "public" "protected" "private")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (end_command
      . (unit . (identifier) @visibility .)
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (block . (string) @name "{" @body)) @definition.method))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#any-of? @visibility "public" "protected" "private")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (command
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (block . (string) @name "{" @body)) @definition.method))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (end_command
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (block . (string) @name "{" @body)) @definition.method))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (command
      (unit . (identifier) @_static .)
      . (unit . (identifier) @_final .)
      (unit . (identifier) @name .)
      . (operators)) @definition.constant))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#eq? @_static "static")
 (#eq? @_final "final"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (command
      . (unit . (identifier) @visibility .)
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (unit . (identifier) @name .) . (operators)) @definition.field))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#any-of? @visibility "public" "protected" "private")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (end_command
      . (unit . (identifier) @visibility .)
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (unit . (identifier) @name .) . (operators)) @definition.field))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#any-of? @visibility "public" "protected" "private")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (command
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (unit . (identifier) @name .) . (operators)) @definition.field))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (end_command
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (unit . (identifier) @name .) . (operators)) @definition.field))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (command
      . (unit . (identifier) @visibility .)
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (unit . (identifier) @name .) .) @definition.field))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#any-of? @visibility "public" "protected" "private")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (end_command
      . (unit . (identifier) @visibility .)
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (unit . (identifier) @name .) .) @definition.field))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#any-of? @visibility "public" "protected" "private")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (command
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (unit . (identifier) @name .) .) @definition.field))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$"))

((command
  (unit . (identifier) @_keyword .)
  (block
    (end_command
      [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
      . (unit . (identifier) @name .) .) @definition.field))
 (#any-of? @_keyword "class" "interface" "trait" "enum" "record")
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$"))

((command
  (unit . (identifier) @_keyword .)
  (block "{"
    (command (unit . [(identifier) @name (func . (identifier) @name)] .) @definition.enumerator)))
 (#eq? @_keyword "enum")
 (#match? @name "^[A-Z][A-Z0-9_]*$"))

((command
  (unit . (identifier) @_keyword .)
  (block "{"
    (end_command (unit . [(identifier) @name (func . (identifier) @name)] .) @definition.enumerator)))
 (#eq? @_keyword "enum")
 (#match? @name "^[A-Z][A-Z0-9_]*$"))

; Functions and variables of a script

(source_file (command
  [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
  . (block . (unit . (func . (identifier) @name)) "{" @body)
  (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$")
  (#not-any-of? @name "if" "for" "while" "switch" "catch" "with" "synchronized")) @definition.function)

(source_file (command
  . (unit . (identifier) @_type .)
  . (unit . (identifier) @name .)
  . (operators)
  (block "{" @body)?
  (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$")) @definition.variable)

; An annotation with arguments makes an error of the class behind it, whose members are sound.

((block (command
  [(unit . (identifier) @_type .) (unit . (generics_class . (identifier) @_type))]
  . (block . (unit . (func . (identifier) @name)) "{" @body)) @definition.method)
 (#match? @_type "^(def|void|boolean|byte|char|short|int|long|float|double|static|final|abstract|synchronized|public|protected|private|var|[\\p{Lu}]\\w*)$")
 (#not-any-of? @name "if" "for" "while" "switch" "catch" "with" "synchronized"))

; Tests: features of Spock, and what stands below an annotation of JUnit

((_
  (unit . (identifier) @_def .)
  . (block . (string) @test "{"))
 (#eq? @_def "def"))

((command . (decorate (identifier) @_annotation))
 . (command (block . (unit . (func . (identifier) @test)) "{"))
 (#any-of? @_annotation "Test" "ParameterizedTest" "RepeatedTest" "TestFactory"))

(block_comment) @comment
(line_comment) @comment
(command . (decorate) .) @decoration

; Base types

((command
  (unit . (identifier) @_extends .)
  . [
    (unit . [(identifier) @name (generics_class . (identifier) @name)] @reference.implementation .)
    (block . (unit . [(identifier) @name (generics_class . (identifier) @name)] @reference.implementation .))
  ])
 (#any-of? @_extends "extends" "implements"))

; Annotations

((decorate (identifier) @name) @reference.attribute
 (#not-any-of? @name "CompileStatic" "Deprecated" "Override" "SuppressWarnings" "TypeChecked"))

; Instances

((_
  (unit . (identifier) @_new .)
  . [
    (unit . (func . (identifier) @name) @reference.class)
    (block . (unit . (func . (identifier) @name) @reference.class))
  ])
 (#eq? @_new "new"))

; Calls: with parentheses, or a lone word before its arguments or its block

((func . (identifier) @name) @reference.call
 (#not-any-of? @name "if" "for" "while" "switch" "catch" "return" "assert" "super" "this"))

([
  (command . (unit . (identifier) @name @reference.call .) . [(string) (number) (list)])
  (end_command . (unit . (identifier) @name @reference.call .) . [(string) (number) (list)])
  (command . (block . (unit (identifier) @name @reference.call .) . "{"))
  (end_command . (block . (unit (identifier) @name @reference.call .) . "{"))
 ]
 (#match? @name "^[\\p{Ll}]")
 (#not-any-of? @name "return" "throw" "assert" "else" "try" "finally" "do" "case" "import" "package" "def" "new"))

; Types. The words of imports are none.

((unit . (identifier) @name @reference.type .)
 (#match? @name "^[\\p{Lu}].*[\\p{Ll}]"))

((unit . (identifier) @name @reference.type . [(identifier) (func)])
 (#match? @name "^[\\p{Lu}].*[\\p{Ll}]"))

((generics_class (identifier) @name @reference.type)
 (#match? @name "^[\\p{Lu}]."))
