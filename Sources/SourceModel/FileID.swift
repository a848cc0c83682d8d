/// A file of one snapshot: its place in the list of all files in path order.
///
/// Public, as `Column` is, to be inlined in the loops of other modules.
public struct FileID: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The place, in the form in which it is stored.
  public let rawValue: UInt32

  /// The file at a place, in the form in which it is stored.
  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The file at place `index`, which is below 2³².
  public init(index: Int) {
    rawValue = UInt32(index)
  }

  /// The place in the list of files.
  public var index: Int { Int(rawValue) }

  /// Whether the first comes before the second in the list.
  public static func < (left: FileID, right: FileID) -> Bool { left.rawValue < right.rawValue }
}
