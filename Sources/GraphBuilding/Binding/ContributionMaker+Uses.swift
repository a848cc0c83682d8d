// What a file uses: bound to its own definitions, or left for binding.

internal import SourceModel

extension ContributionMaker {
  mutating func addUses(_ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32) {
    let references = file.references
    var start = 0
    while start < references.count {
      let (name, kind) = (references[start].name, references[start].kind)
      var count = 0
      var end = start
      // Those of one name and kind stand next to each other.
      while end < references.count, references[end].name == name, references[end].kind == kind {
        count += references[end].count
        end += 1
      }
      // All of them together are evidence, of which each receiver has its part.
      let evidence = GraphWeights.evidence(of: kind, count: count)
      for place in start..<end {
        let reference = references[place]
        add(reference, evidence * Double(reference.count) / Double(count), file, symbol)
      }
      start = end
    }
  }

  private mutating func add(
    _ reference: Reference, _ evidence: Double, _ file: FileIR,
    _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) {
    let use = FileUse(reference, meant)
    switch target(of: use, file, symbol) {
    case .local: break
    case .elsewhere: result.uses.append(entry(of: use, evidence, file, symbol))
    case .own(let place):
      let units = UInt32(GraphWeights.evidenceUnits(evidence))
      let entry = result.definitions[place]
      result.definitions[place].ownEvidence =
        entry.ownEvidence.addingReportingOverflow(units).partialValue
      let weight = file.name(use.name).withUnsafeBytes {
        weighing.weight(of: $0, groups: entry.group, isPrivate: entry.isPrivate)
      }
      result.ownWeight += UInt64(units) * UInt64(GraphWeights.weightUnits(weight))
    }
  }

  /// What a use means, as far as its file tells.
  mutating func target(
    of use: FileUse, _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) -> FileUse.Target {
    if let place = ownDefinition(of: use, file, symbol) { return .own(place) }
    // What is local hides what others define.
    return use.receiverKind == .none && isLocal[use.name] ? .local : .elsewhere
  }

  /// What the definitions that a use means have in common besides the name.
  private enum Condition {
    case none
    case isMember
    case belongs(UInt32)
  }

  /// The first definition of the file that a use means, as its place.
  private mutating func ownDefinition(
    of use: FileUse, _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) -> Int? {
    guard firstDefinitions[use.name] != ContributionMaker.none else { return nil }
    let condition = condition(of: use, file, symbol)
    var fallback: Int?
    var place = firstDefinitions[use.name]
    while place != ContributionMaker.none {
      if meets(condition, place) {
        let group = result.definitions[place].group
        if !group.isDisjoint(with: use.meaning.tiers.preferred) { return place }
        if fallback == nil, !group.isDisjoint(with: use.meaning.tiers.fallback) { fallback = place }
      }
      place = nextDefinitions[place]
    }
    return fallback
  }

  /// All definitions of the file that a use may mean, as their places.
  mutating func ownDefinitions(
    of use: FileUse, _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) -> [Int] {
    var places: [Int] = []
    var place = firstDefinitions[use.name]
    let condition = condition(of: use, file, symbol)
    while place != ContributionMaker.none {
      if meets(condition, place) { places.append(place) }
      place = nextDefinitions[place]
    }
    let tiers = use.meaning.tiers
    let definitions = result.definitions
    let preferred = places.filter { !definitions[$0].group.isDisjoint(with: tiers.preferred) }
    if !preferred.isEmpty { return preferred }
    return places.filter { !definitions[$0].group.isDisjoint(with: tiers.fallback) }
  }

  private mutating func condition(
    of use: FileUse, _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) -> Condition {
    if isC, use.receiverKind != .none { return .isMember }
    guard let receiver = use.receiver, use.receiverKind == .type || isImported[receiver] else {
      return .none
    }
    let owner = number(of: receiver, file, symbol)
    // A type of this file may have inherited it.
    if isType[receiver], !hasMember(use, of: owner) { return .none }
    return .belongs(owner)
  }

  /// Whether a definition that a use may mean belongs to a type or module.
  private func hasMember(_ use: FileUse, of owner: UInt32) -> Bool {
    var place = firstDefinitions[use.name]
    while place != ContributionMaker.none {
      let entry = result.definitions[place]
      if entry.owner == owner, !entry.group.isDisjoint(with: use.meaning.tiers.all) { return true }
      place = nextDefinitions[place]
    }
    return false
  }

  private func meets(_ condition: Condition, _ place: Int) -> Bool {
    switch condition {
    case .none: true
    case .isMember: result.definitions[place].isMember
    case .belongs(let owner): result.definitions[place].owner == owner
    }
  }

  mutating func addImportedNames(
    _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) {
    let imports = file.imports
    for place in 0..<imports.count {
      guard let name = imports[place].name, firstDefinitions[name] == ContributionMaker.none
      else { continue }
      // What the statement names is never an alias of this file.
      let use = FileUse(name: name, meaning: .imported)
      result.uses.append(entry(of: use, GraphWeights.importedName, file, symbol))
    }
  }

  /// A use of what other files define.
  mutating func entry(
    of use: FileUse, _ evidence: Double, _ file: FileIR,
    _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) -> UseEntry {
    // No function of C belongs to a type: what the type is says nothing.
    let saysNothing = isC && use.receiverKind != .none
    let receiver = saysNothing ? nil : use.receiver
    return UseEntry(
      symbol: number(of: use.name, file, symbol), meaning: use.meaning,
      receiverKind: saysNothing ? .unknown : use.receiverKind,
      receiver: receiver.map { number(of: $0, file, symbol) } ?? UseEntry.noSymbol,
      evidence: GraphWeights.evidenceUnits(evidence))
  }

  /// Sorts the uses, and adds up those that differ in their evidence alone.
  mutating func combineUses() {
    result.uses.sort(by: UseEntry.precedes)
    var count = 0
    for use in result.uses {
      if count > 0, result.uses[count - 1].isLike(use) {
        let sum = Int(result.uses[count - 1].evidence) + Int(use.evidence)
        result.uses[count - 1].evidence = UInt16(min(sum, Int(UInt16.max)))
      } else {
        result.uses[count] = use
        count += 1
      }
    }
    result.uses.removeLast(result.uses.count - count)
  }
}

/// A way in which a file uses a name; names are indexes, those of aliases replaced by what they stand for.
struct FileUse {
  /// What a use means, as far as its file tells.
  enum Target: Equatable {
    /// A definition of the file, by its place among these; others of the name may be meant as well.
    case own(Int)
    /// Something in a function.
    case local
    case elsewhere
  }

  var name: Int
  var meaning: ReferenceMeaning
  var receiverKind = ReceiverKind.none
  var receiver: Int?
}

extension FileUse {
  /// - Parameters:
  ///   - reference: A reference as it is written.
  ///   - meant: For each name the one that it stands for.
  init(_ reference: Reference, _ meant: [Int]) {
    self.init(
      name: meant[reference.name], meaning: ReferenceMeaning(reference.kind),
      receiverKind: reference.receiverKind, receiver: reference.receiver.map { meant[$0] })
  }
}
