internal import PatternMatching
internal import SourceModel
internal import Synchronization

/// What the content of a file tells where its extension leaves the language open: the rules of
/// `queries/detection.tsv`, compiled when a file first needs them.
final class ContentRules: Sendable {
  private struct Rule {
    let language: Language?
    /// Nil is found always, as is a pattern that can't be compiled never.
    let pattern: Pattern?
    let isDefault: Bool
  }

  /// What decides stands at the beginning of a file, behind a licence at most.
  static let searchedBytes = 65_536

  private let rows: [ContentRule]
  private let compiled = Mutex<[[UInt8]: [Rule]]>([:])

  init(_ rows: [ContentRule]) {
    self.rows = rows
  }

  /// The language of a file with this extension, in lower case; nil for what is no code.
  func language(_ fileExtension: [UInt8], _ head: UnsafeRawBufferPointer) -> Language? {
    let text = UnsafeRawBufferPointer(rebasing: head.prefix(Self.searchedBytes))
    let rules = rules(fileExtension)
    return rules.first { $0.isDefault || $0.pattern?.isMatch(text) == true }?.language
  }

  private func rules(_ fileExtension: [UInt8]) -> [Rule] {
    compiled.withLock { compiled in
      if let known = compiled[fileExtension] { return known }
      let rules = rows.filter { $0.fileExtension.utf8.elementsEqual(fileExtension) }.map { row in
        Rule(
          language: row.language.map { Language($0) },
          pattern: row.pattern.flatMap { try? Pattern($0, options: .multiline) },
          isDefault: row.pattern == nil)
      }
      compiled[fileExtension] = rules
      return rules
    }
  }
}
