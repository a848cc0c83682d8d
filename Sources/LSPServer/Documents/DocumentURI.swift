/// The URI of a file, as clients write it, and the path that it stands for.
struct DocumentURI: Hashable, Sendable {
  /// As it was written: answers name the document in the same way.
  let text: String
  /// Bytes of the absolute path, `.` and `..` resolved; `nil` for what is no file of this machine.
  let path: [UInt8]?

  init(_ text: String) {
    self.text = text
    path = DocumentURI.path(of: text)
  }

  /// The URI of a file with an absolute path.
  init(path: [UInt8]) {
    var text = "file://"
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in path {
      if DocumentURI.isPlain(byte) {
        text.unicodeScalars.append(UnicodeScalar(byte))
      } else {
        text.unicodeScalars.append("%")
        text.unicodeScalars.append(UnicodeScalar(digits[Int(byte >> 4)]))
        text.unicodeScalars.append(UnicodeScalar(digits[Int(byte & 15)]))
      }
    }
    self.text = text
    self.path = path
  }

  /// Documents are the same that have the same path, however it is written.
  static func == (left: DocumentURI, right: DocumentURI) -> Bool { left.identity == right.identity }
  func hash(into hasher: inout Hasher) { hasher.combine(identity) }
  private var identity: [UInt8] { path ?? Array(text.utf8) }

  private static func path(of text: String) -> [UInt8]? {
    let scheme = "file://"
    guard text.utf8.count > scheme.utf8.count,
      text.prefix(scheme.count).lowercased() == scheme
    else { return nil }
    var rest = Array(text.utf8)[scheme.utf8.count...]
    let authority = rest.prefix { $0 != UInt8(ascii: "/") }
    guard authority.isEmpty || authority.elementsEqual("localhost".utf8) else { return nil }
    rest = rest.dropFirst(authority.count)
    return rest.isEmpty ? nil : resolved(decoded(rest))
  }

  /// What percent signs stand for. One that stands for nothing is itself.
  private static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var place = text.startIndex
    while place < text.endIndex {
      if text[place] == UInt8(ascii: "%"), place + 2 < text.endIndex,
        let byte = UInt8(
          String(decoding: text[(place + 1)...(place + 2)], as: UTF8.self), radix: 16),
        text[place + 1] != UInt8(ascii: "+")
      {
        bytes.append(byte)
        place += 3
      } else {
        bytes.append(text[place])
        place += 1
      }
    }
    return bytes
  }

  /// A path without `.`, `..`, and a slash at its end. Links stay: what they lead to is the file system's affair.
  static func resolved(_ path: [UInt8]) -> [UInt8] {
    var names: [ArraySlice<UInt8>] = []
    for name in path.split(separator: UInt8(ascii: "/")) where !name.elementsEqual(".".utf8) {
      if name.elementsEqual("..".utf8) { _ = names.popLast() } else { names.append(name) }
    }
    return names.isEmpty ? [UInt8(ascii: "/")] : names.flatMap { [UInt8(ascii: "/")] + $0 }
  }

  /// Unreserved characters of RFC 3986, and slashes.
  private static func isPlain(_ byte: UInt8) -> Bool {
    let letter = (byte | 0x20) &- UInt8(ascii: "a")
    return letter < 26 || byte &- UInt8(ascii: "0") < 10 || "-._~/".utf8.contains(byte)
  }
}
