/// A file of one snapshot: its place in the list of all files in path order.
package struct FileID: Hashable, Comparable, Sendable, BitwiseCopyable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The file at place `index`, which is below 2³².
  package init(index: Int) {
    rawValue = UInt32(index)
  }

  /// The place in the list of files.
  package var index: Int { Int(rawValue) }

  package static func < (left: FileID, right: FileID) -> Bool { left.rawValue < right.rawValue }
}
