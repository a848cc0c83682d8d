// The slow model of binding: lists and closures in place of columns, one use at a time.

internal import GraphBuilding
internal import ImportResolution
internal import SourceModel

/// What references of a file have in common that are added up.
struct ModelUse: Hashable {
  var name: String
  var meaning: ReferenceMeaning
  var kind = ReceiverKind.none
  var receiver: String?
  /// As the source has it, whatever it says.
  var writtenKind = ReceiverKind.none
  var writtenReceiver: String?
  var isC = false

  init(
    name: String, meaning: ReferenceMeaning, kind: ReceiverKind = .none, receiver: String? = nil,
    isC: Bool = false
  ) {
    self.name = name
    self.meaning = meaning
    self.isC = isC
    (writtenKind, writtenReceiver) = (kind, receiver)
    // The type of a variable tells nothing in C.
    self.kind = isC && kind != .none ? .unknown : kind
    self.receiver = isC ? nil : receiver
  }
}

/// Where a use leads.
enum ModelTargets {
  case all
  /// None is outside.
  case files([Int])
}

/// Binds the uses of a repository.
struct ModelBinding {
  private struct Candidate {
    var file: Int
    var group: DefinitionGroup
    var isPrivate: Bool
    var isMember: Bool
    var owner: String?
  }

  private struct Lead {
    var local: String?
    var isOpen: Bool
    /// `nil` is outside of the repository.
    var files: [Int]?
  }

  private let files: [SampleRepository.File]
  private let definitions: ModelDefinitions
  /// For each file its imports that lead somewhere.
  private var leads: [[Lead]] = []

  init(_ repository: SampleRepository, _ definitions: ModelDefinitions) {
    files = repository.files
    self.definitions = definitions
    let (resolver, order) = repository.resolver()
    for (index, file) in files.enumerated() {
      leads.append([])
      for imported in file.imports {
        let request = ImportRequest(
          kind: imported.kind, source: Array((imported.source ?? "").utf8),
          name: imported.name.map { Array($0.utf8) }, isWildcard: imported.isWildcard)
        let place = order.firstIndex(of: index) ?? 0
        let local = imported.isWildcard ? nil : imported.name ?? imported.moduleName
        let isOpen =
          imported.isWildcard || (imported.name == nil && file.rules.importsAreOpen)
        switch resolver.target(of: request, in: place) {
        case .unresolved: continue
        case .external: leads[index].append(Lead(local: local, isOpen: isOpen, files: nil))
        case .files(let places):
          leads[index].append(
            Lead(local: local, isOpen: isOpen, files: places.map { order[$0] }))
        }
      }
    }
  }

  /// The files that the imports of a file lead to, without those of whole packages.
  func imported(by file: Int) -> [Int] {
    leads[file].compactMap(\.files).filter { $0.count <= 4 }.flatMap { $0 }
  }

  func targets(of use: ModelUse, in file: Int) -> ModelTargets {
    let all = candidates(use, file)
    if all.isEmpty { return .all }
    let own = files[file]
    let isDefiner = all.contains { $0.file == file && meets($0, use) }
    func chosen(_ found: [Int]) -> ModelTargets {
      if !isDefiner, found == select(use, file, all, countsTrials: true, { _ in true }) {
        return .all
      }
      if found.count <= 8 { return .files(found) }
      let near = nearest(found, file)
      if near.count <= 8 { return .files(near) }
      return isDefiner || own.rules.isStrict && !leads[file].isEmpty ? .files([]) : .all
    }
    let begin = use.kind.hasName ? use.receiver : use.kind == .none ? use.name : nil
    if let begin {
      let own = leads[file].filter { $0.local == begin }
      let inside = own.compactMap(\.files).flatMap { $0 }
      if !inside.isEmpty {
        switch followed(begin, inside, use, file, all) {
        case let found? where !found.isEmpty: return chosen(found)
        case nil: return .files([])
        default: if use.kind != .type { return .files([]) }
        }
      } else if !own.isEmpty {
        return .files([])
      }
    }
    if let owned = owned(use, file, all) { return owned.isEmpty ? .files([]) : chosen(owned) }
    var meant = select(use, file, all) { candidate in
      if use.kind == .none { return !candidate.isMember }
      return !(own.family == "c" && use.kind == .unknown) || candidate.isMember
    }
    if meant.isEmpty, use.kind == .none, !own.rules.membersNeedReceiver,
      ![.type, .class, .implementation].contains(use.meaning)
    {
      meant = select(use, file, all) { _ in true }
    }
    if meant.isEmpty { return .files([]) }
    let open = leads[file].filter(\.isOpen).compactMap(\.files).flatMap { $0 }
    let seen = meant.filter { open.contains($0) }
    if !seen.isEmpty { return chosen(seen) }
    let isStrict = own.rules.isStrict && !leads[file].isEmpty
    if use.kind == .none, isStrict, use.meaning != .macro { return .files([]) }
    if let near = inSight(meant, file) { return chosen(near) }
    if isStrict { return .files([]) }
    if meant.count == 1 { return chosen(meant) }
    if use.kind == .type || use.kind == .own { return .files([]) }
    return chosen(nearest(meant, file))
  }

  /// The members that types have or inherit; `nil` where that doesn't say anything.
  private func owned(_ use: ModelUse, _ file: Int, _ all: [Candidate]) -> [Int]? {
    let own = files[file]
    func members(_ types: Set<String>) -> [Int] {
      select(use, file, all) { candidate in
        (use.kind != .none || candidate.isMember) && candidate.owner.map(types.contains) ?? false
      }
    }
    var types: Set<String>
    switch use.kind {
    case .name:
      let found = members([use.receiver ?? ""])
      return found.isEmpty ? nil : inSight(found, file) ?? found
    case .type: types = [use.receiver ?? ""]
    case .own: types = bases(file).union(ownTypes(file))
    case .none where own.rules.hasImplicitSelf && !own.rules.membersNeedReceiver:
      types = bases(file).union(ownTypes(file))
    case .none, .unknown: return nil
    }
    for _ in 0...3 {
      let found = members(types)
      if !found.isEmpty { return inSight(found, file) ?? found }
      for type in types {
        for other in typeFiles(type, own.family) where other != file {
          types.formUnion(bases(other))
        }
      }
    }
    let isKnown = use.kind != .type || !typeFiles(use.receiver ?? "", own.family).isEmpty
    return isKnown ? nil : []
  }

  private func bases(_ file: Int) -> Set<String> {
    let own = files[file]
    return Set(
      own.uses.filter { use in
        use.kind == .implementation
      }.compactMap { use in
        let name = own.aliases[use.name] ?? use.name
        let model = ModelUse(
          name: name, meaning: .implementation, kind: use.receiverKind,
          receiver: use.receiver.map { own.aliases[$0] ?? $0 }, isC: own.language == "c")
        let leaves = definitions.ownWeight(own, model, BindingTiers.of(.implementation)) == nil
        let isHidden = use.receiverKind == .none && own.localNames.contains(name)
        return leaves && !isHidden ? name : nil
      })
  }

  private func ownTypes(_ file: Int) -> Set<String> {
    files[file].ownedDefinitions.reduce(into: []) { types, definition in
      let kept = definition.0
      guard !kept.flags.contains(.local), !kept.kind.group.isEmpty else { return }
      if let owner = definition.owner { types.insert(owner) }
      if kept.kind.isType { types.insert(kept.name) }
    }
  }

  private func typeFiles(_ name: String, _ family: String) -> [Int] {
    files.indices.filter { file in
      files[file].family == family
        && files[file].definitions.contains {
          $0.name == name && $0.kind.isType && !$0.flags.contains(.local)
        }
    }
  }

  /// Those that a file imports from in the fewest steps.
  private func inSight(_ found: [Int], _ file: Int) -> [Int]? {
    var reached: Set<Int> = [file]
    for _ in 0..<files[file].rules.importSteps {
      reached.formUnion(reached.flatMap { from in leads[from].compactMap(\.files).flatMap { $0 } })
      let near = found.filter(reached.contains)
      if !near.isEmpty { return near }
    }
    return nil
  }

  /// All definitions of a name in the family of a file, in the order of paths.
  private func candidates(_ use: ModelUse, _ file: Int) -> [Candidate] {
    files.indices.sorted {
      Array(files[$0].path.utf8).lexicographicallyPrecedes(files[$1].path.utf8)
    }
    .filter { files[$0].family == files[file].family }
    .flatMap { candidatesOwn(use.name, $0) }
  }

  private func candidatesOwn(_ name: String, _ file: Int) -> [Candidate] {
    files[file].ownedDefinitions.compactMap { definition, owner in
      guard definition.name == name, !definition.flags.contains(.local),
        !definition.kind.group.isEmpty
      else { return nil }
      return Candidate(
        file: file, group: definition.kind.group, isPrivate: definition.flags.contains(.private),
        isMember: owner != nil, owner: owner)
    }
  }

  private func isTrial(_ file: Int) -> Bool { [.test, .example].contains(files[file].noise) }

  private func meets(_ candidate: Candidate, _ use: ModelUse) -> Bool {
    !candidate.group.isDisjoint(with: use.meaning.tiers.all)
  }

  private func select(
    _ use: ModelUse, _ file: Int, _ all: [Candidate], countsPrivate: Bool = false,
    countsTrials: Bool = false,
    _ isMeant: (Candidate) -> Bool
  ) -> [Int] {
    let isPrivate = all.allSatisfy(\.isPrivate)
    let meant = all.filter {
      $0.file != file && meets($0, use) && isMeant($0)
        && (!$0.isPrivate || isPrivate || countsPrivate)
        && (!isTrial($0.file) || isTrial(file) || countsTrials)
    }
    let preferred = meant.filter { !$0.group.isDisjoint(with: use.meaning.tiers.preferred) }
    var found: [Int] = []
    for candidate in preferred.isEmpty ? meant : preferred where found.last != candidate.file {
      found.append(candidate.file)
    }
    return found
  }

  /// `nil` where the name is handed on from elsewhere.
  private func followed(
    _ begin: String, _ first: [Int], _ use: ModelUse, _ file: Int, _ all: [Candidate]
  ) -> [Int]? {
    var targets = first
    for _ in 0..<3 {
      let found = select(use, file, all, countsPrivate: true, countsTrials: true) { candidate in
        targets.contains(candidate.file)
          && (use.kind != .type || candidate.owner == begin || candidate.owner == nil)
      }
      if !found.isEmpty || !files[file].rules.handsOn { return found }
      let names = [begin, use.name]
      let next = targets.flatMap { target in
        leads[target].filter { $0.local.map(names.contains) ?? true }
      }
      let isExternal = next.contains { $0.local != nil && $0.files == nil }
      targets = next.compactMap(\.files).flatMap { $0 }
      if targets.isEmpty { return isExternal ? nil : [] }
    }
    return []
  }

  private func nearest(_ found: [Int], _ file: Int) -> [Int] {
    func folders(_ path: String) -> [Substring] { path.split(separator: "/").dropLast() }
    func shared(_ other: Int) -> Int {
      zip(folders(files[file].path), folders(files[other].path)).prefix { $0 == $1 }.count
    }
    let most = found.map(shared).max() ?? 0
    return found.filter { shared($0) == most }
  }
}

/// What the model knows of families.
struct ModelRules {
  var importsAreOpen = true
  var isStrict = false
  var membersNeedReceiver = false
  var handsOn = false
  var hasImplicitSelf = true
  var importSteps = 2
}

extension SampleRepository.File {
  var family: String {
    ["cpp": "c", "tsx": "javascript", "typescript": "javascript"][language] ?? language
  }

  var rules: ModelRules {
    if language == "c" { return ModelRules(hasImplicitSelf: false) }
    return switch family {
    case "python", "javascript":
      ModelRules(
        importsAreOpen: false, isStrict: true, membersNeedReceiver: true, handsOn: true,
        importSteps: 3)
    default: ModelRules()
    }
  }

  /// What aliases stand for; the last import of an alias counts.
  var aliases: [String: String] {
    var table: [String: String] = [:]
    for imported in imports {
      guard let alias = imported.alias, let name = imported.name else { continue }
      table[alias] = name
    }
    return table
  }

  /// What is hidden by something in a function.
  var localNames: Set<String> {
    Set(definitions.filter { $0.flags.contains(.local) }.map(\.name))
  }

  /// What imports bring in under a name of its own.
  var importedNames: Set<String> {
    Set(imports.compactMap { $0.isWildcard ? nil : $0.name ?? $0.alias })
  }

  /// The definitions, with the type that members belong to.
  var ownedDefinitions: [(SampleDefinition, owner: String?)] {
    var lastType: String?
    return definitions.map { definition in
      let owner = definition.isMember ? lastType : nil
      if definition.kind.isType { lastType = definition.name }
      return (definition, owner)
    }
  }

  /// Uses with one receiver each, and the part that they have of the evidence of their name and kind.
  var combinedUses: [(use: SampleUse, evidence: Double)] {
    var sums: [SampleUse] = []
    for use in uses {
      if let place = sums.firstIndex(where: { $0.isLike(use) }) {
        sums[place].count += use.count
      } else {
        sums.append(use)
      }
    }
    return sums.map { use in
      let all = sums.filter { $0.name == use.name && $0.kind == use.kind }
        .reduce(0) { $0 + $1.count }
      let evidence = GraphWeights.evidence(of: use.kind, count: all)
      return (use, evidence * Double(use.count) / Double(all))
    }
  }
}

extension SampleUse {
  fileprivate func isLike(_ other: SampleUse) -> Bool {
    (name, kind, receiverKind, receiver)
      == (other.name, other.kind, other.receiverKind, other.receiver)
  }
}

extension SampleImport {
  /// What a module is called here.
  var moduleName: String? {
    if let alias { return alias }
    guard let source else { return nil }
    if let last = source.split(separator: "/").last, source.contains("/") {
      return last.split(separator: ".").first.map { String($0) }
    }
    return source.split(separator: ".").last.map { String($0) }
  }
}
