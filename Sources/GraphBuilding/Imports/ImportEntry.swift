internal import ImportResolution
package import SourceModel

/// One part of an import statement, and where it leads.
package struct ImportEntry: Hashable, Sendable, BitwiseCopyable {
  /// Stands in ``targets`` for a package or module that isn't the repository's.
  package static let external = UInt32.max
  /// Stands in ``targets`` for what should be the repository's and wasn't found.
  package static let unresolved = UInt32.max - 1

  /// What is imported from, as a symbol; ``UseEntry/noSymbol`` without one.
  package var source: UInt32
  /// The name that is imported, as a symbol; ``UseEntry/noSymbol`` without one.
  package var name: UInt32
  /// The symbol that uses in the file have for it: the name, or what the module is called here;
  /// ``UseEntry/noSymbol`` for a wildcard.
  package var local: UInt32
  /// The number of the set of files that it leads to, or one of the above.
  package var targets: UInt32
  private var kindNumber: UInt8
  private var wildcardBit: UInt8
  // Padding has a value too: entries are written as they are.
  private var reserved: UInt16 = 0

  init(source: UInt32, name: UInt32, local: UInt32, kind: ImportKind, isWildcard: Bool) {
    self.source = source
    self.name = name
    self.local = local
    targets = ImportEntry.unresolved
    kindNumber = kind.rawValue
    wildcardBit = isWildcard ? 1 : 0
  }

  package var kind: ImportKind { ImportKind(rawValue: kindNumber) ?? .module }
  package var isWildcard: Bool { wildcardBit != 0 }

  /// Whether it brings everything of its targets into sight.
  func isOpen(_ rules: LanguageRules) -> Bool {
    isWildcard || kind == .include || (rules.importsAreOpen && name == UseEntry.noSymbol)
  }

  /// The import as its language's rules take it.
  ///
  /// - Parameter bytes: The bytes of a symbol.
  /// - Returns: What a resolver is asked.
  func request(bytes: (UInt32) -> [UInt8]) -> ImportRequest {
    ImportRequest(
      kind: kind, source: source == UseEntry.noSymbol ? [] : bytes(source),
      name: name == UseEntry.noSymbol ? nil : bytes(name), isWildcard: isWildcard)
  }

  /// Notes where it leads.
  mutating func setTargets(_ resolved: ResolvedImport, _ sets: inout TargetSets) {
    targets =
      switch resolved {
      case .external: ImportEntry.external
      case .unresolved: ImportEntry.unresolved
      case .files(let files): sets.number(of: files)
      }
  }

  /// The same without where it leads.
  var unresolvedEntry: ImportEntry {
    var entry = self
    entry.targets = ImportEntry.unresolved
    return entry
  }

  static func precedes(_ left: ImportEntry, _ right: ImportEntry) -> Bool {
    (left.local, left.source, left.name, left.kindNumber, left.wildcardBit)
      < (right.local, right.source, right.name, right.kindNumber, right.wildcardBit)
  }
}
