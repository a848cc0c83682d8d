// Tells on what the names of a file are used.
//
// Input: the definitions and occurrences of one language in a file, and its source. Output: of each occurrence
// the kind and the name of its receiver.
//
// Steps:
// 1. Around every type and every call that makes an instance, the variables are read that have that type
//    (``DeclarationReader``). A variable belongs to the callable around it, as a member to the type around, or
//    to the file.
// 2. Before every occurrence its receiver is read (``ReceiverReader``): a path of names.
// 3. The path is followed from its start: the variable's type, its member's type, and so on. Where that ends
//    before the path does, its last name is a type by its capital or by what the file defines, or of unknown type.
//
// Both passes look at a few bytes around each occurrence, so all of it is linear. It does not know what other files
// hold: members that are inherited, results of functions, types that are inferred from them. Neither does it see
// that a parameter without a type hides a variable of the file.

internal import SourceModel

/// Finds the receivers of the occurrences of one language in a file.
struct ReceiverFinder {
  private let text: SourceText
  private let syntax: ReceiverSyntax
  private let reader: ReceiverReader
  private let declarations: DeclarationReader

  /// Callables around a callable whose variables it sees: more are nested in garbage only.
  private static let maximumNesting = 4

  init(source: UnsafeRawBufferPointer, syntax: ReceiverSyntax) {
    text = SourceText(source, namesHoldDollars: syntax.namesHoldDollars)
    self.syntax = syntax
    reader = ReceiverReader(text: text, syntax: syntax)
    declarations = DeclarationReader(reader: reader)
  }

  /// Sets the receivers of the occurrences for which `isOwn` holds.
  func setReceivers(in builder: inout FileIRBuilder, where isOwn: (Int) -> Bool) {
    if builder.occurrences.isEmpty { return }
    let context = context(of: &builder, where: isOwn)
    for index in builder.occurrences.indices where isOwn(index) {
      let occurrence = builder.occurrences[index]
      switch reader.receiver(before: occurrence.range.lowerBound) {
      case .nothing: continue
      case .own: builder.occurrences[index].receiverKind = .own
      case .expression: builder.occurrences[index].receiverKind = .unknown
      case .path(let path):
        let found = resolve(path, at: occurrence.enclosing, in: context, &builder)
        builder.occurrences[index].receiverKind = found.kind
        builder.occurrences[index].receiver = found.name
      }
    }
  }

  // MARK: Types

  /// What is known of a file before its receivers are looked at.
  private struct Context {
    let scopes: ScopeTable
    var types = DeclaredTypes()
    /// For each name of the file whether it is used or defined as that of a type.
    var isType: [Bool]
    /// For each name of the file whether it is defined as that of a value.
    var isValue: [Bool]

    func isType(_ name: Int) -> Bool { name < isType.count && isType[name] }

    func isValue(_ name: Int) -> Bool { name < isValue.count && isValue[name] }
  }

  private func context(of builder: inout FileIRBuilder, where isOwn: (Int) -> Bool) -> Context {
    let scopes = ScopeTable(&builder)
    let none = [Bool](repeating: false, count: builder.nameCount)
    var context = Context(scopes: scopes, isType: none, isValue: none)
    for definition in builder.definitions {
      if definition.kind.isType { context.isType[definition.name] = true }
      if definition.kind.isValue { context.isValue[definition.name] = true }
    }
    for index in builder.occurrences.indices where isOwn(index) {
      let occurrence = builder.occurrences[index]
      switch occurrence.kind {
      // Of the arguments of a macro each name with a capital is told as a type.
      case .type, .class:
        if !isConstant(occurrence.range) { context.isType[occurrence.name] = true }
      // What a class is made of may be a variable where types have capitals.
      case .implementation where syntax.capital != .type: context.isType[occurrence.name] = true
      default: break
      }
    }
    if syntax.declarations.isEmpty { return context }
    for index in builder.occurrences.indices where isOwn(index) {
      declareVariables(at: builder.occurrences[index], in: &context, &builder)
    }
    return context
  }

  /// Takes in the variables that are declared with the type at `occurrence`.
  private func declareVariables(
    at occurrence: Occurrence, in context: inout Context, _ builder: inout FileIRBuilder
  ) {
    let range = occurrence.range
    switch occurrence.kind {
    case .type:
      declarations.forEachVariable(ofType: range) {
        declare($0, type: occurrence.name, at: occurrence, in: &context, builder)
      }
      fallthrough
    case .class:
      declarations.forEachVariable(ofInstance: range, isType: true) {
        declare($0, type: occurrence.name, at: occurrence, in: &context, builder)
      }
    case .call:
      let isType = isTypeName(range, occurrence.name, in: context)
      if isType || syntax.declarations.contains(.new) {
        declarations.forEachVariable(ofInstance: range, isType: isType) {
          declare($0, type: occurrence.name, at: occurrence, in: &context, builder)
        }
      } else if syntax.declarations.contains(.newFunction) {
        declareInstance(ofConstructor: occurrence, in: &context, &builder)
      }
    default: break
    }
  }

  /// Takes in the variable that is set by a call of `new`, where that is a function of the type.
  private func declareInstance(
    ofConstructor call: Occurrence, in context: inout Context, _ builder: inout FileIRBuilder
  ) {
    guard reader.isConstructor(call.range),
      case .path(let path) = reader.receiver(before: call.range.lowerBound),
      reader.isCapital(text[path.last.lowerBound])
    else { return }
    let type = builder.intern(text[path.last])
    declarations.forEachVariable(ofInstance: path.last, isType: true) {
      declare($0, type: type, at: call, in: &context, builder)
    }
  }

  private func declare(
    _ variable: DeclaredVariable, type: Int, at occurrence: Occurrence,
    in context: inout Context, _ builder: FileIRBuilder
  ) {
    let callable = context.scopes.callable(around: occurrence.enclosing)
    if variable.isCallable {
      guard let callable,
        builder.definitions[callable].nameRange.lowerBound != variable.name.lowerBound
      else { return }
    }
    let scope: DeclaredTypes.Scope
    if let callable, !variable.isMember {
      scope = .callable(callable)
    } else {
      let owner = context.scopes.owner(around: occurrence.enclosing)
      scope = owner.map { .type($0) } ?? .file
    }
    context.types.declare(
      text[variable.name], in: scope, type: type, isConstructed: variable.isConstructed)
  }

  private func isTypeName(_ range: Range<Int>, _ name: Int?, in context: Context) -> Bool {
    if let name, context.isType(name) { return true }
    guard syntax.capital != .nothing, reader.isCapital(text[range.lowerBound]) else { return false }
    if let name, context.isValue(name), !hasSmallLetter(text[range]) { return false }
    return !isConstant(range)
  }

  /// Whether a name is written like those of constants: `MAXIMUM_SIZE`, but not `URL`.
  private func isConstant(_ range: Range<Int>) -> Bool {
    syntax.capital != .nothing && text[range].contains(UInt8(ascii: "_"))
      && !hasSmallLetter(text[range])
  }

  private func hasSmallLetter(_ name: UnsafeRawBufferPointer) -> Bool {
    name.contains { $0 >= UInt8(ascii: "a") }
  }

  // MARK: Receivers

  private func resolve(
    _ path: ReceiverPath, at enclosing: Int?, in context: Context, _ builder: inout FileIRBuilder
  ) -> (kind: ReceiverKind, name: Int?) {
    let known = path.isConstructed ? nil : type(of: path, at: enclosing, in: context, builder)
    if let known { return (.type, known) }
    let last = text[path.last]
    // A name that is new to the file is none of its types.
    if !path.isVariable, isType(path, builder.index(of: last), in: context) {
      return (.type, builder.intern(last))
    }
    if path.base == .expression { return (.unknown, nil) }
    return (.name, builder.intern(last))
  }

  /// Whether a path leads to a type, by its last name.
  private func isType(_ path: ReceiverPath, _ name: Int?, in context: Context) -> Bool {
    if let name, context.isType(name) { return true }
    switch syntax.capital {
    case .typeOrMember where path.base != .nothing || path.count > 1: return false
    case .typeBeforeDoubleColon where !path.leadsToStatic && !path.isConstructed: return false
    default: break
    }
    // `request.GET` is a member, `URL` a type.
    if path.base != .nothing || path.count > 1, !hasSmallLetter(text[path.last]) { return false }
    return isTypeName(path.last, name, in: context)
  }

  /// The type of what `path` leads to, as far as declarations tell it.
  private func type(
    of path: ReceiverPath, at enclosing: Int?, in context: Context, _ builder: FileIRBuilder
  ) -> Int? {
    if context.types.isEmpty || path.leadsToStatic && !path.isVariable { return nil }
    var type: Int?
    var index = 0
    switch path.base {
    case .expression: return nil
    case .own: type = context.scopes.owner(around: enclosing)
    case .nothing:
      type = typeOfVariable(path[0], at: enclosing, in: context)
      if type == nil, path.count > 1, isTypeName(path[0], nil, in: context) {
        type = builder.index(of: text[path[0]])
      }
      index = 1
    }
    while let owner = type, index < path.count {
      type = nil
      if case .type(let found)? = context.types.find(text[path[index]], in: .type(owner)) {
        type = found
      }
      index += 1
    }
    return index == path.count ? type : nil
  }

  private func typeOfVariable(_ name: Range<Int>, at enclosing: Int?, in context: Context) -> Int? {
    let bytes = text[name]
    var callable = context.scopes.callable(around: enclosing)
    for _ in 0..<ReceiverFinder.maximumNesting {
      guard let scope = callable else { break }
      if let found = context.types.find(bytes, in: .callable(scope)) { return found.type }
      callable = context.scopes.callable(outside: scope)
    }
    if syntax.hasImplicitSelf, let owner = context.scopes.owner(around: enclosing),
      let found = context.types.find(bytes, in: .type(owner))
    {
      return found.type
    }
    return context.types.find(bytes, in: .file)?.type
  }
}

extension DeclaredTypes.Knowledge {
  /// The type, if it is one.
  fileprivate var type: Int? {
    guard case .type(let type) = self else { return nil }
    return type
  }
}

extension DefinitionKind {
  /// Kinds of what holds a value.
  fileprivate var isValue: Bool {
    switch self {
    case .constant, .variable, .field, .property, .enumerator: true
    default: false
    }
  }
}
