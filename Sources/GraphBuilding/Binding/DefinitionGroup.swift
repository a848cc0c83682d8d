package import SourceModel

/// Definition kinds that references can't tell apart; the rows of ``BindingTiers`` are made of them.
package struct DefinitionGroup: OptionSet, Hashable, Sendable, BitwiseCopyable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package static let type = DefinitionGroup(rawValue: 1 << 0)
  package static let function = DefinitionGroup(rawValue: 1 << 1)
  package static let method = DefinitionGroup(rawValue: 1 << 2)
  package static let constructor = DefinitionGroup(rawValue: 1 << 3)
  package static let macro = DefinitionGroup(rawValue: 1 << 4)
  /// Constants and variables.
  package static let value = DefinitionGroup(rawValue: 1 << 5)
  package static let enumerator = DefinitionGroup(rawValue: 1 << 6)
  /// Fields and properties.
  package static let field = DefinitionGroup(rawValue: 1 << 7)
  /// Ruby's and Elixir's modules, which are used like types.
  package static let module = DefinitionGroup(rawValue: 1 << 8)
  /// Kinds that a foreign query has and this project doesn't.
  package static let other = DefinitionGroup(rawValue: 1 << 9)
}

extension DefinitionKind {
  /// The group of this kind; empty for what no reference binds to: namespaces and mere scopes.
  ///
  /// A namespace is opened again in nearly every file, so a reference to it says nothing.
  package var group: DefinitionGroup {
    switch self {
    case .class, .struct, .union, .enum, .interface, .trait, .protocol, .type, .table, .view: .type
    case .function, .target: .function
    case .method: .method
    case .constructor: .constructor
    case .macro: .macro
    case .constant, .variable: .value
    case .enumerator: .enumerator
    case .property, .field: .field
    case .module: .module
    case .other, .selector: .other
    case .namespace, .implementation, .extension, .section, .key: []
    }
  }
}
