/// Names with a meaning of their own.
enum SpecialName {
  static let git = [UInt8](ascii: ".git")
  /// The directories of version control systems.
  static let neverEntered = [
    git, [UInt8](ascii: ".hg"), [UInt8](ascii: ".svn"), [UInt8](ascii: ".jj"),
  ]
  static let cacheTag = [UInt8](ascii: "CACHEDIR.TAG")
  /// - Source: https://bford.info/cachedir/
  static let cacheSignature = [UInt8](ascii: "Signature: 8a477f597d28d172789f06886806bc55")
}
