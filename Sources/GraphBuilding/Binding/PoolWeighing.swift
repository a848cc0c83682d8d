internal import SourceModel

/// What the spelling of a name gives to what uses it.
struct NameWeighing: Sendable {
  private static let callable: DefinitionGroup = [.function, .method, .constructor, .macro]

  // One table for all: making it takes longer than weighing a file's names.
  private static let commonNames = CommonNames()

  /// The factor on what uses a name as one of `groups`.
  ///
  /// - Parameters:
  ///   - name: UTF-8, or whatever bytes the source has.
  ///   - groups: What is meant.
  ///   - isPrivate: What is meant is not for other files.
  /// - Returns: A factor > 0.
  func weight(
    of name: UnsafeRawBufferPointer, groups: DefinitionGroup, isPrivate: Bool
  ) -> Double {
    let shape = NameShape(name)
    var weight = 1.0
    if shape.isDistinctive {
      weight = GraphWeights.distinctiveName
    } else if shape.isCapitalised && groups == .type {
      weight = GraphWeights.capitalisedType
    } else if groups.isSubset(of: NameWeighing.callable) && NameWeighing.commonNames.contains(name)
    {
      weight = GraphWeights.commonName
    }
    return shape.isUnderscored || isPrivate ? weight * GraphWeights.privateName : weight
  }
}

/// How a pool leads to its definers.
package struct PoolWeight: Sendable, Equatable, BitwiseCopyable {
  /// The groups of definitions that are meant; empty where nothing in the repository can be.
  package var groups: DefinitionGroup
  /// 1 where nothing but private definitions have the name, so that these are meant.
  private var privateBit: UInt16 = 0
  /// The weight of a definer of weight 1, in units of ``GraphWeights/weightUnit``.
  package var unit: UInt32
  /// The weights of all definers together, in the same units. Without definers 1: the reference
  /// leads outside.
  package var total: UInt64

  /// Leads outside of the repository.
  static let outside = PoolWeight(
    groups: [], unit: 0, total: UInt64(GraphWeights.weightUnits(1)))

  init(groups: DefinitionGroup, isPrivate: Bool = false, unit: UInt32, total: UInt64) {
    self.groups = groups
    privateBit = isPrivate ? 1 : 0
    self.unit = unit
    self.total = total
  }

  /// Whether nothing in the repository can be meant.
  package var isOutside: Bool { unit == 0 }

  /// Whether a definition of the pool's symbol is meant.
  @inline(__always)
  package func means(_ entry: DefinitionEntry) -> Bool {
    !entry.group.isDisjoint(with: groups) && (privateBit != 0 || !entry.isPrivate)
  }

  /// The weight of a definer with the weight `percent` / 100.
  @inline(__always)
  package func definer(percent: UInt32) -> UInt64 { UInt64(unit) * UInt64(percent) / 100 }
}

/// What is known of a symbol's definitions in all files together.
struct SymbolDefinitions {
  /// A definition as pools see it.
  struct Definer: Equatable {
    var file: FileID
    var group: DefinitionGroup
    var isPrivate: Bool
    /// See ``GraphWeights/definerPercent(_:)``.
    var percent: UInt32
  }

  /// By file, then in the order of the source.
  private let definers: [Definer]
  /// Whether nothing but private definitions have this symbol.
  ///
  /// Private definitions count only when there are no others: a reference in another file can't
  /// mean them, unless the language's privacy is a convention.
  let isPrivate: Bool
  private let visibleGroups: DefinitionGroup

  init(_ definers: [Definer]) {
    self.definers = definers
    let isPrivate = definers.allSatisfy(\.isPrivate)
    self.isPrivate = isPrivate
    visibleGroups = definers.reduce(into: []) { groups, definer in
      if isPrivate || !definer.isPrivate { groups.formUnion(definer.group) }
    }
  }

  /// The weight of the symbol's pool of one meaning.
  ///
  /// - Parameters:
  ///   - meaning: What is meant.
  ///   - name: The bytes of the symbol.
  ///   - count: How many files may equally well be meant, of which these are one; `nil` where these
  ///     are all.
  ///   - weighing: Weighs names.
  /// - Returns: The weight.
  func weight(
    _ meaning: ReferenceMeaning, name: UnsafeRawBufferPointer, count: Int? = nil,
    _ weighing: NameWeighing
  ) -> PoolWeight {
    let groups = meaning.tiers.groups(of: visibleGroups)
    guard !groups.isEmpty else { return .outside }
    var definerCount = 0
    var mass: UInt32 = 0
    var heaviest: UInt32 = 1
    forEachDefiner(groups) { percent in
      definerCount += 1
      mass += percent
      heaviest = max(heaviest, percent)
    }
    if definerCount > GraphWeights.maximumDefiners { return .outside }
    let weight =
      GraphWeights.ambiguity(
        count: count.map { Double($0) } ?? Double(mass) / Double(heaviest))
      * weighing.weight(of: name, groups: groups, isPrivate: isPrivate)
    var pool = PoolWeight(
      groups: groups, isPrivate: isPrivate, unit: GraphWeights.weightUnits(weight), total: 0)
    if pool.isOutside { return .outside }
    forEachDefiner(groups) { percent in pool.total += pool.definer(percent: percent) }
    return pool
  }

  /// Calls `body` once for each file that has a definition that is meant.
  private func forEachDefiner(_ groups: DefinitionGroup, _ body: (_ percent: UInt32) -> Void) {
    var last: FileID?
    for definer in definers
    where definer.file != last && !definer.group.isDisjoint(with: groups)
      && (isPrivate || !definer.isPrivate)
    {
      body(definer.percent)
      last = definer.file
    }
  }
}

/// Weighs the pools of one symbol.
struct PoolWeighing {
  private let definers: [SymbolDefinitions.Definer]
  private let all: SymbolDefinitions
  private let name: UnsafeRawBufferPointer
  private let weighing: NameWeighing

  /// - Parameters:
  ///   - definers: All definitions of the symbol, by file.
  ///   - name: Its bytes, which have to outlive this.
  ///   - weighing: Weighs names.
  init(
    _ definers: [SymbolDefinitions.Definer], name: UnsafeRawBufferPointer, _ weighing: NameWeighing
  ) {
    self.definers = definers
    all = SymbolDefinitions(definers)
    self.name = name
    self.weighing = weighing
  }

  /// The weight of the pool of a meaning and scope.
  func weight(_ meaning: ReferenceMeaning, _ scope: PoolScope) -> PoolWeight {
    if scope == .byName { return all.weight(meaning, name: name, weighing) }
    guard let target = scope.target else { return .outside }
    return SymbolDefinitions(definers.filter { $0.file == target })
      .weight(meaning, name: name, count: Int(scope.count), weighing)
  }
}
