internal import SourceModel

/// How the names and modifiers of a language tell what is meant for other files.
struct NamingConventions: Sendable {
  private let privateNames: PrivateNames

  init(_ privateNames: PrivateNames) {
    self.privateNames = privateNames
  }

  private static let exportedModifiers: [StaticString] = ["pub", "public", "open", "export"]
  private static let privateModifiers: [StaticString] = [
    "private", "fileprivate", "private_class_method", "static", "local", "my", "defp", "defmacrop",
    "defguardp", "defn-", "typep", "hidden",
    "define/private",
  ]

  /// What a name and its modifier tell.
  func visibility(
    name: Slice<UnsafeRawBufferPointer>, modifier: Slice<UnsafeRawBufferPointer>?
  ) -> DefinitionFlags {
    if let modifier, let flags = NamingConventions.visibility(modifier: modifier) { return flags }
    guard let first = name.first else { return [] }
    switch privateNames {
    case .none: return []
    case .capital: return isCapital(first) ? .exported : .private
    case .underscore:
      let isDunder = name.starts(with: "__".utf8) && name.suffix(2).elementsEqual("__".utf8)
      return first == UInt8(ascii: "_") && name.count > 1 && !isDunder ? .private : []
    case .hyphens:
      let hyphen = UInt8(ascii: "-")
      let isPrivate = zip(name, name.dropFirst()).contains { $0 == hyphen && $1 == hyphen }
      return isPrivate ? .private : []
    }
  }

  /// Names of other scripts than Latin count as capital, so that nothing public is hidden.
  private func isCapital(_ byte: UInt8) -> Bool {
    (byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")) || byte >= 0x80
  }

  private static func visibility(
    modifier: Slice<UnsafeRawBufferPointer>
  ) -> DefinitionFlags? {
    // `pub(crate)` and `private(set)`: the word before the bracket decides, the rest narrows it.
    let word = modifier.prefix { $0 != UInt8(ascii: "(") }
    let isNarrowed = word.count < modifier.count
    if exportedModifiers.contains(where: { $0.equals(word) }) { return isNarrowed ? [] : .exported }
    if privateModifiers.contains(where: { $0.equals(word) }) { return isNarrowed ? [] : .private }
    return nil
  }
}

extension StaticString {
  fileprivate func equals(_ bytes: some Sequence<UInt8>) -> Bool {
    withUTF8Buffer { $0.elementsEqual(bytes) }
  }
}
