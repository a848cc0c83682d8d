internal import SourceModel

/// What a way of using a name can mean: one case for each row of ``BindingTiers``.
///
/// References that mean the same are added up, whatever their kinds. The numbers are stored.
package enum ReferenceMeaning: UInt8, Sendable, CaseIterable {
  case call, `class`, type, implementation, macro, attribute, constant, name, imported

  /// The meaning of a reference of `kind`.
  init(_ kind: ReferenceKind) {
    switch kind {
    case .call: self = .call
    case .class: self = .class
    case .type: self = .type
    case .implementation: self = .implementation
    case .macro: self = .macro
    case .attribute: self = .attribute
    case .constant: self = .constant
    case .identifier, .other: self = .name
    }
  }

  /// Whether a type is meant, and nothing else.
  var isType: Bool { self == .type || self == .class || self == .implementation }

  /// What this can mean, in two steps.
  package var tiers: BindingTiers {
    switch self {
    case .call: .of(.call)
    case .class: .of(.class)
    case .type: .of(.type)
    case .implementation: .of(.implementation)
    case .macro: .of(.macro)
    case .attribute: .of(.attribute)
    case .constant: .of(.constant)
    case .name: .of(.identifier)
    case .imported: .imported
    }
  }
}
