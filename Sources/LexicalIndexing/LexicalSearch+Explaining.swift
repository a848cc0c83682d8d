package import SourceModel

/// What one term adds to the score of a file.
package struct FileTermShare: Sendable, Equatable {
  /// Index of the term.
  package var term: Int
  /// For being in the file, and for being in its path.
  package var content: Double
  package var path: Double
}

/// What one term adds to the score of a unit.
package struct UnitTermShare: Sendable, Equatable {
  /// Index of the term.
  package var term: Int
  package var fields: WordFields
  package var value: Double
}

extension LexicalSearch {
  /// What the terms add to the score of a file, in their order; those that it doesn't hold are left out.
  package func termShares(of file: FileID) -> [FileTermShare] {
    terms.indices.compactMap { index in
      guard let share = share(ofTerm: index, in: file) else { return nil }
      return FileTermShare(term: index, content: share.content, path: share.path)
    }
  }

  /// What the terms add to the scores of the units of a file, by the number of the unit.
  package func unitTermShares(
    of file: FileID, lengths: [Int]
  ) -> [Int: [UnitTermShare]] {
    var shares: [Int: [UnitTermShare]] = [:]
    forEachMatch(in: file) { unit, term, fields in
      shares[unit, default: []].append(
        UnitTermShare(
          term: term, fields: fields,
          value: unitShare(ofTerm: term, fields, length: lengths[unit])))
    }
    return shares
  }
}
