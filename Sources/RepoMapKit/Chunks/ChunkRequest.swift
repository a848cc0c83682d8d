/// What of a tree is cut into chunks, and how small.
public struct ChunkRequest: Sendable {
  /// Bytes of the path of the tree's root.
  public var root: [UInt8]
  /// The state of the tree to look at; the directory as it is if `nil`.
  public var revision: TreeRevision?
  /// The snapshot to look at instead, whose root counts then.
  public var snapshot: Snapshot?
  /// Which files are cut.
  public var filter = PathFilter()
  /// Tokens that a chunk may have.
  public var limitTokens = 512
  /// What tokens are counted with; see ``MapRequest/tokenizer``.
  public var tokenizer: String?

  /// A request for the chunks of all files of a tree.
  public init(root: [UInt8]) { self.root = root }

  var source: TreeSource { TreeSource(root, revision, snapshot) }

  /// How many tokens chunks may have. Below, not every character fits one.
  public static let limitRange = 32...1_000_000
}

/// What became of a request for chunks.
public struct ChunkSummary: Sendable {
  /// How many chunks were given.
  public internal(set) var chunkCount = 0
  /// Lines for the user about what went wrong on the way.
  public internal(set) var warnings: [String] = []
  /// What the run that made them did.
  public internal(set) var statistics = RunStatistics()
}
