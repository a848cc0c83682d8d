// The names in the headers of diffs. Git puts names with special bytes into quotation marks and
// writes these as C does; `a/` and `b/` (or `i/`, `w/`, `c/`, `o/`, or nothing) stand in front; and
// `diff -u` has a tab and a date behind.

/// Reads names in headers.
enum DiffName {
  /// The two paths of `diff --git a/x b/x`, or the one of `diff --cc x`; nil for other lines.
  ///
  /// Names with spaces can be cut in several ways. Renames have lines of their own, so here both
  /// are the same, which tells where to cut.
  static func pair(_ line: ArraySlice<UInt8>) -> (old: [UInt8], new: [UInt8])? {
    if let name = line.dropping("diff --cc ") ?? line.dropping("diff --combined ") {
      let path = unquoted(name)
      return (path, path)
    }
    guard let names = line.dropping("diff --git ") else { return nil }
    if names.first == .quote, let end = endOfQuoted(names) {
      let rest = names[end...].dropFirst()
      return (withoutPrefix(unquoted(names[..<end])), withoutPrefix(unquoted(rest)))
    }
    if names.last == .quote, let open = names.firstIndex(ofText: " \"") {
      return (withoutPrefix(Array(names[..<open])), withoutPrefix(unquoted(names[(open + 1)...])))
    }
    // Of two equal names the space between is in the middle, with prefixes of equal length.
    let middle = names.startIndex + names.count / 2
    if names.at(middle) == .space {
      let old = names[..<middle]
      let new = names[(middle + 1)...]
      if old.elementsEqual(new) || withoutPrefix(old) == withoutPrefix(new) {
        return (withoutPrefix(Array(old), other: new), withoutPrefix(Array(new), other: old))
      }
    }
    guard let space = names.firstIndex(ofText: " b/") ?? names.firstIndex(of: .space) else {
      return (Array(names), Array(names))
    }
    return (withoutPrefix(names[..<space]), withoutPrefix(names[(space + 1)...]))
  }

  /// The paths of the lines `---` and `+++`; nil for `/dev/null`.
  static func paths(
    old: ArraySlice<UInt8>, new: ArraySlice<UInt8>
  ) -> (old: [UInt8]?, new: [UInt8]?) {
    let oldName = withoutDate(old)
    let newName = withoutDate(new)
    let oldPath = oldName.equals("/dev/null") ? nil : unquoted(oldName)
    let newPath = newName.equals("/dev/null") ? nil : unquoted(newName)
    // Only where both have a prefix, or the other doesn't exist, it is one.
    let isPrefixed =
      (oldPath.map { hasPrefix($0[...]) } ?? true) && (newPath.map { hasPrefix($0[...]) } ?? true)
      && (oldPath != newPath || oldPath == nil)
    guard isPrefixed else { return (oldPath, newPath) }
    return (oldPath.map { Array($0.dropFirst(2)) }, newPath.map { Array($0.dropFirst(2)) })
  }

  private static func withoutDate(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if name.first == .quote, let end = endOfQuoted(name) { return name[..<end] }
    return name.firstIndex(of: .tab).map { name[..<$0] } ?? name
  }

  private static func hasPrefix(_ name: ArraySlice<UInt8>) -> Bool {
    guard let first = name.first, name.dropFirst().first == .slash, name.count > 2 else {
      return false
    }
    return [UInt8]("abciwo".utf8).contains(first)
  }

  private static func withoutPrefix(_ name: some Collection<UInt8>) -> [UInt8] {
    let name = Array(name)
    return hasPrefix(name[...]) ? Array(name.dropFirst(2)) : name
  }

  /// Equal names have no prefixes: git makes the first ones differ.
  private static func withoutPrefix(_ name: [UInt8], other: ArraySlice<UInt8>) -> [UInt8] {
    name.elementsEqual(other) ? name : withoutPrefix(name)
  }

  /// Where a name in quotation marks ends, behind the closing one.
  private static func endOfQuoted(_ text: ArraySlice<UInt8>) -> Int? {
    var index = text.startIndex + 1
    while index < text.endIndex {
      if text[index] == .quote { return index + 1 }
      index += text[index] == .backslash ? 2 : 1
    }
    return nil
  }

  /// A name without quotation marks and escapes.
  ///
  /// Source: git's `quote.c` by its documentation: git-config(1), `core.quotePath`.
  static func unquoted(_ name: ArraySlice<UInt8>) -> [UInt8] {
    guard name.first == .quote, name.count > 1, name.last == .quote else { return Array(name) }
    let text = name.dropFirst().dropLast()
    var bytes: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      guard text[index] == .backslash, let next = text.at(index + 1) else {
        bytes.append(text[index])
        index += 1
        continue
      }
      if next.isDigit {
        let digits = text[(index + 1)...].prefix(3).prefix { $0 >= 0x30 && $0 < 0x38 }
        bytes.append(UInt8(truncatingIfNeeded: digits.reduce(0) { $0 * 8 + Int($1 - 0x30) }))
        index += 1 + max(digits.count, 1)
      } else {
        bytes.append(control(next))
        index += 2
      }
    }
    return bytes
  }

  private static func control(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "a"): 7
    case UInt8(ascii: "b"): 8
    case UInt8(ascii: "t"): 9
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "v"): 11
    case UInt8(ascii: "f"): 12
    case UInt8(ascii: "r"): 13
    default: letter
    }
  }
}
