// Finds the definitions of a file that a written name means.
//
// Input: a file, and a name: `get`, `Cache.get`, `cache::Cache::get`. Output: indexes of its definitions, ascending.
//
// Steps:
// 1. A definition whose whole name it is: names of sections and selectors may hold dots themselves.
// 2. Else the last part is the name, and each part before it has to be found, in order: as the name of a
//    definition around it, or as a word of its signature in front of its name, where receivers and
//    written-out scopes stand (`func (c *Cache) get()`, `void Cache::get()`).
//
// It does not find what references can't mean: locals, scopes.

internal import FileMapping
internal import GraphBuilding
internal import MapRendering
internal import SourceModel
internal import StandardExtensions

/// The definitions of a file by name.
struct NamedDefinitions {
  /// How many enclosing definitions are looked at: nobody writes a longer name.
  private static let maximumDepth = 64

  /// The names of the definitions that references can mean, by index.
  let names: [Int: [UInt8]]
  private let records: [OutlineRecord]
  /// Read only where a name has several parts.
  private let source: () -> [UInt8]

  /// - Throws: `damaged` when the index is.
  init(_ tree: IndexedTree, file place: Int) throws(SectionFileError) {
    let file = tree.number(of: place)
    let (graph, _) = try tree.index.revision()
    var names: [Int: [UInt8]] = [:]
    for place in graph.definitions(of: file) {
      let entry = graph.definition(at: place)
      names[Int(entry.definition)] = graph.name(ofSymbol: entry.symbol)
    }
    self.names = names
    records = try tree.index.outline(of: file)
    source = { tree.text(of: place)?.bytes ?? [] }
  }

  /// The definitions that `name` means, ascending.
  func definitions(named name: [UInt8]) -> [Int] {
    let whole = definitions(calledExactly: name[...])
    if !whole.isEmpty { return whole }
    let parts = NamedDefinitions.parts(name)
    guard parts.count > 1, let last = parts.last else { return [] }
    let candidates = definitions(calledExactly: last)
    if candidates.isEmpty { return [] }
    let source = source()
    return candidates.filter { isInside(parts.dropLast(), $0, source) }
  }

  /// The name that is most probably meant by one that the file doesn't define.
  func nearest(to name: [UInt8]) -> String? {
    let last = NamedDefinitions.parts(name).last ?? name[...]
    return closestName(
      to: String(decoding: last, as: UTF8.self),
      among: names.values.lazy.map { String(decoding: $0, as: UTF8.self) })
  }

  private func definitions(calledExactly name: ArraySlice<UInt8>) -> [Int] {
    names.filter { $0.value.elementsEqual(name) }.keys.sorted()
  }

  /// What stands between dots, colons and other signs that join names.
  static func parts(_ name: [UInt8]) -> [ArraySlice<UInt8>] {
    let signs = Array(".:#".utf8)
    return name.split { signs.contains($0) }
  }

  /// Whether all of `scopes` are around a definition, the outermost first.
  private func isInside(
    _ scopes: ArraySlice<ArraySlice<UInt8>>, _ definition: Int, _ source: [UInt8]
  ) -> Bool {
    guard records.indices.contains(definition) else { return false }
    var missing = scopes
    func find(_ words: [ArraySlice<UInt8>]) {
      while let scope = missing.last, words.contains(where: { $0.elementsEqual(scope) }) {
        missing.removeLast()
      }
    }
    let record = records[definition]
    find(words(record.signatureRange.lowerBound, record.nameRange.lowerBound, source))
    var parent = record.parent
    for _ in 0..<NamedDefinitions.maximumDepth {
      guard let index = parent, !missing.isEmpty, records.indices.contains(index) else { break }
      let around = records[index]
      if let name = names[index] {
        find([name[...]])
      } else {
        // The scope of an implementation is called by its header: `impl Cache`, `extension Cache`.
        find(words(around.signatureRange.lowerBound, around.signatureRange.upperBound, source))
      }
      parent = around.parent
    }
    return missing.isEmpty
  }

  private func words(_ start: Int, _ end: Int, _ source: [UInt8]) -> [ArraySlice<UInt8>] {
    Identifiers(source, in: start..<max(start, end)).map { source[$0] }
  }
}
