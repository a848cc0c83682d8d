package import SourceModel

/// What a ``ReferenceGraph`` is built from.
package struct GraphInput: Sendable {
  /// What is known about each file, in path order: the index is the file's ``FileID``.
  package var files: [FileIR]
  /// For each file its class, from path and content together.
  package var noise: [NoiseClass]
  /// References that are known to mean one file, in any order.
  package var directEdges: [DirectEdge]

  /// - Parameters:
  ///   - files: Documents in path order.
  ///   - noise: As many classes; without it those of the documents, which know no paths.
  ///   - directEdges: Edges between these files.
  package init(
    files: [FileIR], noise: [NoiseClass]? = nil, directEdges: [DirectEdge] = []
  ) {
    precondition(noise == nil || noise?.count == files.count, "one noise class per file")
    self.files = files
    self.noise = noise ?? files.map(\.summary.noise)
    self.directEdges = directEdges
  }
}

/// An edge from one file to another that stands for itself instead of passing through a pool.
///
/// Made where the target is known: by an import that was resolved to a file.
package struct DirectEdge: Hashable, Sendable {
  package var from: FileID
  package var to: FileID
  /// > 0; how surely the edge is right, times how much it tells. 1 is a sure reference.
  package var weight: Float
  /// Index into the names of `from` of the name that is used through this edge.
  ///
  /// The references of `from` to this name are bound by the edge: they leave the name's pool, and
  /// their evidence multiplies the weight. `nil`: the edge is about the file as a whole.
  package var name: Int?

  package init(from: FileID, to: FileID, weight: Float, name: Int? = nil) {
    self.from = from
    self.to = to
    self.weight = weight
    self.name = name
  }
}

/// Why no graph was built.
package enum GraphBuildingError: Error, Sendable, Equatable {
  /// The caller's closure asked for it.
  case cancelled
}
