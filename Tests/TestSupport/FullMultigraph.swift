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
    let definitions = Definitions(repository)
    for (from, file) in repository.files.enumerated() {
      var evidence: [Use: UInt64] = [:]
      let aliases = file.aliases
      for use in file.combinedUses {
        let name = aliases[use.name] ?? use.name
        let units = FullMultigraph.units(GraphWeights.evidence(of: use.kind, count: use.count))
        if let weight = definitions.ownWeight(file, name, BindingTiers.of(use.kind)) {
          own[from] += units * weight
        } else {
          evidence[Use(name: name, meaning: use.kind.meaning), default: 0] += units
        }
      }
      for imported in file.imports where definitions.own(file, imported.name).isEmpty {
        evidence[Use(name: imported.name, meaning: .imported), default: 0] +=
          FullMultigraph.units(GraphWeights.importedName)
      }
      for (use, sum) in evidence {
        let factor = mentionedNames.contains(use.name) ? UInt64(GraphWeights.mentionedName) : 1
        add(sum * factor, from: from, use, file.family, definitions)
      }
      staying[from] += own[from]
    }
  }

  /// For each file the weight of all its references.
  package var outWeights: [UInt64] {
    weights.reduce(into: staying) { sums, edge in sums[edge.key.from] += edge.value }
  }

  private mutating func add(
    _ evidence: UInt64, from: Int, _ use: Use, _ family: String, _ definitions: Definitions
  ) {
    let (definers, unit) = definitions.definers(family, use)
    guard !definers.isEmpty else {
      staying[from] += evidence * UInt64(GraphWeights.weightUnits(1))
      return
    }
    for (to, percent) in definers {
      let edge = Edge(from: from, to: to, name: use.name, meaning: use.meaning)
      weights[edge] = evidence * (unit * UInt64(percent) / 100)
    }
  }

  private static func units(_ evidence: Double) -> UInt64 {
    UInt64(max(1, (evidence * GraphWeights.evidenceUnit).rounded()))
  }
}

/// What references of a file have in common that are added up.
private struct Use: Hashable {
  var name: String
  var meaning: ReferenceMeaning
}

private struct Found {
  var file: Int
  var kind: DefinitionKind
  var isPrivate: Bool
}

/// All definitions that can be found, by family and name.
private struct Definitions {
  private let repository: SampleRepository
  private var found: [String: [Found]] = [:]

  init(_ repository: SampleRepository) {
    self.repository = repository
    for (index, file) in repository.files.enumerated() {
      for definition in file.definitions
      where !definition.flags.contains(.local) && !definition.kind.group.isEmpty {
        found[file.family + " " + definition.name, default: []].append(
          Found(
            file: index, kind: definition.kind,
            isPrivate: definition.flags.contains(.private)))
      }
    }
  }

  func own(_ file: SampleRepository.File, _ name: String) -> [Found] {
    found[file.family + " " + name, default: []].filter {
      repository.files[$0.file].path == file.path
    }
  }

  /// The weight of the first own definition that `tiers` mean, preferred before fallback.
  func ownWeight(_ file: SampleRepository.File, _ name: String, _ tiers: BindingTiers) -> UInt64? {
    for step in [tiers.preferred, tiers.fallback] {
      for definition in own(file, name) where !definition.kind.group.isDisjoint(with: step) {
        let factor = nameFactor(name, definition.kind.group, isPrivate: definition.isPrivate)
        return UInt64(GraphWeights.weightUnits(factor))
      }
    }
    return nil
  }

  /// The files that define what is meant, with the percentages of their classes, and the weight of
  /// a definer of 100 percent.
  func definers(_ family: String, _ use: Use) -> (percents: [Int: UInt32], unit: UInt64) {
    let all = found[family + " " + use.name, default: []]
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
      GraphWeights.ambiguity(count: candidates)
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

extension SampleRepository.File {
  fileprivate var family: String {
    ["cpp": "c", "tsx": "javascript", "typescript": "javascript"][language] ?? language
  }

  /// What aliases stand for; the last import of an alias counts.
  fileprivate var aliases: [String: String] {
    var table: [String: String] = [:]
    for imported in imports {
      guard let alias = imported.alias, alias != imported.name else { continue }
      table[alias] = imported.name
    }
    return table
  }

  /// Uses added up by name and kind, as a document has them.
  fileprivate var combinedUses: [(name: String, kind: ReferenceKind, count: Int)] {
    var sums: [(name: String, kind: ReferenceKind, count: Int)] = []
    for use in uses {
      if let place = sums.firstIndex(where: { $0.name == use.name && $0.kind == use.kind }) {
        sums[place].count += use.count
      } else {
        sums.append(use)
      }
    }
    return sums
  }
}
