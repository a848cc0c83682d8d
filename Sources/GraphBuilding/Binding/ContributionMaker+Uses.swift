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
    let name = meant[reference.name]
    let meaning = ReferenceMeaning(reference.kind)
    let receiver = reference.receiver.map { meant[$0] }
    guard
      let place = ownDefinition(
        of: name, meaning.tiers, reference.receiverKind, receiver, file, symbol)
    else {
      // What is local hides what others define.
      if reference.receiverKind == .none, isLocal[name] { return }
      return append(
        evidence, name, meaning, reference.receiverKind, receiver, file, symbol)
    }
    let units = UInt32(GraphWeights.evidenceUnits(evidence))
    let entry = result.definitions[place]
    result.definitions[place].ownEvidence =
      entry.ownEvidence.addingReportingOverflow(units).partialValue
    let weight = file.name(name).withUnsafeBytes {
      weighing.weight(of: $0, groups: entry.group, isPrivate: entry.isPrivate)
    }
    result.ownWeight += UInt64(units) * UInt64(GraphWeights.weightUnits(weight))
  }

  /// The definition of the file that a use of a name means, as its place.
  private mutating func ownDefinition(
    of name: Int, _ tiers: BindingTiers, _ kind: ReceiverKind, _ receiver: Int?, _ file: FileIR,
    _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) -> Int? {
    guard firstDefinitions[name] != ContributionMaker.none else { return nil }
    let definitions = result.definitions
    if isC, kind != .none {
      return ownDefinition(of: name, tiers) { definitions[$0].isMember }
    }
    guard let receiver, kind == .type || isImported[receiver] else {
      return ownDefinition(of: name, tiers) { _ in true }
    }
    let owner = number(of: receiver, file, symbol)
    if let member = ownDefinition(of: name, tiers, where: { definitions[$0].owner == owner }) {
      return member
    }
    // A type of this file may have inherited it.
    return isType[receiver] ? ownDefinition(of: name, tiers) { _ in true } : nil
  }

  /// The first definition of a name that `tiers` mean among those for which `isMeant` holds.
  private func ownDefinition(
    of name: Int, _ tiers: BindingTiers, where isMeant: (Int) -> Bool
  ) -> Int? {
    var fallback: Int?
    var place = firstDefinitions[name]
    while place != ContributionMaker.none {
      let group = result.definitions[place].group
      if !group.isDisjoint(with: tiers.all), isMeant(place) {
        if !group.isDisjoint(with: tiers.preferred) { return place }
        if fallback == nil { fallback = place }
      }
      place = nextDefinitions[place]
    }
    return fallback
  }

  mutating func addImportedNames(
    _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) {
    let imports = file.imports
    for place in 0..<imports.count {
      guard let name = imports[place].name, firstDefinitions[name] == ContributionMaker.none
      else { continue }
      // What the statement names is never an alias of this file.
      append(GraphWeights.importedName, name, .imported, .none, nil, file, symbol)
    }
  }

  private mutating func append(
    _ evidence: Double, _ name: Int, _ meaning: ReferenceMeaning, _ receiverKind: ReceiverKind,
    _ receiver: Int?, _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) {
    // No function of C belongs to a type: what the type is says nothing.
    let saysNothing = isC && receiverKind != .none
    result.uses.append(
      UseEntry(
        symbol: number(of: name, file, symbol), meaning: meaning,
        receiverKind: saysNothing ? .unknown : receiverKind,
        receiver: saysNothing
          ? UseEntry.noSymbol : receiver.map { number(of: $0, file, symbol) } ?? UseEntry.noSymbol,
        evidence: GraphWeights.evidenceUnits(evidence)))
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
