/// When a map that the cache has may be given again.
public enum RefreshMode: String, Sendable, CaseIterable {
  /// As ``files``, where looking for a map costs less than making it.
  case auto
  /// While the files, the question and the means are those that it was made from.
  case files
  /// Never: every map is made anew.
  case always
  /// Whenever there is one for the question, also if files have changed since: until the same is
  /// asked for with another mode, or the cache is cleared.
  case manual

  /// The modes as a text for people: `auto, files, always or manual`.
  public static var listText: String {
    let names = allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }
}
