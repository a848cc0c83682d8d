/// What is known about one file, as one binary document that is read in place.
///
/// Layout, little-endian, every field a `UInt32` unless noted:
///
/// ```
/// header       magic, version, checksum (UInt64, of everything after it), content hash (16 bytes),
///              byte count, line count, file flags, noise class, language,
///              counts of names, definitions, references, occurrences, imports, units, words
/// names        end offset in the text pool                             4 bytes each
/// definitions  see `Definition`                                       64 bytes each
/// references   name, kinds, receiver, count                           16 bytes each
/// occurrences  name, kinds, start, end, line, enclosing, receiver     28 bytes each
/// imports      kind and wildcard, source, name, alias, start, end, line  28 bytes each
/// units        definition, end of its words, length                    12 bytes each
/// words        hash                                                    4 bytes each
/// fields       of each word, see `WordFields`                          1 byte each
/// text pool    UTF-8, or whatever bytes the source has
/// ```
///
/// `0xFFFF_FFFF` stands for "none". Sections follow each other without gaps, so the counts give
/// all offsets.
///
/// Invariants, checked once by ``init(validating:)``: the checksum is right; the sections fill the
/// document exactly; name ends are monotone and within the pool; every index is in range; a
/// parent's index is smaller than its child's; ranges are ordered; ranges and lines lie within
/// the source; a receiver has a name where its kind asks for one; units are in the order of their definitions, and their words fill the list.
///
/// It does not hold: the source text, syntax trees, anything of another file.
package struct FileIR: Sendable, Equatable {
  /// The whole document.
  package let bytes: [UInt8]
  package let summary: FileSummary
  let layout: FileIRLayout

  init(trusting bytes: [UInt8], summary: FileSummary, layout: FileIRLayout) {
    self.bytes = bytes
    self.summary = summary
    self.layout = layout
  }

  /// Version of the layout above and of what the records mean; part of every key.
  package static let formatVersion: UInt32 = 3

  package var nameCount: Int { layout.nameCount }

  /// The bytes of name `index`.
  package func name(_ index: Int) -> ArraySlice<UInt8> {
    let start = index == 0 ? 0 : Int(bytes.word(layout.names + (index - 1) * 4))
    let end = Int(bytes.word(layout.names + index * 4))
    return bytes[(layout.pool + start)..<(layout.pool + end)]
  }

  /// Name `index` as text.
  package func nameText(_ index: Int) -> String { String(decoding: name(index), as: UTF8.self) }

  /// Definitions and scopes, in the order of the source; parents come before their members.
  package var definitions: RecordList<Definition> {
    RecordList(bytes: bytes, start: layout.definitions, count: layout.definitionCount)
  }

  /// Uses of names, added up by name, kind and receiver: those of one name and kind next to each other, in
  /// the order of first use.
  package var references: RecordList<Reference> {
    RecordList(bytes: bytes, start: layout.references, count: layout.referenceCount)
  }

  /// Every use of a name, in the order of the source.
  package var occurrences: RecordList<Occurrence> {
    RecordList(bytes: bytes, start: layout.occurrences, count: layout.occurrenceCount)
  }

  /// Imported modules and names, in the order of the source.
  package var imports: RecordList<Import> {
    RecordList(bytes: bytes, start: layout.imports, count: layout.importCount)
  }

  /// What words are counted for: the rest of the file, then definitions in their order. Empty only in
  /// a document of nothing.
  package var lexicalUnits: RecordList<LexicalUnit> {
    RecordList(bytes: bytes, start: layout.units, count: layout.unitCount)
  }

  /// Calls `body` with the words of all units and where they stand, unit after unit.
  package func withLexicalWords<Result>(
    _ body: (_ words: UnsafeRawBufferPointer, _ fields: UnsafeRawBufferPointer) -> Result
  ) -> Result {
    bytes.withUnsafeBytes { bytes in
      body(
        UnsafeRawBufferPointer(rebasing: bytes[layout.words..<layout.fields]),
        UnsafeRawBufferPointer(rebasing: bytes[layout.fields..<layout.pool]))
    }
  }

  /// Names of the scopes around definition `index`, outermost first, its qualifier last.
  package func scopePath(of index: Int) -> [String] {
    let definition = definitions[index]
    var path: [String] = []
    var next = definition.parent
    while let parent = next {
      let scope = definitions[parent]
      path.append(nameText(scope.name))
      if let qualifier = scope.qualifier { path.append(nameText(qualifier)) }
      next = scope.parent
    }
    path.reverse()
    if let qualifier = definition.qualifier { path.append(nameText(qualifier)) }
    return path
  }

  package static func == (left: FileIR, right: FileIR) -> Bool { left.bytes == right.bytes }
}

/// A section of a ``FileIR``: records that are decoded one at a time, when they are asked for.
///
/// Public, because only what is public is specialised in other modules.
public struct RecordList<Record: DecodableRecord>: RandomAccessCollection, Sendable {
  let bytes: [UInt8]
  let start: Int
  /// Number of records.
  public let count: Int

  /// The index of the first record.
  public var startIndex: Int { 0 }
  /// The index behind the last record.
  public var endIndex: Int { count }

  /// The record at an index.
  public subscript(index: Int) -> Record {
    precondition(index >= 0 && index < count)
    return Record(decoding: bytes, at: start + index * Record.size)
  }
}

/// A record of fixed size that is read where it lies.
public protocol DecodableRecord: Sendable {
  /// Bytes of one record.
  static var size: Int { get }
  /// Reads the record whose first byte is at `offset`.
  init(decoding bytes: [UInt8], at offset: Int)
}

/// A record of fixed size in a ``FileIR``.
package protocol FileIRRecord: DecodableRecord {
  /// Writes the record's bytes, ``size`` of them.
  func encode(into writer: inout RecordWriter)
}

/// Where the sections of a document lie; a function of the counts in its header.
struct FileIRLayout: Sendable, Equatable {
  static let headerSize = 76

  var nameCount: Int
  var definitionCount: Int
  var referenceCount: Int
  var occurrenceCount: Int
  var importCount: Int
  var unitCount: Int
  var wordCount: Int

  var names: Int { FileIRLayout.headerSize }
  var definitions: Int { names + nameCount * 4 }
  var references: Int { definitions + definitionCount * Definition.size }
  var occurrences: Int { references + referenceCount * Reference.size }
  var imports: Int { occurrences + occurrenceCount * Occurrence.size }
  var units: Int { imports + importCount * Import.size }
  var words: Int { units + unitCount * LexicalUnit.size }
  var fields: Int { words + wordCount * 4 }
  var pool: Int { fields + wordCount }
}
