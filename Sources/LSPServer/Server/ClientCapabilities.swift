internal import StandardExtensions

/// What of a client's announcements changes what it gets.
struct ClientCapabilities: Sendable {
  /// The first of the encodings that it offers and this server knows; `nil` where it offers none.
  var encoding: PositionEncoding?
  /// Outlines may be trees.
  var hasDocumentSymbolTrees = false
  /// Hover texts may be Markdown.
  var showsMarkdown = false
  /// It may be asked to show progress.
  var createsProgress = false
  /// It may be asked for settings.
  var tellsConfiguration = false
  /// It may be told to ask for code lenses again.
  var refreshesCodeLenses = false
  /// It wants `experimental/serverStatus`.
  var wantsServerStatus = false
  /// The process that is gone when the client is.
  var process: Int?

  /// Reads the parameters of `initialize`.
  init(_ parameters: JSONValue) {
    let announced = parameters["capabilities"] ?? .null
    let offered = announced.value("general", "positionEncodings")?.texts ?? []
    encoding = offered.lazy.compactMap { PositionEncoding(rawValue: $0) }.first
    hasDocumentSymbolTrees =
      announced.value("textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport")?.flag
      ?? false
    showsMarkdown =
      announced.value("textDocument", "hover", "contentFormat")?.texts?.contains("markdown")
      ?? false
    createsProgress = announced.value("window", "workDoneProgress")?.flag ?? false
    tellsConfiguration = announced.value("workspace", "configuration")?.flag ?? false
    refreshesCodeLenses =
      announced.value("workspace", "codeLens", "refreshSupport")?.flag ?? false
    wantsServerStatus = announced.value("experimental", "serverStatusNotification")?.flag ?? false
    process = parameters["processId"]?.integer
  }
}
