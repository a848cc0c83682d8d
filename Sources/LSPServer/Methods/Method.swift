internal import JSONRPC
internal import StandardExtensions

/// A request that the server answers.
struct Method: Sendable {
  let name: String
  /// What it answers, as what writes it.
  ///
  /// - Throws: Why there is no answer.
  let answer: @Sendable (Call) throws(ResponseError) -> @Sendable (inout JSONWriter) -> Void

  init(
    _ name: String,
    _ answer:
      @escaping @Sendable (Call) throws(ResponseError) ->
      @Sendable (inout JSONWriter) ->
      Void
  ) {
    self.name = name
    self.answer = answer
  }
}

/// All requests behind `initialize`, by name. A method is answered whether it was announced or not: clients ask all the same.
let methods: [String: Method] = Dictionary(
  uniqueKeysWithValues: [
    workspaceSymbols, documentSymbols, definition, references, implementation, hover,
    prepareCallHierarchy, incomingCalls, outgoingCalls, codeLenses, resolvedCodeLens,
    documentLinks, executedCommand,
    ownMap, ownRelated, ownReferences, ownStatus, ownSynchronization, ownFileText,
  ].map { ($0.name, $0) })

/// An answer without anything.
let nothing: @Sendable (inout JSONWriter) -> Void = { $0.null() }
