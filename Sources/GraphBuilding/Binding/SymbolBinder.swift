// Finds which of the files that define a name a use of it means.
//
// Input: all definitions of a symbol; then uses of it, each with its file. Output: where each leads, see
// ``Binding``.
//
// Steps, of which the first that finds files decides:
// 1. The name, or the module or type that it is used on, is imported: what of that defines it, if
//    need be through what that imports itself. An import from elsewhere leads outside.
// 2. It is used on a type: the members of that type, and of its bases. On itself, or on nothing where
//    that may be the same: the members of the types that the file extends, and of their bases.
// 3. Files that the file sees as a whole define it.
// 4. Files of the same package define it.
// 5. In languages where everything has to be imported, a plain name: nothing.
// 6. Files that imports reach in some steps define it. In those languages, else nothing.
// 7. The only file that defines it; else the nearest, where not all are equally near; else all.
// Where a step finds several files, those in sight of the file are meant: imported, of its package, reached
// by imports.
//
// Invariants: a use never means its own file; what is found depends on the definitions of the symbol,
// on the imports of the file and of those that these reach, on groups, paths, and what types have which
// bases, and on nothing else: that is what increments watch.

internal import SourceModel

/// Binds the uses of one symbol.
struct SymbolBinder {
  /// A definition as binding sees it.
  struct Definition: Equatable {
    var file: FileID
    var group: DefinitionGroup
    var isPrivate: Bool
    var isMember: Bool
    var owner: UInt32
    /// In a test or an example.
    var isTrial: Bool
  }

  private let symbol: UInt32
  /// By file.
  let definitions: [Definition]
  let isPrivate: Bool
  private let hasMembers: Bool
  /// The file of all definitions, if it is one.
  private let onlyFile: FileID?
  let context: BindingContext

  /// How far bases of bases are looked at.
  static let maximumBases = 3
  /// Files of an imported module that are looked at for what they import themselves.
  private static let maximumFollowed = 8

  init(_ symbol: UInt32, _ definitions: [Definition], _ context: BindingContext) {
    self.symbol = symbol
    self.definitions = definitions
    isPrivate = definitions.allSatisfy(\.isPrivate)
    hasMembers = definitions.contains(where: \.isMember)
    let first = definitions.first?.file
    onlyFile = definitions.allSatisfy { $0.file == first } ? first : nil
    self.context = context
  }

  var imports: ImportRevision { context.imports }

  /// Where a use of the symbol leads.
  func binding(of use: UseEntry, in file: FileID) -> Binding {
    if definitions.isEmpty { return .byName(.name) }
    let rules = context.rules(of: file)
    return obviousBinding(of: use, in: file, rules) ?? bindingInSteps(of: use, in: file, rules)
  }

  /// Where a use of the symbol leads, with the rule that finds it also where that is plain to see.
  func bindingInSteps(of use: UseEntry, in file: FileID) -> Binding {
    if definitions.isEmpty { return .byName(.name) }
    return bindingInSteps(of: use, in: file, context.rules(of: file))
  }

  /// What the steps come to.
  private func bindingInSteps(
    of use: UseEntry, in file: FileID, _ rules: LanguageRules
  ) -> Binding {
    let question = Question(
      use: use, file: file, rules: rules,
      isDefiner: definitions.contains {
        $0.file == file && !$0.group.isDisjoint(with: use.meaning.tiers.all)
      }, isStrict: rules.isStrict && imports.hasImports(file),
      isTrial: context.isTrial(file))
    if let decided = bindingByImport(question) { return decided }
    if let decided = bindingByOwner(question) { return decided }
    return bindingBySight(question)
  }

  /// What the steps come to where that is plain to see, without taking them: a plain name that nothing imports, and
  /// that one file defines; what is used on something, and is no member anywhere.
  private func obviousBinding(
    of use: UseEntry, in file: FileID, _ rules: LanguageRules
  ) -> Binding? {
    if use.receiverKind == .unknown, rules.receiversMeanMembers, !hasMembers { return .outside }
    // Enumerators of C are used like any other name.
    let isPlain = !hasMembers || (!rules.hasImplicitSelf && !use.meaning.isType)
    guard use.receiverKind == .none, !rules.isStrict, isPlain, let onlyFile, onlyFile != file,
      !context.isTrial(onlyFile) || context.isTrial(file)
    else { return nil }
    let groups = use.meaning.tiers.all
    if definitions.allSatisfy({ $0.group.isDisjoint(with: groups) }) { return .outside }
    var isImported = false
    imports.forEachEntry(of: file, called: symbol) { _ in isImported = true }
    return isImported ? nil : .byName(.name)
  }

  /// What is asked about one use.
  struct Question {
    let use: UseEntry
    let file: FileID
    let rules: LanguageRules
    /// Whether the file itself has definitions that the use could mean, and doesn't.
    let isDefiner: Bool
    /// Whether what isn't in sight of the file isn't the repository's.
    let isStrict: Bool
    /// Whether the file is a test or an example itself.
    let isTrial: Bool

    var kind: ReceiverKind { use.receiverKind }
  }

  // MARK: Imports

  private func bindingByImport(_ question: Question) -> Binding? {
    // What the use begins with.
    let name = question.kind.hasName ? question.use.receiver : symbol
    guard question.kind.hasName || question.kind == .none else { return nil }
    var isExternal = false
    var isHere = false
    var entries: [ImportEntry] = []
    imports.forEachEntry(of: question.file, called: name) { entry in
      if entry.targets == ImportEntry.external { isExternal = true }
      guard entry.targets < ImportEntry.unresolved else { return }
      isHere = true
      entries.append(entry)
    }
    guard isHere else { return isExternal ? .outside : nil }
    let isMeant = { (definition: Definition) in
      // A member of an imported type belongs to it; of an imported module, to no type.
      question.kind != .type || definition.owner == name || definition.owner == UseEntry.noSymbol
    }
    switch followed(name, entries, question, isMeant) {
    case .files(let found): return scoped(found, .imported, question)
    case .external: return .outside
    // Of an imported type it may be inherited; else it isn't defined where it is imported from.
    case .unresolved: return question.kind == .type ? nil : .outside
    }
  }

  /// The files that define the symbol among those that imports of `name` lead to, or among those that
  /// these import it from.
  private func followed(
    _ name: UInt32, _ entries: [ImportEntry], _ question: Question,
    _ isMeant: (Definition) -> Bool
  ) -> ResolvedImport {
    var entries = entries
    for _ in 0..<BindingContext.maximumSteps {
      let found = candidates(question, countsPrivate: true, countsTrials: true) { definition in
        isMeant(definition) && entries.contains { imports.leads($0, to: definition.file) }
      }
      if !found.isEmpty { return .files(found) }
      if !question.rules.handsOn { return .unresolved }
      var next: [ImportEntry] = []
      var isExternal = false
      for entry in entries where imports.targetCount(entry) <= SymbolBinder.maximumFollowed {
        imports.forEachTarget(entry) { target in
          for local in Set([name, symbol]) {
            imports.forEachEntry(of: target, called: local) { entry in
              if entry.targets == ImportEntry.external { isExternal = true }
              next.append(entry)
            }
          }
          imports.forEachEntry(of: target, called: UseEntry.noSymbol) { next.append($0) }
        }
      }
      entries = next.filter { $0.targets < ImportEntry.unresolved }
      if entries.isEmpty { return isExternal ? .external : .unresolved }
    }
    return .unresolved
  }

  // MARK: Owners

  private func bindingByOwner(_ question: Question) -> Binding? {
    switch question.kind {
    case .type: return bindingByType(question)
    case .name:
      // A module, a namespace or a package that needs no import.
      let found = candidates(question) { $0.owner == question.use.receiver }
      return found.isEmpty ? nil : scoped(inSight(found, question) ?? found, .receiver, question)
    case .own:
      return inherited(
        from: context.ownTypes(of: question.file) + context.bases(of: question.file), question)
    case .none
    where question.rules.hasImplicitSelf && !question.rules.membersNeedReceiver && hasMembers:
      return inherited(
        from: context.ownTypes(of: question.file) + context.bases(of: question.file), question)
    case .none, .unknown: return nil
    }
  }

  /// The members of a type that is known, or of its bases.
  private func bindingByType(_ question: Question) -> Binding? {
    let type = question.use.receiver
    if let found = inherited(from: [type], question) { return found }
    // A type from elsewhere has no other members here.
    return context.typeFiles(type).isEmpty ? .outside : nil
  }

  /// The members of types, or else of their bases, or of the bases of these.
  private func inherited(from types: [UInt32], _ question: Question) -> Binding? {
    var types = Set(types)
    var known = types
    for step in 0...SymbolBinder.maximumBases {
      let found = candidates(question) { definition in
        (question.kind != .none || definition.isMember) && types.contains(definition.owner)
      }
      if !found.isEmpty {
        return scoped(inSight(found, question) ?? found, .receiver, question)
      }
      if step == SymbolBinder.maximumBases { break }
      var bases: Set<UInt32> = []
      for type in types {
        for file in context.typeFiles(type) where file != question.file {
          bases.formUnion(context.bases(of: file))
        }
      }
      types = bases.subtracting(known)
      known.formUnion(types)
      if types.isEmpty { break }
    }
    return nil
  }
}
