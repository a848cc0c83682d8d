internal import TaskReading

/// What files of a tree are related to.
public struct RelatedRequest: Sendable {
  /// Bytes of the path of the tree's root.
  public var root: [UInt8]
  /// The snapshot to look at instead, whose root counts then.
  public var snapshot: Snapshot?
  /// Bytes of the paths of files and folders, relative to the root or the working directory.
  public var files: [[UInt8]] = []
  /// A change whose files are meant besides.
  public var diff: TaskDiff?
  /// How many files away others may be that use them.
  public var depth = 1
  /// Files that are given at most, of each relation.
  public var limit = 20
  /// When the answer is due; `nil` where all files count.
  public var time: AnswerTime?

  /// A request about files of a tree.
  public init(root: [UInt8]) { self.root = root }

  var source: TreeSource { TreeSource(root, nil, snapshot) }

  /// How far one can look.
  public static let depthRange = 1...8
  /// How many files may be asked for.
  public static let limitRange = 1...100_000
}

extension TaskDiff {
  /// The paths of the files as the change leaves them.
  var paths: [[UInt8]] { UnifiedDiff(text).files.compactMap { $0.newPath } }
}

/// How a file is related to others.
public enum Relation: String, Sendable, CaseIterable {
  /// It is a test, and uses them.
  case test
  /// It uses them: a change of theirs may concern it.
  case usedBy = "used by"
  /// They use it.
  case uses
}

/// A file that is related to others.
public struct RelatedFile: Sendable, Equatable {
  /// Bytes of its path, relative to the root.
  public let path: [UInt8]
  /// How it is related to them.
  public let relation: Relation
  /// How many files away it is; 1 for one that uses them itself.
  public let distance: Int
  /// Of everything that one file uses of the other, in 0...1.
  public let share: Double
  /// The names that carry most of it.
  public let names: [String]
}
