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
  /// For each file its imports that lead somewhere.
  private var leads: [[Lead]] = []

  init(_ repository: SampleRepository) {
    files = repository.files
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
      if !isDefiner, found == select(use, file, all, { _ in true }) { return .all }
      if found.count <= 4 { return .files(found) }
      let near = nearest(found, file)
      if near.count <= 4 { return .files(near) }
      return isDefiner || own.rules.isStrict && !leads[file].isEmpty ? .files([]) : .all
    }
    let begin = use.kind.hasName ? use.receiver : use.kind == .none ? use.name : nil
    if let begin {
      let own = leads[file].filter { $0.local == begin }
      let inside = own.compactMap(\.files).flatMap { $0 }
      if !inside.isEmpty {
        let found = followed(begin, inside, use, file, all)
        if !found.isEmpty { return chosen(found) }
        if use.kind != .type { return .files([]) }
      } else if !own.isEmpty {
        return .files([])
      }
    }
    let bases = own.uses.filter { $0.kind == .implementation }.map {
      own.aliases[$0.name] ?? $0.name
    }
    .filter { base in candidatesOwn(base, file).isEmpty }
    var owned: [Int] = []
    switch use.kind {
    case .type, .name: owned = select(use, file, all) { $0.owner == use.receiver }
    case .own: owned = select(use, file, all) { $0.owner.map(bases.contains) ?? false }
    case .none where !own.rules.membersNeedReceiver:
      owned = select(use, file, all) { $0.isMember && ($0.owner.map(bases.contains) ?? false) }
    case .none, .unknown: break
    }
    if !owned.isEmpty { return chosen(owned) }
    let meant = select(use, file, all) { candidate in
      if use.kind == .none { return !own.rules.membersNeedReceiver || !candidate.isMember }
      return !(own.family == "c" && use.kind == .unknown) || candidate.isMember
    }
    if meant.isEmpty { return .files([]) }
    let open = leads[file].filter(\.isOpen).compactMap(\.files).flatMap { $0 }
    let seen = meant.filter { open.contains($0) }
    if !seen.isEmpty { return chosen(seen) }
    if use.kind == .none, own.rules.isStrict, use.meaning != .macro, !leads[file].isEmpty {
      return .files([])
    }
    if meant.count == 1 { return chosen(meant) }
    if use.kind == .type || use.kind == .own { return .files([]) }
    if own.rules.isStrict, !leads[file].isEmpty {
      let known = leads[file].compactMap(\.files).flatMap { $0 }
      let both = meant.filter { known.contains($0) }
      return both.isEmpty ? .files([]) : chosen(both)
    }
    return chosen(nearest(meant, file))
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

  private func meets(_ candidate: Candidate, _ use: ModelUse) -> Bool {
    !candidate.group.isDisjoint(with: use.meaning.tiers.all)
  }

  private func select(
    _ use: ModelUse, _ file: Int, _ all: [Candidate], countsPrivate: Bool = false,
    _ isMeant: (Candidate) -> Bool
  ) -> [Int] {
    let isPrivate = all.allSatisfy(\.isPrivate)
    let meant = all.filter {
      $0.file != file && (!$0.isPrivate || isPrivate || countsPrivate) && meets($0, use)
        && isMeant($0)
    }
    let preferred = meant.filter { !$0.group.isDisjoint(with: use.meaning.tiers.preferred) }
    var found: [Int] = []
    for candidate in preferred.isEmpty ? meant : preferred where found.last != candidate.file {
      found.append(candidate.file)
    }
    return found
  }

  private func followed(
    _ begin: String, _ first: [Int], _ use: ModelUse, _ file: Int, _ all: [Candidate]
  ) -> [Int] {
    var targets = first
    for _ in 0..<3 {
      let found = select(use, file, all, countsPrivate: true) { candidate in
        targets.contains(candidate.file)
          && (use.kind != .type || candidate.owner == begin || candidate.owner == nil)
      }
      if !found.isEmpty || !files[file].rules.handsOn { return found }
      targets = targets.flatMap { target in
        leads[target].filter { $0.local == nil || $0.local == begin || $0.local == use.name }
          .compactMap(\.files).flatMap { $0 }
      }
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
}

extension SampleRepository.File {
  var family: String {
    ["cpp": "c", "tsx": "javascript", "typescript": "javascript"][language] ?? language
  }

  var rules: ModelRules {
    switch family {
    case "python", "javascript":
      ModelRules(importsAreOpen: false, isStrict: true, membersNeedReceiver: true, handsOn: true)
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
