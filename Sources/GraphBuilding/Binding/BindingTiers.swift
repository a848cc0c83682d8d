package import SourceModel

/// What one way of using a name can mean, in two steps.
///
/// Within the repository a reference binds to the preferred groups if any definition of the name
/// is in one of them, else to the fallback. What is in neither is never meant: a call of `name()`
/// is no evidence for a field `name`. This removes most collisions of common names.
package struct BindingTiers: Sendable, Equatable {
  package let preferred: DefinitionGroup
  package let fallback: DefinitionGroup

  /// Every group that can be meant.
  package var all: DefinitionGroup { preferred.union(fallback) }

  /// The groups of `defined` that are meant: of the first step that has any, else none.
  package func groups(of defined: DefinitionGroup) -> DefinitionGroup {
    let first = defined.intersection(preferred)
    return first.isEmpty ? defined.intersection(fallback) : first
  }

  /// What a reference of `kind` can mean.
  package static func of(_ kind: ReferenceKind) -> BindingTiers {
    switch kind {
    // In most languages a type is called to make an instance, and in C a macro looks like a
    // function. Variables hold functions, and enumerators of Rust and Swift carry values.
    case .call:
      BindingTiers(
        preferred: [.function, .method, .constructor, .macro, .type],
        fallback: [.value, .enumerator, .other])
    // `new X`, where older JavaScript makes X a function.
    case .class: BindingTiers(preferred: [.type, .constructor], fallback: [.function, .other])
    // A variable may hold a type, and give it another name.
    case .type: BindingTiers(preferred: .type, fallback: [.module, .value, .other])
    // Rust derives traits by macros of the same name.
    case .implementation:
      BindingTiers(preferred: .type, fallback: [.module, .macro, .value, .other])
    case .macro: BindingTiers(preferred: .macro, fallback: [.function, .other])
    // Decorators are functions, annotations types, Rust's attributes macros.
    case .attribute:
      BindingTiers(preferred: [.function, .method, .type, .macro], fallback: [.value, .other])
    // A capitalised name used as a value.
    case .constant:
      BindingTiers(
        preferred: [.value, .enumerator, .type, .macro],
        fallback: [.module, .function, .field, .other])
    case .identifier, .other:
      BindingTiers(
        preferred: [.function, .type, .value, .macro, .enumerator],
        fallback: [.method, .constructor, .field, .module, .other])
    }
  }

  /// What an imported name can mean: what stands at the outermost level of a file.
  package static let imported = BindingTiers(
    preferred: [.type, .function, .value, .macro, .module],
    fallback: [.enumerator, .method, .other])
}
