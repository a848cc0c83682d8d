/// The fast fingerprint of a file: what the file system says of it without reading it.
///
/// Two equal stamps mean the same content, unless the stamp is racy: see ``isRacy(recordedAt:)``.
package struct FileStamp: Hashable, Sendable, BitwiseCopyable {
  /// Size in bytes.
  package var size: Int64
  /// Time of the last change of the content, in nanoseconds since 1970.
  package var modificationNanoseconds: Int64
  /// Time of the last change of content or attributes, in nanoseconds since 1970.
  package var changeNanoseconds: Int64
  /// Inode number.
  package var inode: UInt64

  package init(
    size: Int64, modificationNanoseconds: Int64, changeNanoseconds: Int64, inode: UInt64
  ) {
    self.size = size
    self.modificationNanoseconds = modificationNanoseconds
    self.changeNanoseconds = changeNanoseconds
    self.inode = inode
  }

  /// Whether the file may have changed again after it was stamped, without its stamp showing it.
  ///
  /// A second write in the same tick of the file system's clock leaves the same times. So a stamp
  /// counts only when the file was older than the moment in which it was recorded, by more than
  /// the coarsest tick in use: the rule of git's index ("racy git"), with 2 s for FAT and for
  /// clocks of file servers that lag.
  ///
  /// - Parameter time: Nanoseconds since 1970 at which the content was about to be read.
  /// - Returns: `true` when the content has to be looked at although the stamp is the same.
  package func isRacy(recordedAt time: Int64) -> Bool {
    max(modificationNanoseconds, changeNanoseconds) > time - 2_000_000_000
  }
}
