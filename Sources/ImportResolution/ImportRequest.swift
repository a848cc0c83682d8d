package import SourceModel

/// One part of an import statement, as a `FileIR` tells it.
package struct ImportRequest: Hashable, Sendable {
  package var kind: ImportKind
  /// The module, package or path, as it is written, without quotes.
  package var source: [UInt8]
  /// The imported name.
  package var name: [UInt8]?
  /// Everything of the source is imported.
  package var isWildcard: Bool

  /// A request of the parts that an ``Import`` has.
  package init(kind: ImportKind, source: [UInt8], name: [UInt8]? = nil, isWildcard: Bool = false) {
    self.kind = kind
    self.source = source
    self.name = name
    self.isWildcard = isWildcard
  }
}

/// Where an import leads.
package enum ImportTarget: Hashable, Sendable {
  /// Places of files in the tree: ascending, unique, at least one and at most ``maximumFiles``.
  case files([Int])
  /// A package or system module: leaves the graph.
  case external
  /// Looks as if it were here, but leads nowhere.
  case unresolved

  /// Files that one import may lead to. A Go package or a Swift module has dozens of files; a
  /// namespace that more files share tells nothing about any of them, and edges to all of them
  /// from each of them would be quadratic. Of more, the first ones are taken.
  package static let maximumFiles = 512
}

extension ImportTarget {
  /// The target of places in any order; nil if there are none.
  init?(places: some Collection<Int>) {
    guard !places.isEmpty else { return nil }
    if places.count == 1 {
      self = .files(Array(places))
      return
    }
    var unique: [Int] = []
    for place in places.sorted() where place != unique.last {
      unique.append(place)
      if unique.count == Self.maximumFiles { break }
    }
    self = .files(unique)
  }

  /// The target of one place; nil without one.
  init?(place: Int?) {
    guard let place else { return nil }
    self = .files([place])
  }
}
