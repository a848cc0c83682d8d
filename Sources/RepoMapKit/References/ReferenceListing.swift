internal import MapRendering
internal import SourceModel

/// A place in a file: 0-based line, and 0-based byte in it.
public struct SourcePosition: Hashable, Sendable, Comparable {
  /// 0-based.
  public var line: Int
  /// 0-based, in bytes.
  public var column: Int

  /// Whether one stands in front of another.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A definition that references can mean.
public struct ReferencedDefinition: Sendable {
  let record: DefinitionRecord
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
}

/// A use of a definition.
public struct ListedUse: Sendable {
  /// Bytes of the path of the file, relative to the root.
  public let path: [UInt8]
  /// Where the name is; it may be an alias.
  public let range: Range<SourcePosition>
  /// How it is used: `call`, `type`, `import`…
  public let kind: String
  /// The line without the space around it, as it is shown: long ones are cut.
  public let text: [UInt8]
  /// The definition around the use; `nil` at the top level of the file.
  public let caller: ReferencedDefinition?
  /// How surely the definition is meant.
  public let confidence: ReferenceConfidence
  /// How many definitions may be meant alike, this one included.
  public let definerCount: Int
}

/// A definition that uses another, or is used by it.
public struct ListedCall: Sendable {
  /// What of it is listed below it.
  public enum Expansion: String, Sendable {
    /// What it calls, or what calls it.
    case complete
    /// Nothing: the depth or the room is used up.
    case none
    /// Nothing: it lies above itself.
    case cycle
    /// Nothing: that stands elsewhere in the tree.
    case repeated
  }

  /// `nil` for the top level of a file.
  public let definition: ReferencedDefinition?
  /// The uses that make it a caller or callee, in the order of the source; of many the first.
  public let uses: [ListedUse]
  /// How many there are.
  public let useCount: Int
  /// That of the surest use.
  public let confidence: ReferenceConfidence
  /// How many definitions that one may mean.
  public let definerCount: Int
  /// What is listed below it.
  public let expansion: Expansion
  /// The calls below it, the surest first.
  public let calls: [ListedCall]
  /// How many calls there are below it, those that aren't listed included.
  public let callCount: Int
}

/// What is used, and by whom, or what it uses.
public struct ReferenceTarget: Sendable {
  /// Several where they are one thing: overloads, a function of C and its declaration.
  public let definitions: [ReferencedDefinition]
  /// Where it is used, the surest first; empty unless uses were asked for.
  public let uses: [ListedUse]
  /// How many uses there are, those that aren't listed included.
  public let useCount: Int
  /// Callers or callees, the surest first; empty unless these were asked for.
  public let calls: [ListedCall]
  /// How many there are, those that aren't listed included.
  public let callCount: Int

  var isUnused: Bool { useCount == 0 && callCount == 0 }
}

/// Where definitions are used.
public struct ReferenceListing: Sendable {
  /// What was asked for.
  public let relation: ReferenceRequest.Relation
  /// The definitions that the address means, in the order of the paths, then of the source.
  public let targets: [ReferenceTarget]
  /// Lines for the user about what went wrong on the way.
  public let warnings: [String]
  /// What the run that made it did.
  public let statistics: RunStatistics

  /// Whether nothing was found: no definition, or none with a use.
  public var isEmpty: Bool { targets.allSatisfy(\.isUnused) }
}
