internal import GraphBuilding

/// What is asked about the uses of definitions.
public struct ReferenceRequest: Sendable {
  /// What is listed of a definition.
  public enum Relation: String, Sendable, CaseIterable {
    /// The places where it is used.
    case uses
    /// The definitions that use it.
    case callers
    /// The definitions that are used in it.
    case callees
    /// Nothing: the definition is all that is wanted.
    case nothing
  }

  /// Bytes of the path of the tree's root.
  public var root: [UInt8]
  /// The state of the tree to look at; the directory as it is if `nil`.
  public var revision: TreeRevision?
  /// The snapshot to look at instead, whose root counts then.
  public var snapshot: Snapshot?
  /// Which definitions are meant: `Name`, `Type.member`, `path#Type.member`, `path:LINE` or `path:LINE:COLUMN`, as for
  /// ``MapRequest/focus``; of a file all. At a position where a name is used, what it means there.
  public var address: [UInt8]
  /// Whether a position in the address has to be at a name, as editors want it. Else it may mean the definition around it.
  public var wantsNameAtPosition = false
  /// What is listed.
  public var relation = Relation.uses
  /// How many steps callers and callees are followed.
  public var depth = 1
  /// Uses of each definition, or calls below each, that are given at most.
  public var limit = 100
  /// Uses that are bound less surely are left out.
  public var minimumConfidence = ReferenceConfidence.shared
  /// Which files are looked at: those with the uses; of callees, those that define them.
  public var filter = PathFilter()
  /// When the answer is due; `nil` where all files count.
  public var time: AnswerTime?

  /// A request about the definitions that an address means.
  public init(root: [UInt8], address: [UInt8]) {
    self.root = root
    self.address = address
  }

  var source: TreeSource { TreeSource(root, revision, snapshot) }

  /// How many steps can be asked for.
  public static let depthRange = 1...16
  /// How many uses may be asked for.
  public static let limitRange = 1...1_000_000
}

/// How surely it is known which definition a use means, the surest first.
public enum ReferenceConfidence: String, Sendable, CaseIterable, Comparable {
  /// The definition lies in a scope around the use, or belongs to the type around it.
  case scope
  /// The file that uses the name defines it.
  case file
  /// The file imports the name, or the module that it is used on.
  case imported
  /// The name belongs to the type that it is used on, or to a base of that.
  case receiver
  /// The file sees all of the other: by an include, a wildcard, a module.
  case visible
  /// Both files are in the same package, namespace or module.
  case package
  /// Nothing else in the tree is called so.
  case unique
  /// Others are called so too, and lie further away.
  case nearest
  /// Several may be meant alike.
  case shared

  /// The confidence of a use with so many targets.
  init(_ means: BindingMeans, targetCount: Int) {
    guard targetCount == 1 else {
      self = .shared
      return
    }
    switch means {
    case .scope: self = .scope
    case .file: self = .file
    case .imported: self = .imported
    case .receiver: self = .receiver
    case .visible: self = .visible
    case .package: self = .package
    case .name: self = .unique
    case .nearest: self = .nearest
    }
  }

  /// Whether one is surer than another.
  public static func < (left: ReferenceConfidence, right: ReferenceConfidence) -> Bool {
    left.number < right.number
  }

  private var number: Int { ReferenceConfidence.numbers[self] ?? 0 }
  private static let numbers = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
