/// When a map that was made before is given again. By default never unless it is exact.
public enum RefreshMode: String, CaseIterable, Sendable {
  /// When it is, byte for byte, the map that would be made now.
  case auto
  /// When it was the last answer to the same question about the same paths, whatever has become of
  /// the contents.
  case files
  /// Never: every map is made anew, and none is kept.
  case always
  /// When it was the last answer to the same question: the tree isn't even looked at, until
  /// ``MapRequest/forcesRefresh`` asks for it.
  case manual
}
