@testable import FileDiscovery

/// Reads an ignore file and asks it about a path.
///
/// The input is a byte of flags, a path up to the first NUL, and the content of the file.
func askIgnoreFile(_ input: UnsafeRawBufferPointer) {
  var input = input[...]
  guard let flags = input.popFirst() else { return }
  let path = Array(input.prefix { $0 != 0 })
  let rules = IgnoreRules(Array(input.dropFirst(path.count + 1)), isFolding: flags & 1 != 0)
  let nameStart = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
  for isDirectory in [false, true] {
    let verdict = rules.verdict(
      path: path.span, nameStart: nameStart, isDirectory: isDirectory)
    // An ignore file that says something has a rule that does.
    precondition(verdict == nil || !rules.isEmpty)
  }
}
