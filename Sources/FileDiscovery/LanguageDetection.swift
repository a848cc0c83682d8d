internal import PatternMatching
package import SourceModel

/// The language of a file whose path leaves it open, from its beginning: a `#!` line, or for a
/// header what only C++ has.
///
/// Nil if the file is not known to be code. Of `head`, the first bytes of the file, 8 KiB tell nearly
/// always; more never hurts.
package func detectLanguage(path: RepositoryPath, head: UnsafeRawBufferPointer) -> Language? {
  let name = Array(path.name)
  switch LanguageLookup.shared.candidate(name: name.span) {
  case .certain(let language): return language
  case .byContent where name.contains(.dot): return headerLanguage(head)
  case .byContent, nil: break
  }
  if let program = interpreter(head) {
    return LanguageLookup.shared.language(interpreter: program)
  }
  return isMarkedAsCPlusPlus(head) ? Language("cpp") : nil
}

/// Whether `head` is the beginning of a binary file, as git has it: there is a NUL in the first
/// 8,000 bytes. UTF-16 is binary too.
package func isBinary(head: UnsafeRawBufferPointer) -> Bool {
  UnsafeRawBufferPointer(rebasing: head.prefix(8_000)).firstIndex(of: 0, from: 0) != nil
}

/// The program of a `#!` line, without its path; nil without such a line.
///
/// `env` is looked through, with its options and assignments: `#!/usr/bin/env -S LANG=C python3 -u`.
func interpreter(_ head: UnsafeRawBufferPointer) -> ArraySlice<UInt8>? {
  guard head.starts(with: [UInt8](ascii: "#!")) else { return nil }
  // Linux reads 255 bytes of the line.
  let line = head.dropFirst(2).prefix(253).prefix { $0 != .lineFeed && $0 != .carriageReturn }
  var words = Array(line).split { $0 == .space || $0 == 0x09 }[...]
  guard let program = words.popFirst()?.lastComponent else { return nil }
  guard program.elementsEqual([UInt8](ascii: "env")) else { return program }
  while var word = words.popFirst() {
    // `-S` may be written without a space before its text.
    if word.starts(with: [UInt8](ascii: "-S")) {
      word = word.dropFirst(2)
      if word.isEmpty { continue }
    }
    if word.first == UInt8(ascii: "-") {
      // These take the next word.
      let takesValue = ["-u", "-C", "--unset", "--chdir"].contains { word.elementsEqual($0.utf8) }
      if takesValue { words = words.dropFirst() }
      continue
    }
    if !word.contains(UInt8(ascii: "=")) { return word.lastComponent }
  }
  return nil
}

extension ArraySlice where Element == UInt8 {
  /// What is behind the last `/`.
  fileprivate var lastComponent: ArraySlice<UInt8> {
    guard let slash = lastIndex(of: .slash) else { return self }
    return self[(slash + 1)...]
  }
}

// MARK: - C and C++

/// C or C++ for a header.
private func headerLanguage(_ head: UnsafeRawBufferPointer) -> Language {
  let isCPlusPlus = isMarkedAsCPlusPlus(head) || HeaderPatterns.cPlusPlus?.isMatch(head) ?? false
  return Language(isCPlusPlus ? "cpp" : "c")
}

/// Emacs' mark, which the headers of C++'s standard library carry instead of an extension.
private func isMarkedAsCPlusPlus(_ head: UnsafeRawBufferPointer) -> Bool {
  HeaderPatterns.mode?.isMatch(UnsafeRawBufferPointer(rebasing: head.prefix(200))) ?? false
}

private enum HeaderPatterns {
  static let mode = try? Pattern(#"-\*-.*?C\+\+.*?-\*-"#, options: .caseless)

  /// What only C++ has, at the beginning of a line. Comments, strings, and what stands between
  /// `#ifdef __cplusplus` and its end (headers of C for use from C++) are stepped over.
  static let cPlusPlus = try? Pattern(
    #"""
    (?: /\*.*?\*/ | //[^\n]* | "(?:[^"\\\n]|\\.)*"
      | ^[ \t]*[#][ \t]*if[^\n]*__cplusplus.*?^[ \t]*[#][ \t]*(?:else|elif|endif)\b
    ) (*SKIP)(*FAIL)
    | ^[ \t]*
      (?: (?:inline\s+)?namespace\b[^;=()]*\{
        | using\s+(?:namespace\s+)?[A-Za-z_]
        | template\s*<
        | (?:public|private|protected)(?:\s+(?:slots|Q_SLOTS))?\s*:
        | (?:enum\s+)?class\s+[A-Za-z_][^;=(){}]*[;:{]
        | (?:virtual|constexpr|explicit|friend|mutable)\s+[A-Za-z_~]
        | (?:static\s+)?constexpr\b
        | static_assert\s*\(\s*std::
        | [#][ \t]*include[ \t]*<[a-z_]+>
      )
    | \bstd::[a-z] | \boperator\s*(?:==|<<|\(\)|\[\]) | =\s*(?:delete|default)\s*;
    | \)\s*(?:const\s*)?(?:noexcept|override)\b
    """#, options: [.multiline, .dotAll, .extended])
}
