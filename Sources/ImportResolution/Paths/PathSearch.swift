/// Looking for the file that a path in a source means.
extension PathIndex {
  /// The first file among `path` with each of `endings` behind it.
  func file(_ path: Bytes, endings: [Bytes]) -> Int? {
    for ending in endings {
      if let place = file(path + ending) { return place }
    }
    return nil
  }

  /// The file that ends in `suffix` with one of `endings` behind it, and is meant by `place`.
  func nearestFile(
    _ suffix: Bytes, endings: [Bytes], from place: Int, root rule: RootRule
  ) -> Int? {
    for ending in endings {
      if let found = nearestFile((suffix + ending)[...], from: place, root: rule) { return found }
    }
    return nil
  }

  /// The file that a path means which is relative to the file `place`, to the root of the tree, or
  /// to a directory that only the run knows.
  func includedFile(_ path: ByteSlice, endings: [Bytes], from place: Int) -> Int? {
    if let near = joinedPath(directoryPath(of: place), path),
      let found = file(near, endings: endings)
    {
      return found
    }
    var rest = path
    while rest.hasPrefix("../") || rest.hasPrefix("./") || rest.first == Sign.slash {
      rest = rest[((rest.firstIndex(of: Sign.slash) ?? rest.startIndex) + 1)...]
    }
    guard let clean = joinedPath([], rest), !clean.isEmpty else { return nil }
    return file(clean, endings: endings)
      ?? nearestFile(clean, endings: endings, from: place, root: Self.rule(for: clean[...]))
  }

  /// Several components say enough; one alone needs a plausible root.
  static func rule(for suffix: ByteSlice) -> RootRule {
    suffix.contains(Sign.slash) ? .any : .plausible
  }
}

/// A path as a source writes it, with `/` between its parts, without quotes and without the
/// variable that it begins with; nil if it holds more that only the run knows.
func plainPath(_ source: Bytes) -> ByteSlice? {
  var path = source[...].trimmed.unquoted.replacing(Sign.backslash, Sign.slash)[...]
  while path.first == Sign.dollar {
    // `$dir/x`, `${DIR}/x`, `$(DIR)/x`.
    guard let slash = path.firstIndex(of: Sign.slash) else { return nil }
    path = path[(slash + 1)...]
  }
  let isPlain = path.allSatisfy { byte in
    byte != Sign.dollar && byte != Sign.star && byte != Sign.openBrace && byte != Sign.newline
  }
  return isPlain && !path.isEmpty ? path : nil
}

/// `name:` or `name://` in front: not of this tree.
func hasScheme(_ source: ByteSlice) -> Bool {
  guard let colon = source.firstIndex(of: Sign.colon), colon > source.startIndex + 1 else {
    return false
  }
  return source[..<colon].allSatisfy { $0.isWord || $0 == Sign.hyphen || $0 == Sign.dot }
}
