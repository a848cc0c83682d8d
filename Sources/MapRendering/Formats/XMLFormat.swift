package import SourceModel

/// For prompts that mark their parts with tags; well-formed XML 1.0.
///
/// ```
/// <repository_map>
/// <file path="shop/cart.py">
/// def total(items: Iterable[Item]) -> int:
/// </file>
/// <coverage>1 of 7 files · …</coverage>
/// </repository_map>
/// ```
package struct XMLFormat: LineFormat {
  let options: LineOptions

  package init(_ options: LineOptions = LineOptions()) { self.options = options }

  package var opening: [UInt8] { Array("<repository_map>\n".utf8) }

  /// An empty element.
  package func name(_ path: RepositoryPath) -> [UInt8] {
    Array("<file path=\"".utf8) + xmlEscaped(Array(path.description.utf8), quotes: true)
      + Array("\"/>\n".utf8)
  }

  func opening(_ file: OutlinedFile) -> [UInt8] {
    Array("<file path=\"".utf8) + xmlEscaped(Array(file.path.description.utf8), quotes: true)
      + Array("\">\n".utf8)
  }

  func closing(_ file: OutlinedFile) -> [UInt8] { Array("</file>\n".utf8) }

  func line(_ line: LineText) -> [UInt8] {
    options.marks.prefix(line, ": ") + xmlEscaped(line.text, quotes: false) + [UInt8(ascii: "\n")]
  }

  /// The coverage, in an element of its own.
  package func closing(_ coverage: Coverage) -> [UInt8] {
    Array("<coverage>\(coverage.text)</coverage>\n</repository_map>\n".utf8)
  }
}

/// `text`, which has no control characters but tabs, as content of an element, or with `quotes` of an
/// attribute.
///
/// `>` stays: it has to be written otherwise behind `]]` only, and signatures are full of arrows.
func xmlEscaped(_ text: [UInt8], quotes: Bool) -> [UInt8] {
  var escaped: [UInt8] = []
  escaped.reserveCapacity(text.count)
  for (place, byte) in text.enumerated() {
    switch byte {
    case UInt8(ascii: "<"): escaped.append(contentsOf: "&lt;".utf8)
    case UInt8(ascii: "&"): escaped.append(contentsOf: "&amp;".utf8)
    case UInt8(ascii: "\"") where quotes: escaped.append(contentsOf: "&quot;".utf8)
    case UInt8(ascii: ">") where place >= 2 && text[place - 2] == 0x5D && text[place - 1] == 0x5D:
      escaped.append(contentsOf: "&gt;".utf8)
    default: escaped.append(byte)
    }
  }
  return escaped
}
