package import SourceModel

/// The uses in one file, bound one by one.
package struct FileUses {
  let binder: UseBinder
  let file: FileID
  let document: FileIR
  let rules: LanguageRules
  /// Knows the definitions and imports of the file.
  var maker = ContributionMaker()
  /// The place of the file's first definition in the graph.
  let firstPlace: Int
  private let family: SymbolFamily
  /// For each name that functions of the file have something of their own for, the definitions around that; found when
  /// it is asked for.
  private var knownLocalParents: [Int: Set<Int>]?
  private let readSource: () -> [UInt8]
  private var knownSource: [UInt8]?
  /// For each type of the file the types that it names as its bases; found when it is asked for.
  var knownBases: [UInt32: Set<UInt32>]?

  /// - Parameters:
  ///   - binder: Binds for the graph.
  ///   - file: A file of the graph.
  ///   - document: Its document; `nil` comes out where it is another one than the graph was made of.
  ///   - source: Reads what the document was made of; asked at most once, where the document doesn't tell whether a
  ///     name is used on `self` or on `super`.
  package init?(
    _ binder: UseBinder, _ file: FileID, _ document: FileIR, source: @escaping () -> [UInt8]
  ) {
    readSource = source
    self.binder = binder
    self.file = file
    self.document = document
    rules = LanguageRules.of(document.summary.language.name)
    family = SymbolFamily(name: LanguageFamily.name(of: document.summary.language))
    let places = binder.graph.definitions(of: file)
    firstPlace = places.lowerBound
    guard maker.begin(document, knowing: places.map { binder.graph.definition(at: $0) }) else {
      return nil
    }
  }

  /// Calls `body` with what needs the numbers of names.
  mutating func withSymbols<Result>(
    _ body: (inout FileUses, (UnsafeRawBufferPointer) -> UInt32) -> Result
  ) -> Result {
    let (binder, family) = (binder, family)
    return body(&self) { binder.symbol(named: $0, family) }
  }

  // MARK: - Uses

  /// The uses of names that stand for some, in the order of the source.
  ///
  /// - Complexity: O(names + occurrences of the file), and what it takes to bind those that are found.
  package mutating func uses(of names: WantedNames) -> [BoundUse] {
    var isWanted = [Bool](repeating: false, count: document.nameCount)
    var hasAny = false
    for name in isWanted.indices where names.contain(document.name(maker.meant[name])) {
      isWanted[name] = true
      hasAny = true
    }
    return hasAny ? uses(in: 0..<document.summary.byteCount) { isWanted[$0] } : []
  }

  /// All uses in a range of bytes, in the order of the source.
  package mutating func uses(in range: Range<Int>) -> [BoundUse] { uses(in: range) { _ in true } }

  /// The use at a byte, also right behind its name.
  package mutating func use(at offset: Int) -> BoundUse? {
    let near = uses(in: max(0, offset - FileUses.maximumNameBytes)..<(offset + 1)) { _ in true }
    return near.last { $0.range.contains(offset) } ?? near.last { $0.range.upperBound == offset }
  }

  /// Where the file imports others of the tree, in the order of the source, each with the files that it may mean.
  package mutating func importedFiles() -> [(range: Range<Int>, files: [FileID])] {
    let (document, imports) = (document, binder.graph.imports)
    var entries: [ImportEntry] = []
    imports.forEachEntry(of: file) { entries.append($0) }
    var found: [(range: Range<Int>, files: [FileID])] = []
    for imported in document.imports {
      let (source, name) = withSymbols { uses, symbol in
        let numbers = [imported.source, imported.name].map { name in
          name.map { uses.maker.number(of: $0, document, symbol) } ?? UseEntry.noSymbol
        }
        return (numbers[0], numbers[1])
      }
      var files: [FileID] = []
      for entry in entries where entry.source == source && entry.name == name {
        imports.forEachTarget(entry) { if !files.contains($0) { files.append($0) } }
      }
      if !files.isEmpty { found.append((imported.range, files)) }
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The bytes of a definition of the file.
  package func range(of definition: Int) -> Range<Int> { document.definitions[definition].range }

  /// The place of the innermost definition around a use that references can mean.
  package func definition(around use: BoundUse) -> Int? {
    for index in enclosings(of: use.enclosing) {
      if let place = binder.graph.place(of: index, in: file) { return place }
    }
    return nil
  }

  /// Names that are longer aren't looked for at positions.
  private static let maximumNameBytes = 1024

  private mutating func uses(
    in range: Range<Int>, _ isWanted: (_ name: Int) -> Bool
  ) -> [BoundUse] {
    var found: [BoundUse] = []
    let imports = document.imports
    for place in 0..<imports.count {
      let entry = imports[place]
      guard let name = entry.name, isWanted(name), range.contains(entry.range.lowerBound),
        let use = importUse(entry, name)
      else { continue }
      found.append(use)
    }
    let importedStarts = Set(found.map(\.range.lowerBound))
    let wanted = occurrences(in: range, isWanted)
    let nameStarts = definitionStarts(among: Set(wanted.map(\.range.lowerBound)))
    for occurrence in wanted {
      let start = occurrence.range.lowerBound
      guard !importedStarts.contains(start), !nameStarts.contains(start),
        let use = boundUse(occurrence)
      else { continue }
      found.append(use)
    }
    // Stable, so that of two ways to use one name the first is left.
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
    var last = -1
    found.removeAll { use in
      defer { last = use.range.lowerBound }
      return use.range.lowerBound == last
    }
    return found
  }

  private func occurrences(
    in range: Range<Int>, _ isWanted: (_ name: Int) -> Bool
  ) -> [Occurrence] {
    var wanted: [Occurrence] = []
    let occurrences = document.occurrences
    for place in 0..<occurrences.count where isWanted(occurrences.name(at: place)) {
      let occurrence = occurrences[place]
      if range.contains(occurrence.range.lowerBound) { wanted.append(occurrence) }
    }
    return wanted
  }

  /// Those of some bytes at which the name of a definition begins: definitions aren't uses.
  private func definitionStarts(among starts: Set<Int>) -> Set<Int> {
    var found: Set<Int> = []
    if starts.isEmpty { return found }
    let definitions = document.definitions
    for index in 0..<definitions.count {
      let start = definitions[index].nameRange.lowerBound
      if starts.contains(start) { found.insert(start) }
    }
    return found
  }

  /// A name in an import statement, as ``ContributionMaker`` takes it.
  private mutating func importUse(_ entry: Import, _ name: Int) -> BoundUse? {
    if definesPlainly(name) { return nil }
    let use = FileUse(name: name, meaning: .imported)
    let offset = entry.range.lowerBound
    let site = Site(
      offset: offset, enclosing: innermostDefinition(around: offset),
      beginning: entry.alias ?? name)
    guard let meant = meaning(of: use, at: site, target: .elsewhere) else { return nil }
    return BoundUse(
      range: entry.range, line: entry.line, kind: nil, enclosing: site.enclosing,
      means: meant.means, targets: binder.targets(ofDefinitionsAt: meant.places))
  }

  private mutating func boundUse(_ occurrence: Occurrence) -> BoundUse? {
    let use = FileUse(
      name: maker.meant[occurrence.name], meaning: ReferenceMeaning(occurrence.kind),
      receiverKind: occurrence.receiverKind, receiver: occurrence.receiver.map { maker.meant[$0] })
    if use.receiverKind == .none, isLocal(occurrence) { return nil }
    let document = document
    let target = withSymbols { $0.maker.target(of: use, document, $1) }
    let site = Site(
      offset: occurrence.range.lowerBound, enclosing: occurrence.enclosing,
      beginning: occurrence.receiver ?? occurrence.name)
    guard let meant = meaning(of: use, at: site, target: target) else { return nil }
    return BoundUse(
      range: occurrence.range, line: occurrence.line, kind: occurrence.kind,
      enclosing: occurrence.enclosing, means: meant.means,
      targets: binder.targets(ofDefinitionsAt: meant.places))
  }

  /// Whether a name that is used alone may mean a definition of the file.
  private func definesPlainly(_ name: Int) -> Bool {
    var place = maker.firstDefinitions[name]
    while place != ContributionMaker.none {
      let entry = maker.result.definitions[place]
      if entry.owner == UseEntry.noSymbol || !rules.membersNeedReceiver { return true }
      place = maker.nextDefinitions[place]
    }
    return false
  }

  /// Whether what is used at a byte is written on the base of the type around: `super().run`, `super.run`,
  /// `base.Run`, `parent::run`.
  mutating func isOnBase(_ offset: Int) -> Bool {
    guard let word = FileUses.baseWords[document.summary.language.name, default: "super"] else {
      return false
    }
    let source = knownSource ?? readSource()
    knownSource = source
    guard offset <= source.count else { return false }
    let near = max(0, offset - FileUses.maximumReceiverBytes)
    var rest = source[near..<offset]
    while let last = rest.last, " .:->?\n\t".utf8.contains(last) { rest = rest.dropLast() }
    if rest.last == UInt8(ascii: ")"), let open = rest.lastIndex(of: UInt8(ascii: "(")) {
      rest = rest[..<open]
    }
    guard rest.count >= word.utf8.count, rest.suffix(word.utf8.count).elementsEqual(word.utf8)
    else { return false }
    let before = rest.dropLast(word.utf8.count).last
    return before.map { !FileUses.isPartOfName($0) } ?? true
  }

  /// How languages call the base of the type around where that isn't `super`; `nil` where they don't.
  private static let baseWords: [String: String?] = [
    "csharp": "base", "php": "parent", "rust": nil,
  ]
  /// Longer texts between `super` and the name aren't looked at.
  private static let maximumReceiverBytes = 128

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26
      || byte &- UInt8(ascii: "0") < 10
  }

  /// Whether a function around a use has something of its own that is called so.
  private mutating func isLocal(_ occurrence: Occurrence) -> Bool {
    guard maker.isLocal[occurrence.name], let parents = localParents()[occurrence.name] else {
      return false
    }
    return enclosings(of: occurrence.enclosing).contains { parents.contains($0) }
  }

  private mutating func localParents() -> [Int: Set<Int>] {
    if let knownLocalParents { return knownLocalParents }
    var parents: [Int: Set<Int>] = [:]
    let definitions = document.definitions
    for index in 0..<definitions.count {
      let definition = definitions[index]
      guard definition.flags.contains(.local), let parent = definition.parent else { continue }
      parents[definition.name, default: []].insert(parent)
    }
    knownLocalParents = parents
    return parents
  }

  private func innermostDefinition(around offset: Int) -> Int? {
    let definitions = document.definitions
    var innermost: Int?
    for index in 0..<definitions.count where definitions[index].range.contains(offset) {
      innermost = index
    }
    return innermost
  }

  /// A definition and those around it, the innermost first.
  func enclosings(of definition: Int?) -> [Int] {
    var enclosings: [Int] = []
    var next = definition
    while let index = next {
      enclosings.append(index)
      // Parents come before their members, see ``FileIR``: this ends.
      next = document.definitions[index].parent
    }
    return enclosings
  }
}

/// Names that are looked for among those of many files.
package struct WantedNames: Sendable {
  private let names: Set<ArraySlice<UInt8>>
  /// Whether there is a name of a length, and one with a first byte: that rules out most at once.
  private var lengths = [Bool](repeating: false, count: 256)
  private var firstBytes = [Bool](repeating: false, count: 256)

  /// - Parameter names: Their bytes.
  package init(_ names: some Sequence<[UInt8]>) {
    self.names = Set(names.map { $0[...] })
    for name in self.names {
      lengths[min(name.count, 255)] = true
      if let first = name.first { firstBytes[Int(first)] = true }
    }
  }

  /// Whether a name is one of them.
  func contain(_ name: ArraySlice<UInt8>) -> Bool {
    guard let first = name.first, firstBytes[Int(first)], lengths[min(name.count, 255)] else {
      return false
    }
    return names.contains(name)
  }
}
