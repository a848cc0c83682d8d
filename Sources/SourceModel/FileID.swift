/// A file of one snapshot: its place in the list of all files in path order.
package struct FileID: Hashable, Comparable, Sendable, BitwiseCopyable {
  package let rawValue: UInt32

  @inlinable
  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The file at place `index`, which is below 2³².
  @inlinable
  package init(index: Int) {
    rawValue = UInt32(index)
  }

  /// The place in the list of files.
  @inlinable
  package var index: Int { Int(rawValue) }

  @inlinable
  package static func < (left: FileID, right: FileID) -> Bool { left.rawValue < right.rawValue }

  /// The hash that whole numbers have: tables by file are looked into for every edge that an edit
  /// touches, and the default, which feeds a hasher, costs it 1.5 % more instructions.
  @inlinable
  package func _rawHashValue(seed: Int) -> Int { rawValue._rawHashValue(seed: seed) }
}
