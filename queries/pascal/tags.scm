; Pascal: Delphi, Free Pascal and their ancestors. Letters' case doesn't matter to the language, so lists of names are
; given in the usual spelling.
;
; What a unit declares in its interface is exported. Routines are defined there once more than in the implementation,
; whose methods are qualified by their classes.

; Units and programs. Only the name is captured: a unit encloses nothing but its file.

(unit (moduleName) @name @definition.module)
(program (moduleName) @name @definition.module)
(library (moduleName) @name @definition.module)

; Types. A class without members and ancestors is declared in advance. Behind the header stands the first member.

; The grammar doesn't know subranges: behind `TIndex = 0..10;` the next type's name is lost, and its body is taken for
; that of the subrange. Then the names are what there is to see of the one, and the body of the other.
(declType name: (identifier) @name @definition.type (ERROR (type) . (kEq) .))

(declType
  (ERROR (type (typeref (identifier) @name)) . (kEq) .)
  . type: (declClass (kRecord) . [
      (comment) (pp) (guid) (declConsts) (declField) (declProc) (declProp) (declSection) (declTypes) (declVariant)
      (declVars) (kEnd) (ERROR)
    ] @body) @definition.struct)

(declType
  (ERROR (type (typeref (identifier) @name)) . (kEq) .)
  . type: (declClass
    [(kClass) (kObject) (kAbstract) ")"] . [
      (comment) (pp) (guid) (declConsts) (declField) (declProc) (declProp) (declSection) (declTypes) (declVariant)
      (declVars) (kEnd) (ERROR)
    ] @body) @definition.class)

(declType
  (ERROR (type (typeref (identifier) @name)) . (kEq) .)
  . type: (declClass parent: (typeref)) @definition.class)

(declType
  (ERROR (type (typeref (identifier) @name)) . (kEq) .)
  . type: (declIntf [(kInterface) (kDispInterface) ")"] . [
      (comment) (pp) (guid) (declConsts) (declField) (declProc) (declProp) (declSection) (declTypes) (declVariant)
      (declVars) (kEnd) (ERROR)
    ] @body) @definition.interface)

(declType (ERROR (type (typeref (identifier) @name)) . (kEq) .) . type: (type (declEnum)) @definition.enum)
(declType (ERROR (type (typeref (identifier) @name)) . (kEq) .) . type: (type) @definition.type)

(declType
  name: [(identifier) @name (genericTpl entity: (identifier) @name)]
  type: (declClass (kRecord) . [
      (comment) (pp) (guid) (declConsts) (declField) (declProc) (declProp) (declSection) (declTypes) (declVariant)
      (declVars) (kEnd) (ERROR)
    ] @body)) @definition.struct

(declType
  name: [(identifier) @name (genericTpl entity: (identifier) @name)]
  type: (declClass
    [(kClass) (kObject) (kAbstract) ")"] . [
      (comment) (pp) (guid) (declConsts) (declField) (declProc) (declProp) (declSection) (declTypes) (declVariant)
      (declVars) (kEnd) (ERROR)
    ] @body)) @definition.class

; An exception needs nothing but a name: `EStore = class(Exception);`
(declType
  name: [(identifier) @name (genericTpl entity: (identifier) @name)]
  type: (declClass parent: (typeref))) @definition.class

(declType
  name: [(identifier) @name (genericTpl entity: (identifier) @name)]
  type: (declIntf [(kInterface) (kDispInterface) ")"] . [
      (comment) (pp) (guid) (declConsts) (declField) (declProc) (declProp) (declSection) (declTypes) (declVariant)
      (declVars) (kEnd) (ERROR)
    ] @body)) @definition.interface

(declType
  name: [(identifier) @name (genericTpl entity: (identifier) @name)]
  type: (declHelper (kFor) . (typeref) . (_) @body)) @definition.class

(declType
  name: [(identifier) @name (genericTpl entity: (identifier) @name)]
  type: (type (declEnum) @body)) @definition.enum

(declType
  name: [(identifier) @name (genericTpl entity: (identifier) @name)]
  type: (type)) @definition.type

(declEnumValue name: (identifier) @name) @definition.enumerator

; Members. The visibility is that of the section.

(declSection
  [(kPrivate) (kProtected) (kPublic) (kPublished)] @visibility
  (declField name: (identifier) @name) @definition.field)

(declSection
  [(kPrivate) (kProtected) (kPublic) (kPublished)] @visibility
  (declVars (declVar name: (identifier) @name) @definition.field))

(declSection
  [(kPrivate) (kProtected) (kPublic) (kPublished)] @visibility
  (declConsts (declConst name: (identifier) @name) @definition.constant))

(declSection
  [(kPrivate) (kProtected) (kPublic) (kPublished)] @visibility
  (declProp name: (identifier) @name) @definition.property)

(declSection
  [(kPrivate) (kProtected) (kPublic) (kPublished)] @visibility
  (declProc (kConstructor) name: (identifier) @name) @definition.constructor)

(declSection
  [(kPrivate) (kProtected) (kPublic) (kPublished)] @visibility
  (declProc name: [(identifier) @name (genericTpl entity: (identifier) @name)]) @definition.method)

(declClass
  (declField name: (identifier) @name) @definition.field)

(declClass
  (declVars (declVar name: (identifier) @name) @definition.field))

(declClass
  (declConsts (declConst name: (identifier) @name) @definition.constant))

(declVariant name: (identifier) @name @definition.field)
(declVariantClause (declField name: (identifier) @name) @definition.field)

(declProp name: (identifier) @name) @definition.property

([
  (declClass (declProc (kConstructor) name: (identifier) @name) @definition.constructor)
  (declClass (declProc name: [(identifier) @name (genericTpl entity: (identifier) @name)]) @definition.method)
  (declIntf (declProc name: [(identifier) @name (genericTpl entity: (identifier) @name)]) @definition.method)
  (declHelper (declProc name: [(identifier) @name (genericTpl entity: (identifier) @name)]) @definition.method)
])

; Routines. The signature ends at the first local declaration or at the block.

(defProc
  header: (declProc
    (kConstructor)
    name: (genericDot
      lhs: [(_ !entity) @qualifier (genericTpl entity: (identifier) @qualifier)]
      rhs: [(identifier) @name (genericTpl entity: (identifier) @name)]))
  . (_) @body) @definition.constructor

(defProc
  header: (declProc
    name: (genericDot
      lhs: [(_ !entity) @qualifier (genericTpl entity: (identifier) @qualifier)]
      rhs: [(identifier) @name (genericTpl entity: (identifier) @name)]))
  . (_) @body) @definition.method

(defProc
  header: (declProc name: [(identifier) @name (operatorName) @name (genericTpl entity: (identifier) @name)])
  . (_) @body) @definition.function

; Prototypes: of the interface, and what other files hold.

(interface
  (declProc name: [(identifier) @name (operatorName) @name (genericTpl entity: (identifier) @name)])
    @definition.function)

(declProc name: (identifier) @name (procExternal)) @definition.function

; Constants and variables of units and programs

[
  (interface
    (declConsts
      (declConst
        name: (identifier) @name
        defaultValue: (defaultValue [(arrInitializer) (recInitializer)]? @body)) @definition.constant))
  (interface
    (declVars
      (declVar
        name: (identifier) @name
        defaultValue: (defaultValue [(arrInitializer) (recInitializer)] @body)?) @definition.variable))
  (implementation
    (declConsts
      (declConst
        name: (identifier) @name
        defaultValue: (defaultValue [(arrInitializer) (recInitializer)]? @body)) @definition.constant))
  (implementation
    (declVars
      (declVar
        name: (identifier) @name
        defaultValue: (defaultValue [(arrInitializer) (recInitializer)] @body)?) @definition.variable))
  (program
    (declConsts
      (declConst
        name: (identifier) @name
        defaultValue: (defaultValue [(arrInitializer) (recInitializer)]? @body)) @definition.constant))
  (program
    (declVars
      (declVar
        name: (identifier) @name
        defaultValue: (defaultValue [(arrInitializer) (recInitializer)] @body)?) @definition.variable))
  (library
    (declConsts
      (declConst
        name: (identifier) @name
        defaultValue: (defaultValue [(arrInitializer) (recInitializer)]? @body)) @definition.constant))
  (library
    (declVars
      (declVar
        name: (identifier) @name
        defaultValue: (defaultValue [(arrInitializer) (recInitializer)] @body)?) @definition.variable))
]

; What the interface of a unit says is for others.

(interface
  [
    (declTypes (declType name: [(identifier) @exported (genericTpl entity: (identifier) @exported)]))
    (declTypes (declType (ERROR (type (typeref (identifier) @exported)) . (kEq) .)))
    (declConsts (declConst name: (identifier) @exported))
    (declVars (declVar name: (identifier) @exported))
    (declProc name: [(identifier) @exported (operatorName) @exported (genericTpl entity: (identifier) @exported)])
  ])

; Tests: DUnitX marks them, and DUnit runs the published methods of a test case that begin with `Test`.

(declProc
  (rttiAttributes [(identifier) @_attribute (exprCall entity: (identifier) @_attribute)])
  name: (identifier) @test
  (#any-of? @_attribute "Test" "TestCase"))

(declType
  (rttiAttributes [(identifier) @_attribute (exprCall entity: (identifier) @_attribute)])
  name: (identifier) @test
  (#eq? @_attribute "TestFixture"))

(declType
  name: (identifier) @test
  type: (declClass parent: (typeref (identifier) @_ancestor))
  (#match? @_ancestor "TestCase$"))

(defProc
  header: (declProc name: (genericDot lhs: (identifier) @_class rhs: (identifier) @test))
  (#match? @_class "Tests?$|TestCase$|Fixture$"))

(comment) @comment
(rttiAttributes) @attribute

; Ancestors

(declClass
  parent: (typeref
    [
      (identifier) @name
      (typerefTpl entity: (identifier) @name)
      (typerefDot rhs: (identifier) @name)
    ] @reference.implementation)
  (#not-eq? @name "TObject"))

(declIntf
  parent: (typeref
    [
      (identifier) @name
      (typerefTpl entity: (identifier) @name)
      (typerefDot rhs: (identifier) @name)
    ] @reference.implementation)
  (#not-any-of? @name "IInterface" "IUnknown"))

(rttiAttributes
  [(identifier) @name (exprCall entity: (identifier) @name)] @reference.attribute)

; Instances: a constructor is called like a method of the class.

(exprDot
  lhs: [(identifier) @name (exprTpl entity: (identifier) @name) (exprDot rhs: (identifier) @name)] @reference.class
  rhs: (identifier) @_constructor
  (#match? @name "^[A-Z]")
  (#match? @_constructor "^Create"))

; Calls. Parentheses are not needed: a name that stands alone as a statement is a call.

(exprCall
  entity: [
    (identifier) @name
    (exprDot rhs: (identifier) @name)
    (exprTpl entity: (identifier) @name)
    (exprDot rhs: (exprTpl entity: (identifier) @name))
  ]
  (#match? @name "^..")
  (#not-any-of? @name
    "Assigned" "Copy" "Create" "Dec" "Exclude" "Exit" "FreeAndNil" "High" "Inc" "Include" "Length" "Low" "Ord" "Pos"
    "Pred" "SetLength" "SizeOf" "Succ" "Write" "WriteLn" "Writeln" "writeln" "write" "ReadLn")) @reference.call

(statement
  [(identifier) @name (exprDot rhs: (identifier) @name)] @reference.call
  (#not-any-of? @name "Break" "Continue" "Create" "Destroy" "Exit" "Free" "WriteLn" "Writeln" "break" "exit"))

(inherited (identifier) @name
  (#not-any-of? @name "Create" "Destroy")) @reference.call

(exprUnary operator: (kAt) operand: (identifier) @name) @reference.identifier

; Types. Those of the language are left out, and so are single letters, the names of type parameters.

(typeref
  [
    (identifier) @name
    (typerefTpl entity: (identifier) @name)
    (typerefDot rhs: (identifier) @name)
    (typerefPtr operand: (identifier) @name)
  ] @reference.type
  (#match? @name "^..")
  (#not-any-of? @name "IInterface" "IUnknown" "TObject")
  (#not-match? @name "(?i)^(ansichar|boolean|byte|cardinal|char|double|extended|integer|int64|longint|longword|word)$")
  (#not-match? @name "(?i)^(nativeint|pchar|pointer|qword|real|shortint|single|smallint|uint64|variant|widechar)$"))

(typerefArgs (identifier) @name @reference.type
  (#match? @name "^[TEI][A-Z]"))

([
  (exprBinary operator: [(kIs) (kAs)] rhs: (identifier) @name @reference.type)
  (exprDot lhs: (identifier) @name @reference.type)
  (exprTpl args: (identifier) @name @reference.type)
 ]
 (#match? @name "^[TE][A-Z]"))
