internal import StandardExtensions

/// A document that a client has open: what it holds is the client's, whatever is on disk.
struct OpenDocument: Sendable {
  let uri: DocumentURI
  var version: Int?
  /// In UTF-8.
  var text: [UInt8]
}

/// The documents that a client has open, as of one message.
struct OpenDocuments: Sendable {
  private var documents: [DocumentURI: OpenDocument] = [:]
  /// What the `character` of positions counts.
  let encoding: PositionEncoding

  init(_ encoding: PositionEncoding) { self.encoding = encoding }

  subscript(uri: DocumentURI) -> OpenDocument? { documents[uri] }
  var all: Dictionary<DocumentURI, OpenDocument>.Values { documents.values }

  /// The URI of a file as the client writes it, where it is open.
  func uri(of path: [UInt8]) -> DocumentURI {
    let uri = DocumentURI(path: path)
    return documents[uri]?.uri ?? uri
  }

  // MARK: - Notifications

  /// `textDocument/didOpen`.
  mutating func open(_ parameters: JSONValue) {
    guard let document = parameters["textDocument"], let uri = document["uri"]?.text else { return }
    documents[DocumentURI(uri)] = OpenDocument(
      uri: DocumentURI(uri), version: document["version"]?.integer,
      text: Array((document["text"]?.text ?? "").utf8))
  }

  /// `textDocument/didChange`. A document that nobody has opened counts as empty.
  mutating func change(_ parameters: JSONValue) {
    guard let identifier = parameters["textDocument"], let text = identifier["uri"]?.text else {
      return
    }
    let uri = DocumentURI(text)
    var document = documents[uri] ?? OpenDocument(uri: uri, text: [])
    // Taken out, so that the text isn't copied for each change.
    documents[uri] = nil
    document.version = identifier["version"]?.integer
    for change in parameters["contentChanges"]?.elements ?? [] {
      document.apply(change, encoding)
    }
    documents[uri] = document
  }

  /// `textDocument/didClose`.
  mutating func close(_ parameters: JSONValue) {
    guard let uri = parameters["textDocument"]?["uri"]?.text else { return }
    documents[DocumentURI(uri)] = nil
  }
}

extension OpenDocument {
  /// Replaces a range, or all where none is named.
  fileprivate mutating func apply(_ change: JSONValue, _ encoding: PositionEncoding) {
    guard let text = change["text"]?.text else { return }
    guard let range = change["range"], let start = Position(range["start"]),
      let end = Position(range["end"])
    else {
      self.text = Array(text.utf8)
      return
    }
    let positions = TextPositions(self.text, encoding)
    let first = positions.offset(of: min(start, end))
    let last = max(first, positions.offset(of: max(start, end)))
    self.text.replaceSubrange(first..<last, with: text.utf8)
  }
}
