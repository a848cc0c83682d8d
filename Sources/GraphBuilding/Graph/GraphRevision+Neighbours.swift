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
