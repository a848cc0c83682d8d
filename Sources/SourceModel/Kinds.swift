/// What a definition defines: the part after the dot of `@definition.kind`.
///
/// The raw values are part of the FileIR format.
package enum DefinitionKind: UInt8, Sendable, CaseIterable {
  case other, module, namespace, `class`, `struct`, union, `enum`, interface, trait, `protocol`,
    type, function, method, constructor, property, field, constant, variable, enumerator, macro
  /// Of files that aren't programs: a heading with what stands below it, a relation of a database and
  /// what is computed from others, a rule of a style sheet, what a build makes, an entry of a manifest.
  case section, table, view, selector, target, key
  /// Scopes that enclose definitions without defining a name: `@scope.kind`.
  case implementation, `extension`

  /// The name that captures and output use.
  package var name: String { Self.names[Int(rawValue)] }
  private static let names = allCases.map { String(describing: $0) }

  /// Kinds that have members of their own.
  package var isType: Bool {
    switch self {
    case .class, .struct, .union, .enum, .interface, .trait, .protocol, .type, .table, .view: true
    default: false
    }
  }

  /// Kinds that run: their members are details of the implementation.
  package var isCallable: Bool {
    switch self {
    case .function, .method, .constructor: true
    default: false
    }
  }

  /// Kinds whose value may go on over several lines, which are not part of the signature.
  package var isOneLine: Bool {
    switch self {
    case .constant, .variable, .field, .property, .enumerator, .macro, .other, .module, .section,
      .selector, .target, .key:
      true
    default: false
    }
  }

  /// Kinds that only enclose definitions.
  package var isScopeOnly: Bool { self == .implementation || self == .extension }
}

/// How a name is used: the part after the dot of `@reference.kind`.
///
/// The raw values are part of the FileIR format.
package enum ReferenceKind: UInt8, Sendable, CaseIterable {
  case other, call, `class`, type, implementation, macro, attribute, constant, identifier

  /// The name that captures and output use.
  package var name: String { Self.names[Int(rawValue)] }
  private static let names = allCases.map { String(describing: $0) }
}

/// What a reference is written on: the `x` of `x.name`, `x->name` and `X::name`.
///
/// The raw values are part of the FileIR format.
package enum ReceiverKind: UInt8, Sendable, CaseIterable {
  /// Nothing: a plain name.
  case none
  /// The type around: `self`, `this`, `super`, `cls`, `Self`.
  case own
  /// A type: written itself, or the one that the variable was declared or constructed with.
  case type
  /// An identifier of unknown type: the alias of a module or package, or any variable.
  case name
  /// An expression: the result of a call, an element, a literal.
  case unknown

  /// The name that output uses.
  package var name: String { Self.names[Int(rawValue)] }
  private static let names = allCases.map { String(describing: $0) }

  /// Whether there is an index of a name beside it.
  package var hasName: Bool { self == .type || self == .name }
}

/// What an import statement brings in: the part after the dot of `@import.kind`.
///
/// The raw values are part of the FileIR format.
package enum ImportKind: UInt8, Sendable, CaseIterable {
  /// A module, package or namespace as a whole.
  case module
  /// One name of a module.
  case name
  /// The text of another file.
  case include
  /// A module, or a name of it, that is exported again.
  case reexport

  /// The name that captures and output use.
  package var name: String { Self.names[Int(rawValue)] }
  private static let names = allCases.map { String(describing: $0) }
}
