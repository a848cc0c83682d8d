// What one file contributes to a reference graph: a function of its document alone.
//
// Input: the document and a way to number symbols.
// Output: its definitions, its imports, and what it uses outside of itself, by symbol, meaning and
// receiver.
//
// Steps:
// 1. Aliases of imports stand for the names that they rename, as names and as receivers.
// 2. A name that the file defines in a group that the use can mean binds there, unless it is used on
//    a type or a module of another file.
// 3. Any other use, and every import of a name that the file doesn't define, means other files.
//
// Invariant: a symbol, meaning and receiver are there once.
//
// It does not: know other files; so a contribution never changes unless its file does.

internal import SourceModel

/// The part of a reference graph that comes from one file.
package struct FileContribution: Sendable, Equatable {
  /// In the order of the source.
  package internal(set) var definitions: [DefinitionEntry] = []
  /// In order, in the numbers that symbols had when this was made.
  package internal(set) var uses: [UseEntry] = []
  /// What it imports and declares; no import is resolved yet.
  package internal(set) var imports = FileImports(language: "")
  /// The weight of the references that the file binds itself, in units of
  /// ``GraphWeights/evidenceUnit`` times ``GraphWeights/weightUnit``.
  package internal(set) var ownWeight: UInt64 = 0
}
