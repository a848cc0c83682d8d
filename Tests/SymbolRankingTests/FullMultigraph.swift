// The slow model that the factored graph is compared with: dictionaries of texts instead of
// tables of numbers, one edge per referencer, definer and name, and a dense linear solve.

import GraphBuilding
import SourceModel

/// The multigraph with an edge for every (referencer, definer, name, groups).
struct FullMultigraph {
  struct Edge: Hashable {
    var from: Int
    var to: Int
    var name: String
    var groups: DefinitionGroup
  }

  let fileCount: Int
  private(set) var weights: [Edge: Double] = [:]
  /// For each file the weight of the references that lead to no other file.
  private(set) var staying: [Double]

  /// Binds every reference by itself, from the rules in words of BindingTiers and GraphWeights.
  init(_ repository: SampleRepository, mentionedNames: Set<String> = []) {
    fileCount = repository.files.count
    staying = [Double](repeating: 0, count: fileCount)
    let definitions = Definitions(repository)
    for (from, file) in repository.files.enumerated() {
      var evidence: [Target: Double] = [:]
      var ownEvidence: [Target: [Int: Float]] = [:]
      let aliases = file.aliases
      for use in file.combinedUses {
        let name = aliases[use.name] ?? use.name
        let tiers = BindingTiers.of(use.kind)
        let weight = GraphWeights.evidence(of: use.kind, count: use.count)
        if let (place, own) = definitions.ownDefinition(file, name, tiers) {
          ownEvidence[own, default: [:]][place, default: 0] += Float(weight)
        } else if let target = definitions.target(file, name, tiers) {
          evidence[target, default: 0] += weight
        } else {
          staying[from] += weight
        }
      }
      for imported in file.imports where definitions.own(file, imported.name).isEmpty {
        if let target = definitions.target(file, imported.name, .imported) {
          evidence[target, default: 0] += GraphWeights.importedName
        } else {
          staying[from] += GraphWeights.importedName
        }
      }
      for (target, sums) in ownEvidence {
        for sum in sums.values { staying[from] += Double(sum) * definitions.nameFactor(target) }
      }
      for (target, sum) in evidence {
        add(sum, from: from, target, definitions, mentioned: mentionedNames)
      }
    }
  }

  private mutating func add(
    _ evidence: Double, from: Int, _ target: Target, _ definitions: Definitions,
    mentioned: Set<String>
  ) {
    let definers = definitions.definers(target)
    let heaviest = definers.values.max() ?? 1
    let candidates = definers.values.reduce(0, +) / heaviest
    var factor = GraphWeights.ambiguity(count: candidates) * definitions.nameFactor(target)
    if mentioned.contains(target.name) { factor *= GraphWeights.mentionedName }
    for (to, weight) in definers {
      let edge = Edge(from: from, to: to, name: target.name, groups: target.groups)
      weights[edge] = Double(Float(evidence)) * factor * weight
    }
  }

  /// PageRank by Gaussian elimination of x = damping · (Pᵀ x + restarts · q) + (1 - damping) · q.
  func ranks(personalization: [Double], damping: Double) -> [Double] {
    var sums = staying
    for (edge, weight) in weights { sums[edge.from] += weight }
    var matrix = (0..<fileCount).map { row in
      (0..<fileCount).map { column in
        let restart = sums[column] == 0 ? 1 : staying[column] / sums[column]
        return (row == column ? 1 : 0) - damping * restart * personalization[row]
      }
    }
    for (edge, weight) in weights {
      matrix[edge.to][edge.from] -= damping * weight / sums[edge.from]
    }
    return solve(matrix, personalization.map { (1 - damping) * $0 })
  }
}

/// A name in a language family, in the groups that are meant.
private struct Target: Hashable {
  var family: String
  var name: String
  var groups: DefinitionGroup
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

  /// The place of the first own definition that `tiers` mean, preferred before fallback.
  func ownDefinition(
    _ file: SampleRepository.File, _ name: String, _ tiers: BindingTiers
  ) -> (Int, Target)? {
    let all = own(file, name)
    for step in [tiers.preferred, tiers.fallback] {
      for (place, definition) in all.enumerated()
      where !definition.kind.group.isDisjoint(with: step) {
        let target = Target(family: file.family, name: name, groups: definition.kind.group)
        return (place, target)
      }
    }
    return nil
  }

  /// What other files can find: private definitions only when there are no others.
  private func visible(_ family: String, _ name: String) -> [Found] {
    let all = found[family + " " + name, default: []]
    let open = all.filter { !$0.isPrivate }
    return open.isEmpty ? all : open
  }

  func target(_ file: SampleRepository.File, _ name: String, _ tiers: BindingTiers) -> Target? {
    let defined = visible(file.family, name).reduce(into: DefinitionGroup()) {
      $0.formUnion($1.kind.group)
    }
    for step in [tiers.preferred, tiers.fallback] where !defined.isDisjoint(with: step) {
      return Target(family: file.family, name: name, groups: defined.intersection(step))
    }
    return nil
  }

  func definers(_ target: Target) -> [Int: Double] {
    let meant = visible(target.family, target.name).filter {
      !$0.kind.group.isDisjoint(with: target.groups)
    }
    return Dictionary(
      meant.map {
        let noise = repository.files[$0.file].noise
        return ($0.file, Double(Float(GraphWeights.definerWeight(noise))))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The names of the random repositories are chosen so that the rules can be told from these.
  func nameFactor(_ target: Target) -> Double {
    let isCallable = target.groups.isSubset(of: [.function, .method, .constructor, .macro])
    let common = isCallable ? GraphWeights.commonName : 1
    let shapes: [String: Double] = [
      "get": common, "MAX": common,
      "Node": target.groups == .type ? GraphWeights.capitalisedType : common,
      "parse_all_of_it": GraphWeights.distinctiveName,
      "_hidden": GraphWeights.privateName,
    ]
    let isPrivate = visible(target.family, target.name).allSatisfy(\.isPrivate)
    let shape = shapes[target.name] ?? 1
    // Underscore and flag are one reason, not two.
    return isPrivate && target.name != "_hidden" ? shape * GraphWeights.privateName : shape
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

/// Gaussian elimination with partial pivoting. The matrices here are diagonally dominant.
private func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
  var rows = zip(matrix, right).map { $0 + [$1] }
  let count = rows.count
  for column in 0..<count {
    let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
    rows.swapAt(column, pivot)
    for row in 0..<count where row != column {
      let factor = rows[row][column] / rows[column][column]
      for place in column...count { rows[row][place] -= factor * rows[column][place] }
    }
  }
  return rows.indices.map { rows[$0][count] / rows[$0][$0] }
}
