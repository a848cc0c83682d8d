/// What clones are looked for.
public struct CloneRequest: Sendable {
  /// Bytes of the path of the tree's root.
  public var root: [UInt8]
  /// The state of the tree to look at; the directory as it is if `nil`.
  public var revision: TreeRevision?
  /// The snapshot to look at instead, whose root counts then.
  public var snapshot: Snapshot?
  /// Which files are looked at.
  public var filter = PathFilter()
  /// Definitions of fewer tokens don't count.
  public var minimumTokens = CloneRequest.defaultMinimumTokens
  /// How alike definitions are to the first of their group, in percent; 100 for equal ones.
  public var minimumSimilarityPercent = 80
  /// Groups that are given at most.
  public var limit = 100

  /// A request for the clones of a tree.
  public init(root: [UInt8]) { self.root = root }

  var source: TreeSource { TreeSource(root, revision, snapshot) }

  /// Below some fifty tokens what is alike is so by habit: accessors, tests of one line, calls to a base class.
  static let defaultMinimumTokens = 50
  /// Shorter definitions aren't recorded.
  public static let tokenRange = 20...1_000_000
  /// Below 70 % clones are found by chance only.
  public static let similarityRange = 70...100
  /// How many groups may be asked for.
  public static let limitRange = 1...1_000_000
}
