internal import MapRendering
internal import SourceModel

/// A place in a file: 0-based line, and 0-based byte in it.
public struct SourcePosition: Hashable, Sendable, Comparable {
  /// 0-based.
  public var line: Int
  /// 0-based, in bytes.
  public var column: Int

  /// A place, by its 0-based line and the 0-based byte in it.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Whether one stands in front of another.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A definition as it is told to who asks for some.
public struct ListedDefinition: Sendable {
  let record: DefinitionRecord
  /// Of all definitions of its file.
  let index: Int
  /// Where it begins and ends, its documentation left out.
  public let range: Range<SourcePosition>

  /// Bytes of the path of its file, relative to the root.
  public var path: [UInt8] { record.file.path.bytes }
  /// Bytes of its name.
  public var name: [UInt8] { Array(record.name) }
  /// The names around it, the outermost first.
  public var scope: [[UInt8]] { record.scope.map { Array($0) } }
  /// Its kind, as `class` or `method`.
  public var kind: String { record.kind.name }
  /// Where its name is.
  public var nameRange: Range<SourcePosition> {
    let start = SourcePosition(line: record.line, column: record.column)
    return start..<SourcePosition(line: record.line, column: record.column + record.name.count)
  }
  /// Its complete signature on one line.
  public var signature: [UInt8] { record.signature }
  /// Its lines as they are in the source, with all of the first.
  public var source: [UInt8] {
    let file = record.file
    let range = file.records[index].wholeRange.clamped(to: 0..<file.source.count)
    return Array(file.source[file.text.lines.start(before: range.lowerBound)..<range.upperBound])
  }
  /// The first line of its documentation that says something; `nil` without any.
  public var documentation: [UInt8]? { record.documentation }
  /// The name of the language that its file is written in, as far as its path tells it.
  public var language: String { record.file.language ?? "" }

  /// What ``ReferenceRequest/address`` takes for it.
  public var address: [UInt8] {
    path + Array(":\(record.line + 1):\(record.column + 1)".utf8)
  }
}
