; Zig. A container, an error set and a plain value are all bound by `const`; `pub` stands before the declaration's node
; and so is no part of the signature. Declarations of statements are locals, except for types.

; Types. The signature ends at the brace. Unions come first: `union(enum)` holds the other word too.

(Decl
  (VarDecl
    variable_type_function: (IDENTIFIER) @name
    (ErrorUnionExpr . (SuffixExpr . (ContainerDecl (ContainerDeclType "union") "{" @body))))) @definition.union

(Decl
  (VarDecl
    variable_type_function: (IDENTIFIER) @name
    (ErrorUnionExpr . (SuffixExpr . (ContainerDecl (ContainerDeclType "enum") "{" @body))))) @definition.enum

(Decl
  (VarDecl
    variable_type_function: (IDENTIFIER) @name
    (ErrorUnionExpr
      . (SuffixExpr . (ContainerDecl (ContainerDeclType ["struct" "opaque"]) "{" @body))))) @definition.struct

(Decl
  (VarDecl
    variable_type_function: (IDENTIFIER) @name
    (ErrorUnionExpr . (SuffixExpr . (ErrorSetDecl "{" @body))))) @definition.enum

(Statement
  (VarDecl
    variable_type_function: (IDENTIFIER) @name
    (ErrorUnionExpr . (SuffixExpr . (ContainerDecl (ContainerDeclType "union") "{" @body))))) @definition.union

(Statement
  (VarDecl
    variable_type_function: (IDENTIFIER) @name
    (ErrorUnionExpr . (SuffixExpr . (ContainerDecl (ContainerDeclType "enum") "{" @body))))) @definition.enum

(Statement
  (VarDecl
    variable_type_function: (IDENTIFIER) @name
    (ErrorUnionExpr . (SuffixExpr . (ContainerDecl (ContainerDeclType "struct") "{" @body))))) @definition.struct

; Functions. One inside of a container is a method, with or without `self`.

(ContainerDecl
  (Decl (FnProto function: (IDENTIFIER) @name) (Block)? @body) @definition.method)

(Decl (FnProto function: (IDENTIFIER) @name) (Block)? @body) @definition.function

; Tests. Some are named after the declaration that they show the use of.

(TestDecl . (STRINGLITERALSINGLE) @name (Block) @body) @definition.function
(TestDecl . (STRINGLITERALSINGLE) @test)
(TestDecl . (IDENTIFIER) @name (Block) @body) @definition.function
(TestDecl . (IDENTIFIER) @test)

; Members. A name alone is a value of an enumeration, and a case without payload of a union; in a structure it is the
; type of a part without a name. A file is a structure, too.

(ContainerDecl
  (ContainerDeclType "union")
  (ContainerField
    . (ErrorUnionExpr . (SuffixExpr . variable_type_function: (IDENTIFIER) @name .) .)) @definition.field)

(ContainerDecl
  (ContainerDeclType "enum")
  (ContainerField
    . (ErrorUnionExpr . (SuffixExpr . variable_type_function: (IDENTIFIER) @name .) .)) @definition.enumerator
  (#not-eq? @name "_"))

(ContainerField . (doc_comment) @doc field_member: (IDENTIFIER) @name) @definition.field
(ContainerField field_member: (IDENTIFIER) @name) @definition.field

; An error set of a signature defines nothing.
(Decl
  (VarDecl
    [
      (ErrorUnionExpr . (SuffixExpr . (ErrorSetDecl field_constant: (IDENTIFIER) @name @definition.enumerator)))
      (BinaryExpr
        (ErrorUnionExpr . (SuffixExpr . (ErrorSetDecl field_constant: (IDENTIFIER) @name @definition.enumerator))))
    ]))

; Constants and variables of files and containers. Capitals and small letters make the name of a type; `const Tree =
; std.zig.Tree` is an import by another name unless it is public. Long values are not part of the signature.

(_ "pub"
  . (Decl (VarDecl "const" variable_type_function: (IDENTIFIER) @name)) @definition.type
  (#match? @name "^[A-Z].*[a-z]")
  (#not-match? @definition.type "=\\s*@(import|This)\\("))

((Decl (VarDecl "const" variable_type_function: (IDENTIFIER) @name)) @definition.type
  (#match? @name "^[A-Z].*[a-z]")
  (#not-match? @definition.type "^const (\\w+) = [\\w.]+\\.\\1;|=\\s*@(import|This)\\("))

((Decl
  (VarDecl
    "const"
    variable_type_function: (IDENTIFIER) @name
    [
      (InitList) @body
      (ErrorUnionExpr . (SuffixExpr . (InitList)) @body)
      (_ (BlockLabel)) @body
    ] .)) @definition.constant
 (#not-match? @name "^[A-Z].*[a-z]"))

(_ "pub"
  . (Decl (VarDecl "const" variable_type_function: (IDENTIFIER) @name)) @definition.constant
  (#not-match? @name "^[A-Z].*[a-z]")
  (#not-match? @definition.constant "=\\s*@(import|This)\\("))

((Decl (VarDecl "const" variable_type_function: (IDENTIFIER) @name)) @definition.constant
  (#not-match? @name "^[A-Z].*[a-z]")
  (#not-match? @definition.constant "^const (\\w+) = [\\w.]+\\.\\1;|=\\s*@(import|This)\\("))

(Decl
  (VarDecl
    "var"
    variable_type_function: (IDENTIFIER) @name
    [
      (InitList) @body
      (ErrorUnionExpr . (SuffixExpr . (InitList)) @body)
    ] .)) @definition.variable

(Decl (VarDecl "var" variable_type_function: (IDENTIFIER) @name)) @definition.variable

; Exported is what is public, and what other languages see.

(_ "pub"
  . (Decl
    [
      (FnProto function: (IDENTIFIER) @exported)
      (VarDecl variable_type_function: (IDENTIFIER) @exported)
    ]))

(Decl
  "export"
  [
    (FnProto function: (IDENTIFIER) @exported)
    (VarDecl variable_type_function: (IDENTIFIER) @exported)
  ])

(doc_comment) @comment
(line_comment) @comment

; Instances

(_
  (ErrorUnionExpr
    . (SuffixExpr [
        variable_type_function: (IDENTIFIER) @name
        (FieldOrFnCall field_access: (IDENTIFIER) @name)
      ] .)) @reference.class
  . (InitList)
  (#match? @name "^[A-Z]"))

; Calls

(SuffixExpr variable_type_function: (IDENTIFIER) @name . (FnCallArguments)) @reference.call
(FieldOrFnCall function_call: (IDENTIFIER) @name) @reference.call

; Types: capitalised names, wherever they stand.

((SuffixExpr . variable_type_function: (IDENTIFIER) @name @reference.type)
  (#match? @name "^[A-Z].")
  (#not-eq? @name "Self"))

; Not behind `@import`.
((SuffixExpr
  . variable_type_function: (IDENTIFIER)
  (FieldOrFnCall field_access: (IDENTIFIER) @name @reference.type))
  (#match? @name "^[A-Z]."))

; `.red` and `error.NotFound`
((SuffixExpr field_constant: (IDENTIFIER) @name) @reference.constant
  (#match? @name "^.."))
