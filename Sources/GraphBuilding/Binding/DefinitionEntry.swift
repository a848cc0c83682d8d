package import SourceModel

/// A definition that references can bind to, as the graph keeps it.
///
/// Not among them: locals, namespaces, scopes, nameless ones.
package struct DefinitionEntry: Hashable, Sendable, BitwiseCopyable {
  package var symbol: UInt32
  /// The symbol of the type, scope or namespace that it belongs to; ``UseEntry/noSymbol`` at the
  /// outermost level.
  package var owner: UInt32
  /// Index into the file's definitions.
  package var definition: UInt32
  /// Evidence of the references in the same file that mean it, in units of
  /// ``GraphWeights/evidenceUnit``.
  package var ownEvidence: UInt32
  private var kindNumber: UInt8
  private var flagBits: UInt8
  // Padding has a value too: entries are written as they are.
  private var reserved: UInt16 = 0

  private static let memberBit: UInt8 = 0x80

  init(
    symbol: UInt32, owner: UInt32, definition: Int, kind: DefinitionKind, flags: DefinitionFlags,
    isMember: Bool
  ) {
    self.symbol = symbol
    self.owner = owner
    self.definition = UInt32(definition)
    ownEvidence = 0
    kindNumber = kind.rawValue
    flagBits = UInt8(truncatingIfNeeded: flags.rawValue) & ~DefinitionEntry.memberBit
    if isMember { flagBits |= DefinitionEntry.memberBit }
  }

  package var kind: DefinitionKind { DefinitionKind(rawValue: kindNumber) ?? .other }
  package var flags: DefinitionFlags {
    DefinitionFlags(rawValue: UInt32(flagBits & ~DefinitionEntry.memberBit))
  }
  /// Lies inside a type or a scope.
  package var isMember: Bool { flagBits & DefinitionEntry.memberBit != 0 }
  package var isPrivate: Bool { flags.contains(.private) }
  package var group: DefinitionGroup { kind.group }
}
