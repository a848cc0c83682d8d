package import SourceModel

/// Every number that decides the order of files and definitions, besides those of the graph.
///
/// Starting points for measurements on real repositories, like ``GraphWeights``.
package enum RankingWeights {
  // MARK: Files

  /// Where a reader starts who was asked for nothing in particular. A test that nobody refers to
  /// has no other rank, so this is also how much its references count.
  package static func prior(_ noise: NoiseClass) -> Double {
    switch noise {
    case .none: 1
    case .test, .example: 0.3
    case .generated, .vendored: 0.1
    case .minified: 0.01
    }
  }

  /// The share of the personalization vector that keeps the prior when files are asked for, so
  /// that files which can't be reached from them are still in a sensible order.
  package static let priorShare = 0.1

  // MARK: Definitions

  /// What a definition in such a file is worth beside one in the project's own code: it can be
  /// shown, but only after everything that a newcomer should see.
  package static func demotion(_ noise: NoiseClass) -> Double {
    switch noise {
    case .none: 1
    case .test, .example, .generated, .vendored: 0.03
    case .minified: 0.001
    }
  }

  /// What a definition of a kind tells a newcomer about its project.
  package static func kindValue(_ kind: DefinitionKind) -> Double {
    switch kind {
    case .class, .struct, .union, .enum, .interface, .trait, .protocol, .type, .table, .view: 1
    case .function: 1
    // Read with their type; the type shows first.
    case .method: 0.3
    case .constructor: 0.3
    case .macro, .module, .target: 0.5
    case .other: 0.3
    case .constant, .variable: 0.2
    // Details of a type: any of them costs a line and says little alone.
    case .property, .field, .enumerator: 0.05
    // What a project is about stands in its code; these are shown where nothing else is.
    case .section: 0.1
    case .selector, .key: 0.03
    case .namespace, .implementation, .extension: 0
    }
  }

  /// The share of a file's rank that its definitions get for being what the file offers; small
  /// against the 0.85 that travels along references, so that it orders what nobody refers to.
  package static let structuralShare = 0.1
  /// What the definitions of an asked name, or of a mentioned file, get together, where all files
  /// have 1: more than any definition that wasn't asked for.
  package static let askedShare = 0.2
  /// What those that refer to a definition in focus get together, as a part of what it gets itself.
  package static let referrerShare = 0.5
  /// The share of a file's rank that goes to the definitions it uses itself.
  package static let sameFileShare = 0.1
  /// The share of what flows to the members of a type that the type gets besides: who calls methods
  /// uses the type, without its name. With 0.3 and with 1 a map of Django has QuerySet and Field.
  package static let memberShare = 0.5
  /// In a language that marks what is meant for other files, what is marked comes first.
  package static let unmarkedAccess = 0.7
  /// Not meant for other files.
  package static let privateAccess = 0.3
  /// A type inside another is a detail of it, as methods and fields are.
  package static let nestedType = 0.5
  /// Each further definition of one name in one file – an overload, a setter, a branch of `#if` –
  /// gets this part of what the one before it got.
  package static let furtherDefinition = 0.1
}
