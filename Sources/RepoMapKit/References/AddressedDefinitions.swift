// Finds the definitions of a tree that an address means.
//
// Input: an address as somebody writes it, see `FocusReading`; a name alone is looked for in the whole tree. Output:
// definitions, as places of the graph, or what to say where there are none.
//
// Steps:
// 1. Definitions whose whole name it is.
// 2. A file of the tree, with a name, a line or a position in it. At a position where a name is used, what that means;
//    else the innermost definition around it.
// 3. A name with those of its scopes in front.

internal import FileMapping
internal import GraphBuilding
internal import SourceModel
internal import StandardExtensions
internal import TaskReading

/// Finds definitions by their addresses in one tree.
struct AddressedDefinitions {
  let tree: IndexedTree
  let binder: UseBinder
  let documents: DocumentReader
  /// See ``ReferenceRequest/wantsNameAtPosition``.
  var wantsNameAtPosition = false

  private var graph: GraphRevision { binder.graph }

  /// What an address means.
  struct Answer {
    /// The first definitions of what is meant, in the order of the paths, then of the source.
    var targets: [Int] = []
    /// What to say where there are none.
    var warning: String?
  }

  /// What an address means.
  ///
  /// - Throws: `damaged` when the index is.
  func definitions(_ address: [UInt8]) throws(SectionFileError) -> Answer {
    let called = definitions(calledExactly: address[...])
    if !called.isEmpty { return answer(called) }
    let finder = FocusFinder(tree: tree)
    if let (file, place) = finder.file(address) {
      switch place {
      case .whole: return answer(Array(graph.definitions(of: tree.number(of: file))), of: address)
      case .line(let line, let column):
        return try answer(definitions(at: line, column, of: file), of: address)
      case .name(let name):
        let names = try NamedDefinitions(tree, file: file)
        let found = places(names.definitions(named: name), of: file)
        if !found.isEmpty { return answer(found) }
        return Answer(warning: finder.undefined(name, in: file, names).message)
      }
    }
    let parts = NamedDefinitions.parts(address)
    let found = try definitions(named: address, parts)
    if !found.isEmpty { return answer(found) }
    if FocusReading.readings(of: address).count > 1 || address.contains(UInt8(ascii: "/")) {
      return Answer(warning: finder.missing(address).message)
    }
    return Answer(warning: unknown(address, parts.last ?? address[...]))
  }

  private func answer(_ places: [Int], of address: [UInt8]? = nil) -> Answer {
    if places.isEmpty, let address {
      return Answer(warning: "\(escapedText(address)): no definition that can be used by its name")
    }
    return Answer(targets: binder.targets(ofDefinitionsAt: places))
  }

  // MARK: - In a file

  /// The places of definitions with these indexes.
  private func places(_ definitions: [Int], of file: Int) -> [Int] {
    definitions.compactMap { graph.place(of: $0, in: tree.number(of: file)) }
  }

  private func definitions(
    at line: Int, _ column: Int?, of file: Int
  ) throws(SectionFileError) -> [Int] {
    guard let source = try tree.outlinedSource(of: file) else { return [] }
    if let column, let offset = source.offset(line: line, column: column),
      let document = documents.documents(of: [file])[0],
      var uses = tree.uses(at: file, document, binder),
      let use = uses.use(at: offset)
    {
      return use.targets
    }
    if wantsNameAtPosition {
      return places(
        try named(at: source.offset(line: line, column: column ?? 1), of: file), of: file)
    }
    return places(source.definition(at: line, column: column).map { [$0] } ?? [], of: file)
  }

  /// The definitions whose own names are at a byte, also right behind them.
  private func named(at offset: Int?, of file: Int) throws(SectionFileError) -> [Int] {
    guard let offset else { return [] }
    let records = try tree.index.outline(of: tree.number(of: file))
    return records.indices.filter {
      let name = records[$0].nameRange
      return name.lowerBound <= offset && offset <= name.upperBound
    }
  }

  // MARK: - In the whole tree

  private func definitions(calledExactly name: ArraySlice<UInt8>) -> [Int] {
    var places: [Int] = []
    for symbol in name.withUnsafeBytes({ graph.symbols(named: $0) }) {
      graph.forEachDefinition(ofSymbol: symbol) { places.append(Int($0.place)) }
    }
    return places
  }

  /// The definitions that a name with scopes in front means.
  private func definitions(
    named name: [UInt8], _ parts: [ArraySlice<UInt8>]
  ) throws(SectionFileError) -> [Int] {
    guard parts.count > 1, let last = parts.last else { return [] }
    let files = Set(
      definitions(calledExactly: last).map { tree.place(of: graph.file(ofDefinitionAt: $0)) })
    var found: [Int] = []
    for file in files.sorted() {
      let names = try NamedDefinitions(tree, file: file)
      found += places(names.definitions(named: name), of: file)
    }
    return found
  }

  /// What to say about a name that nothing has.
  private func unknown(_ address: [UInt8], _ name: ArraySlice<UInt8>) -> String {
    var names: [String] = []
    graph.forEachSymbol { symbol, candidate in
      guard abs(candidate.count - name.count) <= AddressedDefinitions.maximumEdits else { return }
      var isDefined = false
      graph.forEachDefinition(ofSymbol: symbol) { _ in isDefined = true }
      if isDefined { names.append(String(decoding: candidate, as: UTF8.self)) }
    }
    let nearest = closestName(to: String(decoding: name, as: UTF8.self), among: names)
    return EngineError.definitionNotFound(
      name: escapedText(address), nearest: nearest.map { escapedText($0.utf8) }
    ).message
  }

  /// Edits between names beyond which ``closestName(to:among:)`` finds none.
  private static let maximumEdits = 2
}
