internal import LexicalAnalysis
internal import SourceModel

/// A unit of a file, as the index keeps it.
struct UnitRecord: Sendable, Equatable {
  /// Index of the definition, or ``LexicalIndex/noDefinition``.
  var definition: UInt32
  /// Number of words, each as often as it is there.
  var length: UInt32

  /// Index of the definition; `nil` for the rest of a file.
  var definitionIndex: Int? {
    definition == LexicalIndex.noDefinition ? nil : Int(definition)
  }
}

/// A word of a unit of a file.
struct UnitPosting: Sendable, Equatable {
  var word: UInt32
  /// Number of the unit within its file.
  var unit: UInt32
  var fields: WordFields
}

/// The words of one file: those of its document, and those of its path.
struct FileWords: Sendable, Equatable {
  /// In the order of the document.
  private(set) var units: [UnitRecord] = []
  /// Unit after unit.
  private(set) var postings: [UnitPosting] = []
  /// Whether the file holds programs, rather than text, data or styles.
  private(set) var isProgram = true

  /// A file without words.
  init() {}

  init(_ document: FileIR, path: UnsafeRawBufferPointer, _ splitter: WordSplitter) {
    var words = PathWords(path, splitter)
    isProgram = document.summary.language.holdsPrograms
    let records = document.lexicalUnits
    document.withLexicalWords { hashes, fields in
      postings.reserveCapacity(fields.count + words.entries.count)
      var next = 0
      for index in 0..<records.count {
        let record = records[index]
        units.append(
          UnitRecord(
            definition: record.definition.map { UInt32($0) } ?? LexicalIndex.noDefinition,
            length: UInt32(truncatingIfNeeded: record.length)))
        for place in next..<record.wordEnd {
          let word = UInt32(
            littleEndian: hashes.loadUnaligned(fromByteOffset: place * 4, as: UInt32.self))
          var found = WordFields(rawValue: fields[place])
          if index == 0, let inPath = words.take(word) {
            found = WordFields(rawValue: found.rawValue | inPath.rawValue)
          }
          postings.append(UnitPosting(word: word, unit: UInt32(index), fields: found))
        }
        if index == 0 { appendRest(of: words) }
        next = record.wordEnd
      }
    }
  }

  /// Number of words, each as often as it is there.
  var length: Int { units.reduce(0) { $0 + Int($1.length) } }

  /// Where and how often a word is there; `nil` where it isn't.
  func occurrence(of word: WordHash, in file: FileID) -> FileOccurrence? {
    var occurrence: FileOccurrence?
    for posting in postings where posting.word == word.rawValue {
      occurrence = occurrence ?? FileOccurrence(file: file)
      occurrence?.add(posting.fields, isRest: posting.unit == 0)
    }
    return occurrence
  }

  /// Words of the path that the rest of the file doesn't hold.
  private mutating func appendRest(of words: PathWords) {
    for (word, fields) in words.entries where fields.rawValue != 0 {
      postings.append(UnitPosting(word: word, unit: 0, fields: fields))
    }
  }
}

/// The words of a path: few, so a list is searched as fast as a table.
private struct PathWords {
  private(set) var entries: [(word: UInt32, fields: WordFields)] = []

  init(_ path: UnsafeRawBufferPointer, _ splitter: WordSplitter) {
    let nameStart = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    add(path[nameStart...], WordFields(name: 1, signature: 0, documentation: 0, body: 0), splitter)
    add(path[..<nameStart], WordFields(name: 0, signature: 1, documentation: 0, body: 0), splitter)
  }

  private mutating func add(
    _ text: Slice<UnsafeRawBufferPointer>, _ fields: WordFields, _ splitter: WordSplitter
  ) {
    var words: [WordHash] = []
    splitter.append(wordsOf: UnsafeRawBufferPointer(rebasing: text), to: &words)
    for word in words {
      if let place = entries.firstIndex(where: { $0.word == word.rawValue }) {
        entries[place].fields = WordFields(
          rawValue: entries[place].fields.rawValue | fields.rawValue)
      } else {
        entries.append((word.rawValue, fields))
      }
    }
  }

  /// Takes a word out, if it is one of the path.
  mutating func take(_ word: UInt32) -> WordFields? {
    guard let place = entries.firstIndex(where: { $0.word == word }) else { return nil }
    let fields = entries[place].fields
    entries[place].fields = WordFields(rawValue: 0)
    return fields
  }
}
