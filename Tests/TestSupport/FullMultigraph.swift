// The slow model that the factored graph is compared with: dictionaries of texts instead of
// tables of numbers, and one edge per referencer, definer, name and meaning.

package import GraphBuilding
internal import SourceModel

/// The multigraph with an edge for every (referencer, definer, name, meaning).
///
/// Weights are whole numbers of the units that GraphWeights names, so that they can be compared for
/// equality.
package struct FullMultigraph {
  /// Leads from a file to one that defines what it refers to.
  package struct Edge: Hashable {
    package var from: Int
    package var to: Int
    package var name: String
    package var meaning: ReferenceMeaning

    package init(from: Int, to: Int, name: String, meaning: ReferenceMeaning) {
      self.from = from
      self.to = to
      self.name = name
      self.meaning = meaning
    }
  }

  package let fileCount: Int
  package private(set) var weights: [Edge: UInt64] = [:]
  /// For each file those that it surely depends on.
  package private(set) var dependencies: [Set<Int>]
  /// For each file the weight of the references that lead to no other file.
  package private(set) var staying: [UInt64]
  /// For each file the weight of those among them that it binds itself.
  package private(set) var own: [UInt64]

  /// Binds every reference by itself, from the rules in words of BindingTiers and GraphWeights.
  ///
  /// - Parameters:
  ///   - repository: The files.
  ///   - mentionedNames: Names whose edges weigh ``GraphWeights/mentionedName`` times more.
  package init(_ repository: SampleRepository, mentionedNames: Set<String> = []) {
    fileCount = repository.files.count
    staying = [UInt64](repeating: 0, count: fileCount)
    own = staying
    dependencies = Array(repeating: [], count: fileCount)
    let definitions = ModelDefinitions(repository)
    let binding = ModelBinding(repository, definitions)
    for (from, file) in repository.files.enumerated() {
      for (use, sum) in uses(of: file, from, definitions) {
        let factor = mentionedNames.contains(use.name) ? UInt64(GraphWeights.mentionedName) : 1
        add(sum * factor, from: from, use, binding.targets(of: use, in: from), definitions)
      }
      staying[from] += own[from]
      dependencies[from].formUnion(binding.imported(by: from))
      dependencies[from].remove(from)
    }
  }

  /// The uses of a file that it doesn't bind itself, with their evidence.
  private mutating func uses(
    of file: SampleRepository.File, _ from: Int, _ definitions: ModelDefinitions
  ) -> [ModelUse: UInt64] {
    var evidence: [ModelUse: UInt64] = [:]
    let aliases = file.aliases
    for (use, part) in file.combinedUses {
      let meant = ModelUse(
        name: aliases[use.name] ?? use.name, meaning: use.kind.meaning, kind: use.receiverKind,
        receiver: use.receiver.map { aliases[$0] ?? $0 }, isC: file.language == "c")
      let units = FullMultigraph.units(part)
      if let weight = definitions.ownWeight(file, meant, BindingTiers.of(use.kind)) {
        own[from] += units * weight
      } else if meant.writtenKind != .none || !file.localNames.contains(meant.name) {
        evidence[meant, default: 0] += units
      }
    }
    for name in file.imports.compactMap(\.name) where definitions.own(file, name).isEmpty {
      evidence[ModelUse(name: name, meaning: .imported), default: 0] +=
        FullMultigraph.units(GraphWeights.importedName)
    }
    return evidence
  }

  /// For each file the weight of all its references.
  package var outWeights: [UInt64] {
    weights.reduce(into: staying) { sums, edge in sums[edge.key.from] += edge.value }
  }

  private mutating func add(
    _ evidence: UInt64, from: Int, _ use: ModelUse, _ targets: ModelTargets,
    _ definitions: ModelDefinitions
  ) {
    switch targets {
    case .all:
      let all = definitions.definers(definitions.family(from), use, within: nil, count: nil)
      add(evidence, from: from, use, all)
      if all.percents.count == 1 { dependencies[from].formUnion(all.percents.keys) }
    case .files(let files):
      if files.isEmpty { staying[from] += evidence * UInt64(GraphWeights.weightUnits(1)) }
      for file in files {
        let one = definitions.definers(
          definitions.family(from), use, within: file, count: files.count)
        add(evidence, from: from, use, one)
        if files.count == 1 { dependencies[from].formUnion(one.percents.keys) }
      }
    }
  }

  private mutating func add(
    _ evidence: UInt64, from: Int, _ use: ModelUse,
    _ definers: (percents: [Int: UInt32], unit: UInt64)
  ) {
    if definers.percents.isEmpty {
      staying[from] += evidence * UInt64(GraphWeights.weightUnits(1))
    }
    for (to, percent) in definers.percents {
      let edge = Edge(from: from, to: to, name: use.name, meaning: use.meaning)
      weights[edge, default: 0] += evidence * (definers.unit * UInt64(percent) / 100)
    }
  }

  private static func units(_ evidence: Double) -> UInt64 {
    UInt64(max(1, (evidence * GraphWeights.evidenceUnit).rounded()))
  }
}

struct Found {
  var file: Int
  var kind: DefinitionKind
  var isPrivate: Bool
  var owner: String?
}

/// All definitions that can be found, by family and name.
struct ModelDefinitions {
  private let repository: SampleRepository
  private var found: [String: [Found]] = [:]

  init(_ repository: SampleRepository) {
    self.repository = repository
    for (index, file) in repository.files.enumerated() {
      for (definition, owner) in file.ownedDefinitions
      where !definition.flags.contains(.local) && !definition.kind.group.isEmpty {
        found[file.family + " " + definition.name, default: []].append(
          Found(
            file: index, kind: definition.kind,
            isPrivate: definition.flags.contains(.private), owner: owner))
      }
    }
  }

  func family(_ file: Int) -> String { repository.files[file].family }

  fileprivate func own(_ file: SampleRepository.File, _ name: String) -> [Found] {
    found[file.family + " " + name, default: []].filter {
      repository.files[$0.file].path == file.path
    }
  }

  /// The weight of the own definition that a use means, if there is one.
  func ownWeight(
    _ file: SampleRepository.File, _ use: ModelUse, _ tiers: BindingTiers
  ) -> UInt64? {
    var candidates = own(file, use.name)
    if use.isC, use.writtenKind != .none {
      candidates.removeAll { $0.owner == nil }
    } else if let receiver = use.writtenReceiver,
      use.writtenKind == .type || file.importedNames.contains(receiver)
    {
      let members = candidates.filter {
        $0.owner == receiver && !$0.kind.group.isDisjoint(with: tiers.all)
      }
      let isTypeHere = file.definitions.contains { $0.name == receiver && $0.kind.isType }
      if !members.isEmpty || !isTypeHere { candidates = members }
    }
    for step in [tiers.preferred, tiers.fallback] {
      for definition in candidates where !definition.kind.group.isDisjoint(with: step) {
        let factor = nameFactor(use.name, definition.kind.group, isPrivate: definition.isPrivate)
        return UInt64(GraphWeights.weightUnits(factor))
      }
    }
    return nil
  }

  /// The files that define what is meant, with the percentages of their classes, and the weight of
  /// a definer of 100 percent.
  ///
  /// Of a `target` it is the only file that counts, and as many as `count` says may be meant as well.
  func definers(
    _ family: String, _ use: ModelUse, within target: Int?, count: Int?
  ) -> (percents: [Int: UInt32], unit: UInt64) {
    let all = found[family + " " + use.name, default: []].filter {
      target == nil || $0.file == target
    }
    let open = all.filter { !$0.isPrivate }
    // Private definitions only when there are no others.
    let visible = open.isEmpty ? all : open
    let defined = visible.reduce(into: DefinitionGroup()) { $0.formUnion($1.kind.group) }
    let tiers = use.meaning.tiers
    let step = defined.isDisjoint(with: tiers.preferred) ? tiers.fallback : tiers.preferred
    let groups = defined.intersection(step)
    var percents: [Int: UInt32] = [:]
    for definition in visible where !definition.kind.group.isDisjoint(with: groups) {
      percents[definition.file] = GraphWeights.definerPercent(
        repository.files[definition.file].noise)
    }
    let heaviest = Double(percents.values.max() ?? 1)
    let candidates = Double(percents.values.reduce(0, +)) / heaviest
    let factor =
      GraphWeights.ambiguity(count: count.map { Double($0) } ?? candidates)
      * nameFactor(use.name, groups, isPrivate: open.isEmpty)
    return (percents, percents.isEmpty ? 0 : UInt64(GraphWeights.weightUnits(factor)))
  }

  /// The names of the random repositories are chosen so that the rules can be told from these.
  private func nameFactor(_ name: String, _ groups: DefinitionGroup, isPrivate: Bool) -> Double {
    let isCallable = groups.isSubset(of: [.function, .method, .constructor, .macro])
    let common = isCallable ? GraphWeights.commonName : 1
    let shapes: [String: Double] = [
      "get": common, "MAX": common,
      "Node": groups == .type ? GraphWeights.capitalisedType : common,
      "parse_all_of_it": GraphWeights.distinctiveName,
      "_hidden": GraphWeights.privateName,
    ]
    let shape = shapes[name] ?? 1
    // Underscore and flag are one reason, not two.
    return isPrivate && name != "_hidden" ? shape * GraphWeights.privateName : shape
  }
}

extension ReferenceKind {
  /// The meaning of this name, except that everything unsure is one.
  fileprivate var meaning: ReferenceMeaning {
    ReferenceMeaning.allCases.first { String(describing: $0) == name } ?? .name
  }
}
