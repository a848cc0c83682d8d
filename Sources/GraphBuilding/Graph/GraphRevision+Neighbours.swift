// What one file uses of others, file by file: for pictures of the graph, not for ranks.

package import SourceModel

/// A name that a file uses, and one of the files that it may mean.
package struct NeighbourReference: Sendable, Equatable {
  /// The file that may be meant.
  package var target: FileID
  /// The name, as a symbol of the graph.
  package var symbol: UInt32
  /// How it is known that this file is meant.
  package var rule: BindingRule
  /// How many files may be meant as well as this one, itself included.
  package var definerCount: Int
  /// Its part of the weight of everything that the file uses, in the units of ``GraphRevision/outWeight(of:)``. A whole
  /// number, so that sums are the same in every order.
  package var weight: UInt64
}

extension GraphRevision {
  /// Calls `body` with every reference of a file to another one, in any order.
  ///
  /// - Parameters:
  ///   - file: The file that refers.
  ///   - maximumDefiners: A name that may mean more files than this is left out: it says little about each of them,
  ///     and would make as many edges.
  ///   - body: Is given the references.
  /// - Complexity: O(references · `maximumDefiners`).
  package func forEachNeighbour(
    of file: FileID, maximumDefiners: Int, _ body: (NeighbourReference) -> Void
  ) {
    forEachReference(of: file) { pool, evidence in
      let scope = scope(ofPool: pool)
      var definers: [(file: FileID, weight: UInt64)] = []
      forEachDefiner(ofPool: pool) { definer, weight in
        if definers.count <= maximumDefiners { definers.append((definer, weight)) }
      }
      guard definers.count <= maximumDefiners else { return }
      let symbol = symbol(ofPool: pool)
      let equals = scope.target == nil ? definers.count : Int(scope.count)
      for definer in definers where definer.file != file {
        body(
          NeighbourReference(
            target: definer.file, symbol: symbol, rule: scope.rule, definerCount: equals,
            weight: UInt64(evidence) * definer.weight))
      }
    }
  }

  /// Calls `body` with every reference of other files to a file, in any order: what ``forEachNeighbour(of:maximumDefiners:_:)``
  /// says of them, from its other end.
  ///
  /// - Parameters:
  ///   - file: The file that is referred to.
  ///   - maximumDefiners: As there.
  ///   - body: Is given the file that refers, and the weight of a reference.
  /// - Complexity: O(definitions · `maximumDefiners` + references to them).
  package func forEachReferencer(
    of file: FileID, maximumDefiners: Int, _ body: (FileID, UInt64) -> Void
  ) {
    var symbols: Set<UInt32> = []
    for place in definitions(of: file) { symbols.insert(definition(at: place).symbol) }
    for symbol in symbols {
      forEachPool(ofSymbol: symbol) { pool in
        guard scope(ofPool: pool).holds(file) else { return }
        var own: UInt64?
        var count = 0
        forEachDefiner(ofPool: pool) { definer, weight in
          count += 1
          if definer == file { own = weight }
        }
        guard let own, count <= maximumDefiners else { return }
        forEachReferencer(ofPool: pool) { other, evidence in
          if other != file { body(other, UInt64(evidence) * own) }
        }
      }
    }
  }

  /// Calls `body` with every file that imports one of some files, and with that, in any order; as
  /// ``forEachImportedFile(of:_:)`` says of them, from its other end.
  ///
  /// - Complexity: O(imports of all files).
  package func forEachImporter(of files: Set<FileID>, _ body: (FileID, FileID) -> Void) {
    for index in 0..<fileCount {
      let file = FileID(index: index)
      forEachImportedFile(of: file) { if files.contains($0) { body(file, $0) } }
    }
  }

  /// Calls `body` with every other file that an import of a file leads to, in any order, some perhaps more than once.
  /// Imports of whole packages of files are left out.
  package func forEachImportedFile(of file: FileID, _ body: (FileID) -> Void) {
    imports.forEachEntry(of: file) { entry in
      guard imports.targetCount(entry) <= GraphRevision.packageSize else { return }
      imports.forEachTarget(entry) { if $0 != file { body($0) } }
    }
  }

  /// The name of the language of a file; `nil` where it holds no code.
  package func language(of file: FileID) -> String? { imports.language(of: file) }
}
