/// Tells messages apart that stand behind headers, as LSP has them.
///
///     Content-Length: 17\r\n
///     Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n
///     \r\n
///     {"jsonrpc":"2.0"…
///
/// A header that makes no sense is reported once, and then all is skipped up to a line that ends with a length. It needn't
/// begin with it: when a length was too small, the next header stands right behind the rest of a message.
///
/// Source: Language Server Protocol 3.17, "Base Protocol".
struct HeaderFrameReader: FrameReader {
  /// What a header may have without its empty line, in bytes. Clients send 80.
  static let maximumHeaderBytes = 4096
  /// What is kept of a line in front of which the place was lost: enough for a length.
  private static let searchedBytes = 64

  private let maximumBodyBytes: Int
  private var header = MessageHeader()
  /// Of the lines of the header that are complete.
  private var headerBytes = 0
  /// What has come of a line of a header.
  private var line: [UInt8] = []
  /// Nobody knows where the next header begins.
  private var isLost = false
  /// What has come of a body.
  private var body: [UInt8] = []
  /// What is to come of a body; 0 in a header.
  private var bodyRest = 0
  /// What is to come of a body that isn't wanted.
  private var skippedRest = 0

  init(maximumBodyBytes: Int) { self.maximumBodyBytes = maximumBodyBytes }

  mutating func next(from input: inout ArraySlice<UInt8>) -> Frame? {
    while !input.isEmpty {
      if skippedRest > 0 {
        let count = min(skippedRest, input.count)
        input = input.dropFirst(count)
        skippedRest -= count
      } else if bodyRest > 0 {
        let piece = input.prefix(bodyRest)
        body.append(contentsOf: piece)
        input = input.dropFirst(piece.count)
        bodyRest -= piece.count
        if bodyRest == 0 { return takeBody() }
      } else if let frame = readHeader(&input) {
        return frame
      }
    }
    return nil
  }

  func finish() -> Frame? { nil }

  /// What comes next may be the rest of the last body, and no news.
  mutating func distrust() { isLost = true }

  private mutating func takeBody() -> Frame {
    defer { body = [] }
    return .success(body)
  }

  /// Reads up to the end of a line.
  private mutating func readHeader(_ input: inout ArraySlice<UInt8>) -> Frame? {
    let (piece, isComplete) = input.removeLine()
    var problem: MessageProblem?
    if !isLost, headerBytes + line.count + piece.count > HeaderFrameReader.maximumHeaderBytes {
      problem = .oversizedHeader
      isLost = true
    }
    if isLost {
      line.append(contentsOf: piece.suffix(HeaderFrameReader.searchedBytes))
      line.removeFirst(max(0, line.count - HeaderFrameReader.searchedBytes))
    } else {
      line.append(contentsOf: piece)
    }
    guard isComplete else { return problem.map { .failure($0) } }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    defer { line.removeAll(keepingCapacity: true) }
    let frame = endLine()
    return problem.map { .failure($0) } ?? frame
  }

  private mutating func endLine() -> Frame? {
    if isLost {
      findHeader()
      return nil
    }
    if line.isEmpty { return headerBytes == 0 ? nil : endHeader() }
    headerBytes += line.count
    if header.read(line) { return nil }
    isLost = true
    findHeader()
    return .failure(.malformedHeader)
  }

  /// Goes on with a header that begins within the line, if one does.
  private mutating func findHeader() {
    guard
      let found = MessageHeader(atEndOf: line.suffix(HeaderFrameReader.searchedBytes))
    else { return }
    header = found
    headerBytes = line.count
    isLost = false
  }

  private mutating func endHeader() -> Frame? {
    let header = self.header
    self.header = MessageHeader()
    headerBytes = 0
    guard let length = header.length else {
      isLost = true
      return .failure(.missingLength)
    }
    if !header.isUTF8 {
      skippedRest = length
      return .failure(.unsupportedCharset)
    }
    if length > maximumBodyBytes {
      skippedRest = length
      return .failure(.oversizedMessage(limit: maximumBodyBytes))
    }
    if length == 0 { return takeBody() }
    bodyRest = length
    // A length is only a promise: memory for more than a bit comes with the bytes.
    body.reserveCapacity(min(length, 1 << 20))
    return nil
  }
}
