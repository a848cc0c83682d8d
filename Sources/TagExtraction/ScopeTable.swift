internal import SourceModel

/// What is around each definition of a file: the callable whose variables it sees, and the type whose members
/// it is among.
struct ScopeTable {
  private static let none: Int32 = -1

  /// For each definition itself, or what is nearest around it; ``none`` where a type comes first.
  private var callables: [Int32] = []
  /// For each definition the callable outside of its own.
  private var outerCallables: [Int32] = []
  /// For each definition the name of its type.
  private var owners: [Int32] = []

  /// - Parameter builder: Gets the names of types that only qualifiers name.
  init(_ builder: inout FileIRBuilder) {
    callables.reserveCapacity(builder.definitions.count)
    outerCallables.reserveCapacity(builder.definitions.count)
    owners.reserveCapacity(builder.definitions.count)
    for (index, definition) in builder.definitions.enumerated() {
      // Parents come before their members.
      let outer = definition.parent.map { callables[$0] } ?? ScopeTable.none
      let isType = definition.kind.isType || definition.kind.isScopeOnly
      let isCallable = definition.kind.isCallable
      callables.append(isCallable ? Int32(index) : isType ? ScopeTable.none : outer)
      outerCallables.append(isCallable ? outer : ScopeTable.none)
      let owner = definition.parent.map { owners[$0] } ?? ScopeTable.none
      owners.append(isType ? Int32(definition.name) : owner)
      if !isType, let qualifier = definition.qualifier {
        owners[index] = Int32(ScopeTable.lastName(of: qualifier, in: &builder))
      }
    }
  }

  /// The callable around what `definition` is the innermost definition of.
  func callable(around definition: Int?) -> Int? { definition.flatMap { known(callables[$0]) } }

  /// The callable around `callable`.
  func callable(outside callable: Int) -> Int? { known(outerCallables[callable]) }

  /// The name of the type around what `definition` is the innermost definition of.
  func owner(around definition: Int?) -> Int? { definition.flatMap { known(owners[$0]) } }

  private func known(_ index: Int32) -> Int? { index == ScopeTable.none ? nil : Int(index) }

  /// `B` of `A::B` and `A.B`.
  private static func lastName(of qualifier: Int, in builder: inout FileIRBuilder) -> Int {
    let name = builder.name(qualifier)
    guard let last = name.lastIndex(where: { !SourceText.isNameByte($0) }), last + 1 < name.endIndex
    else { return qualifier }
    return Array(name[(last + 1)...]).withUnsafeBytes { builder.intern($0) }
  }
}
