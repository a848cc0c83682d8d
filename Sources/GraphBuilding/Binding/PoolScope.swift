package import SourceModel

/// How it was found which file a reference means: the surest rule that applied.
///
/// The raw values are stored.
package enum BindingRule: UInt8, Sendable, CaseIterable {
  /// By the name alone: all that define it may be meant.
  case name
  /// The file imports the name, or the module that it is used on.
  case imported
  /// The name belongs to the type that it is used on, or to a base type of the file's.
  case receiver
  /// The file sees all of the other: by an include, a wildcard, a module.
  case visible
  /// Both are in the same package, namespace or module.
  case package
  /// No other file that may be meant lies nearer.
  case nearest

  /// The name that output uses.
  package var name: String { String(describing: self) }
}

/// Which of the files that define a name a pool leads to.
package struct PoolScope: Hashable, Sendable, BitwiseCopyable {
  private static let all = UInt32.max
  private static let nowhere = UInt32.max - 1

  private var targetNumber: UInt32
  /// How many files the references may equally well mean; 0 where that follows from the definers.
  package private(set) var count: UInt8
  private var ruleNumber: UInt8
  // Padding has a value too: scopes are written as they are.
  private var reserved: UInt16 = 0

  private init(targetNumber: UInt32, count: UInt8, rule: BindingRule) {
    self.targetNumber = targetNumber
    self.count = count
    ruleNumber = rule.rawValue
  }

  /// All files that define the name.
  package static let byName = PoolScope(targetNumber: all, count: 0, rule: .name)
  /// None of them: the reference leads outside of the repository.
  package static let outside = PoolScope(targetNumber: nowhere, count: 0, rule: .name)

  /// One of the `count` files that are meant alike.
  init(target: FileID, count: Int, rule: BindingRule) {
    self.init(targetNumber: target.rawValue, count: UInt8(count), rule: rule)
  }

  /// The only file that is meant; `nil` where there is none, or all are.
  package var target: FileID? {
    targetNumber < PoolScope.nowhere ? FileID(rawValue: targetNumber) : nil
  }

  package var rule: BindingRule { BindingRule(rawValue: ruleNumber) ?? .name }

  /// Whether a definition in a file can be meant.
  @inline(__always)
  package func holds(_ file: FileID) -> Bool {
    targetNumber == file.rawValue || targetNumber == PoolScope.all
  }

  /// Orders the scopes of a symbol and meaning.
  static func < (left: PoolScope, right: PoolScope) -> Bool {
    (left.targetNumber, left.count, left.ruleNumber)
      < (right.targetNumber, right.count, right.ruleNumber)
  }
}
