internal import RepoMapKit

/// How a definition is named in answers, and in arguments of the next call: `path#Type.member`.
struct SymbolAddress: Hashable, Sendable {
  let text: String

  /// The address of a definition.
  init(path: [UInt8], scope: [[UInt8]], name: [UInt8]) {
    let names = (scope + [name]).map { String(decoding: $0, as: UTF8.self) }
    text = "\(String(decoding: path, as: UTF8.self))#\(names.joined(separator: "."))"
  }

  /// The parts of what a model writes: the path in front of the first `#`, if there is one, and the name.
  static func parts(of written: String) -> (path: String?, name: String) {
    guard let sign = written.firstIndex(of: "#") else { return (nil, written) }
    return (String(written[..<sign]), String(written[written.index(after: sign)...]))
  }
}

extension ListedDefinition {
  var symbolAddress: SymbolAddress { SymbolAddress(path: path, scope: scope, name: name) }

  /// The lines that it has, 0-based.
  var lines: ClosedRange<Int> {
    let first = nameRange.lowerBound.line
    let end = range.upperBound
    let last = end.column == 0 ? end.line - 1 : end.line
    return first...max(first, last)
  }

  /// A line: address, kind, lines, signature.
  var line: String {
    "\(symbolAddress.text) [\(kind), \(lineText(lines))] \(String(decoding: signature, as: UTF8.self))"
  }
}

/// 0-based lines as people count them: `line 12`, `lines 12-20`.
private func lineText(_ lines: ClosedRange<Int>) -> String {
  lines.count == 1
    ? "line \(lines.lowerBound + 1)" : "lines \(lines.lowerBound + 1)-\(lines.upperBound + 1)"
}
