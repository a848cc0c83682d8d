package import SourceModel

/// The language of a file whose path leaves it open, from its content. In this order decide: a user's
/// row for its name, an editor's modeline, a `#!` line, the rules for its extension.
///
/// Nil if the file is not known to be code. Of `head`, the first bytes of the file, 8 KiB tell nearly
/// always; more never hurts.
package func detectLanguage(
  path: RepositoryPath, head: UnsafeRawBufferPointer, lookup: LanguageLookup = .shared
) -> Language? {
  let name = Array(path.name)
  if let language = lookup.addedLanguage(name: name.span) { return language }
  if case .certain(let language) = lookup.candidate(name: name.span) { return language }
  if let mode = modeline(of: head), let language = lookup.language(named: mode) { return language }
  if let program = interpreter(head), let language = lookup.language(interpreter: program) {
    return language
  }
  return lookup.fileExtension(of: name.span).flatMap { lookup.rules.language($0, head) }
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
