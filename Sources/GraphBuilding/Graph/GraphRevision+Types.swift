// What a change means for types: members are bound by the types that they are used on, and by the bases of
// these, so uses in other files may have to be bound again.

internal import SourceModel

extension GraphRevision {
  /// The files that define a type, as its symbol.
  func typeFiles(_ symbol: UInt32) -> [FileID] {
    var files: [FileID] = []
    forEachDefinition(ofSymbol: symbol) { place in
      if place.file != files.last, definition(at: Int(place.place)).kind.isType {
        files.append(place.file)
      }
    }
    return files
  }

  /// The types that are defined elsewhere than before, or have other bases, directly or through others.
  func changedTypes(
    _ symbols: Set<UInt32>, _ files: Set<FileID>, _ old: GraphRevision
  ) -> Set<UInt32> {
    var changed = symbols.filter { old.typeFiles($0) != typeFiles($0) }
    for file in files where bases(uses(of: file)) != bases(old.uses(of: file)) {
      for revision in [old, self] { changed.formUnion(revision.types(definedBy: file)) }
    }
    if changed.isEmpty { return [] }
    var users: [UInt32: [FileID]] = [:]
    forEachUse { use, file in
      if use.meaning == .implementation { users[use.symbol, default: []].append(file) }
    }
    var layer = changed
    for _ in 0..<SymbolBinder.maximumBases {
      layer = layer.reduce(into: []) { next, type in
        for file in users[type] ?? [] { next.formUnion(types(definedBy: file)) }
      }
      changed.formUnion(layer)
    }
    return changed
  }

  private func types(definedBy file: FileID) -> [UInt32] {
    definitions(of: file).map { definition(at: $0) }.filter(\.kind.isType).map(\.symbol)
  }

  /// The files that define, extend or name as bases any of these types.
  func filesAbout(_ types: Set<UInt32>) -> Set<FileID> {
    var files: Set<FileID> = []
    forEachUse { use, file in
      if use.meaning == .implementation, types.contains(use.symbol) { files.insert(file) }
    }
    for file in (0..<fileCount).lazy.map({ FileID(index: $0) }) {
      for place in definitions(of: file) {
        let entry = definition(at: place)
        if types.contains(entry.owner) || (entry.kind.isType && types.contains(entry.symbol)) {
          files.insert(file)
          break
        }
      }
    }
    return files
  }

  func forEachUse(_ body: (UseEntry, FileID) -> Void) {
    for file in (0..<fileCount).lazy.map({ FileID(index: $0) }) {
      for use in uses(of: file) { body(use, file) }
    }
  }
}
