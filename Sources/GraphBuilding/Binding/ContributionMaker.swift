internal import SourceModel

/// Makes contributions; its arrays are as long as the names of the largest file.
struct ContributionMaker {
  static let none = -1

  let weighing = NameWeighing()
  /// For each name of the file the one that it stands for.
  var meant: [Int] = []
  /// For each name whether an import brings it in.
  var isImported: [Bool] = []
  /// For each name whether a function of the file has something in it that is called so.
  var isLocal: [Bool] = []
  /// For each name whether the file defines a type that is called so.
  var isType: [Bool] = []
  /// For each name the place of the file's first definition of it.
  var firstDefinitions: [Int] = []
  /// For each definition of the contribution the place of the next one of the same name.
  var nextDefinitions: [Int] = []
  private var symbols: [UInt32?] = []
  var isC = false
  var result = FileContribution()

  init() {}

  /// The contribution of a file.
  ///
  /// - Parameters:
  ///   - file: Its document.
  ///   - symbol: The number of a name in the family of the file's language.
  /// - Returns: What the file adds to the graph.
  mutating func contribution(
    of file: FileIR, symbol: (UnsafeRawBufferPointer) -> UInt32
  ) -> FileContribution {
    begin(file, symbol)
    addUses(file, symbol)
    addImportedNames(file, symbol)
    combineUses()
    return result
  }

  /// Reads everything of a file but its uses.
  mutating func begin(_ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32) {
    result = FileContribution()
    result.imports = FileImports(language: file.summary.language.name)
    prepare(file)
    addImports(file, symbol)
    let definitions = file.definitions
    addDefinitions(file) { maker, index, definition in
      let parent = definition.parent.map { definitions[$0].kind }
      return DefinitionEntry(
        symbol: maker.number(of: definition.name, file, symbol),
        owner: maker.owner(of: index, file, symbol), definition: index, kind: definition.kind,
        flags: definition.flags,
        isMember: parent.map { $0.isType || $0.isScopeOnly } ?? (definition.qualifier != nil))
    }
    for index in 0..<definitions.count {
      let kind = definitions[index].kind
      if kind == .namespace || kind == .module { addNamespace(index, file, symbol) }
    }
  }

  /// Reads what a file says of its names, where the graph has its definitions and imports: they aren't made again.
  ///
  /// - Parameters:
  ///   - file: Its document.
  ///   - entries: What the graph has of its definitions, in their order.
  /// - Returns: Whether these are the ones of the document.
  mutating func begin(_ file: FileIR, knowing entries: [DefinitionEntry]) -> Bool {
    result = FileContribution()
    prepare(file)
    let imports = file.imports
    for place in 0..<imports.count { noteNames(imports[place]) }
    var areSame = true
    addDefinitions(file) { maker, index, definition in
      let place = maker.result.definitions.count
      guard place < entries.count, entries[place].definition == index else {
        areSame = false
        return nil
      }
      maker.symbols[definition.name] = entries[place].symbol
      return entries[place]
    }
    return areSame && result.definitions.count == entries.count
  }

  private mutating func prepare(_ file: FileIR) {
    isC = file.summary.language.name == "c"
    let count = file.nameCount
    func reset<Element>(_ array: inout [Element], to value: Element) {
      array.removeAll(keepingCapacity: true)
      array.append(contentsOf: repeatElement(value, count: count))
    }
    meant.removeAll(keepingCapacity: true)
    meant.append(contentsOf: 0..<count)
    reset(&isImported, to: false)
    reset(&isLocal, to: false)
    reset(&isType, to: false)
    reset(&firstDefinitions, to: ContributionMaker.none)
    reset(&symbols, to: nil)
    nextDefinitions.removeAll(keepingCapacity: true)
  }

  // MARK: Imports

  private mutating func addImports(
    _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) {
    let imports = file.imports
    // By index: the iterator of a generic collection isn't specialised across modules.
    for place in 0..<imports.count {
      let imported = imports[place]
      let local = noteNames(imported)
      var entry = ImportEntry(
        source: imported.source.map { number(of: $0, file, symbol) } ?? UseEntry.noSymbol,
        name: imported.name.map { number(of: $0, file, symbol) } ?? UseEntry.noSymbol,
        local: local.map { number(of: $0, file, symbol) } ?? UseEntry.noSymbol,
        kind: imported.kind, isWildcard: imported.isWildcard)
      if local == nil, !imported.isWildcard, let source = imported.source {
        entry.local = symbolOfModule(file.name(source), symbol)
      }
      result.imports.entries.append(entry)
    }
    result.imports.entries.sort(by: ImportEntry.precedes)
  }

  /// Notes what an import says of the file's names.
  ///
  /// - Returns: The name that it brings in.
  @discardableResult
  private mutating func noteNames(_ imported: Import) -> Int? {
    if let name = imported.name, let alias = imported.alias { meant[alias] = name }
    let local = imported.isWildcard ? nil : imported.name ?? imported.alias
    if let local { isImported[local] = true }
    return local
  }

  /// What a module is called where nothing else is said: the last part of its path or name.
  private func symbolOfModule(
    _ source: ArraySlice<UInt8>, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) -> UInt32 {
    let separators: [UInt8] = [UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: ":")]
    var name = source
    if let last = name.lastIndex(where: { separators.contains($0) }) {
      name = name[(last + 1)...]
      // An extension, or a version.
      if let dot = name.firstIndex(of: UInt8(ascii: ".")) { name = name[..<dot] }
    } else if let dot = name.lastIndex(of: UInt8(ascii: ".")) {
      name = name[(dot + 1)...]
    }
    return name.isEmpty ? UseEntry.noSymbol : name.withUnsafeBytes { symbol($0) }
  }

  // MARK: Definitions

  /// Adds what `entry` makes of each definition that references can mean, and links those of one name.
  @inline(__always)
  private mutating func addDefinitions(
    _ file: FileIR,
    _ entry: (inout ContributionMaker, _ index: Int, Definition) -> DefinitionEntry?
  ) {
    let all = file.definitions
    var lastDefinitions: [Int: Int] = [:]
    for index in 0..<all.count {
      let definition = all[index]
      if definition.kind.isType { isType[definition.name] = true }
      if definition.flags.contains(.local) { isLocal[definition.name] = true }
      guard !definition.kind.group.isEmpty, !definition.flags.contains(.local),
        !file.name(definition.name).isEmpty, let made = entry(&self, index, definition)
      else { continue }
      let place = result.definitions.count
      result.definitions.append(made)
      nextDefinitions.append(ContributionMaker.none)
      if firstDefinitions[definition.name] == ContributionMaker.none {
        firstDefinitions[definition.name] = place
      } else if let last = lastDefinitions[definition.name] {
        nextDefinitions[last] = place
      }
      lastDefinitions[definition.name] = place
    }
  }

  private mutating func addNamespace(
    _ index: Int, _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) {
    let path = file.scopePath(of: index) + [file.nameText(file.definitions[index].name)]
    var name = path.joined(separator: ".")
    result.imports.namespaces.append(name.withUTF8 { symbol(UnsafeRawBufferPointer($0)) })
  }

  /// The symbol of what a definition belongs to: what is written before its name, else what lies
  /// around it.
  private mutating func owner(
    of index: Int, _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) -> UInt32 {
    let definition = file.definitions[index]
    if let qualifier = definition.qualifier {
      let written = file.name(qualifier)
      let last = written.lastIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
      guard let last else { return number(of: qualifier, file, symbol) }
      let name = written[(last + 1)...]
      return name.isEmpty ? UseEntry.noSymbol : name.withUnsafeBytes { symbol($0) }
    }
    guard let parent = definition.parent else { return UseEntry.noSymbol }
    let around = file.definitions[parent]
    let owns =
      around.kind.isType || around.kind.isScopeOnly || around.kind == .namespace
      || around.kind == .module
    return owns && !file.name(around.name).isEmpty
      ? number(of: around.name, file, symbol) : UseEntry.noSymbol
  }

  /// The symbol of a name of the file.
  mutating func number(
    of name: Int, _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) -> UInt32 {
    if let known = symbols[name] { return known }
    let number = file.name(name).withUnsafeBytes { symbol($0) }
    symbols[name] = number
    return number
  }
}
