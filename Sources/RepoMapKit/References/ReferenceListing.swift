internal import MapRendering
internal import SourceModel

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
  public let caller: ListedDefinition?
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
  public let definition: ListedDefinition?
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
  public let definitions: [ListedDefinition]
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
