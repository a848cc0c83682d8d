internal import SourceModel

/// Counts the words of texts for one unit after the other.
///
/// A struct of structs, so that the innermost loop works in place: of arrays that an object holds, each
/// access would count references.
struct WordCounter: ~Copyable {
  private let scanner = IdentifierScanner()
  private var identifiers = IdentifierWords()
  private(set) var counts = WordCounts()

  /// Begins a file. Costs nothing but now and then.
  mutating func beginFile() { identifiers.trim() }

  /// Begins a unit without words.
  mutating func beginUnit() { counts.reset() }

  /// Counts the words of a text that stands in one field of the unit.
  mutating func count(_ text: UnsafeRawBufferPointer, as field: WordField) {
    scanner.forEach(in: text) { identifier, hash in
      // Of one letter there is no word.
      guard identifier.count > 1 else { return }
      for place in identifiers.range(of: identifier, hash: hash) {
        counts.add(identifiers.words[place], field)
      }
    }
  }
}
