; `@import` is an expression: what it is bound to is its alias, and a field behind it the imported name. A public
; constant hands it on.

(_ "pub"
  . (Decl
    (VarDecl
      variable_type_function: (IDENTIFIER) @import.alias
      (ErrorUnionExpr
        (SuffixExpr
          . (BUILTINIDENTIFIER) @_import
          . (FnCallArguments (ErrorUnionExpr (SuffixExpr (STRINGLITERALSINGLE) @import.source)))
          (FieldOrFnCall field_access: (IDENTIFIER) @import.name) .)))) @import.reexport
  (#eq? @_import "@import"))

(_ "pub"
  . (Decl
    (VarDecl
      variable_type_function: (IDENTIFIER) @import.alias
      (ErrorUnionExpr
        (SuffixExpr
          . (BUILTINIDENTIFIER) @_import
          . (FnCallArguments (ErrorUnionExpr (SuffixExpr (STRINGLITERALSINGLE) @import.source))) .)))) @import.reexport
  (#eq? @_import "@import"))

((VarDecl
  variable_type_function: (IDENTIFIER) @import.alias
  (ErrorUnionExpr
    (SuffixExpr
      . (BUILTINIDENTIFIER) @_import
      . (FnCallArguments (ErrorUnionExpr (SuffixExpr (STRINGLITERALSINGLE) @import.source)))
      (FieldOrFnCall field_access: (IDENTIFIER) @import.name) .))) @import.name
 (#eq? @_import "@import"))

((VarDecl
  variable_type_function: (IDENTIFIER) @import.alias
  (ErrorUnionExpr
    (SuffixExpr
      . (BUILTINIDENTIFIER) @_import
      . (FnCallArguments (ErrorUnionExpr (SuffixExpr (STRINGLITERALSINGLE) @import.source))) .))) @import.module
 (#eq? @_import "@import"))

((Decl
  "usingnamespace" @import.wildcard
  (ErrorUnionExpr
    (SuffixExpr
      . (BUILTINIDENTIFIER) @_import
      . (FnCallArguments (ErrorUnionExpr (SuffixExpr (STRINGLITERALSINGLE) @import.source)))))) @import.reexport
 (#eq? @_import "@import"))

; A file that is only compiled along, and headers of C.
((AssignExpr
  (ErrorUnionExpr
    (SuffixExpr
      . (BUILTINIDENTIFIER) @_import
      . (FnCallArguments (ErrorUnionExpr (SuffixExpr (STRINGLITERALSINGLE) @import.source)))))) @import.module
 (#eq? @_import "@import"))

((SuffixExpr
  . (BUILTINIDENTIFIER) @_include
  . (FnCallArguments (ErrorUnionExpr (SuffixExpr (STRINGLITERALSINGLE) @import.source)))) @import.include
 (#eq? @_include "@cInclude"))
