/// A file that tells where imports lead.
enum ManifestKind: Sendable {
  case cargo, composer, dune, goModule, javaScriptPackage, pubspec, swiftPackage
  case typeScriptConfiguration

  /// The kind of the manifest with a path; nil for other files.
  init?(_ path: ByteSlice) {
    let name = path.fileName
    // No manifest's name is longer, but for `tsconfig.NAME.json`.
    guard name.count <= 64, let kind = Self.kinds[Bytes(name)] ?? Self.configuration(name) else {
      return nil
    }
    self = kind
  }

  private static let kinds: [Bytes: ManifestKind] = [
    Bytes("Cargo.toml"): .cargo, Bytes("composer.json"): .composer, Bytes("dune"): .dune,
    Bytes("go.mod"): .goModule, Bytes("package.json"): .javaScriptPackage,
    Bytes("pubspec.yaml"): .pubspec, Bytes("Package.swift"): .swiftPackage,
    Bytes("tsconfig.json"): .typeScriptConfiguration,
    Bytes("jsconfig.json"): .typeScriptConfiguration,
  ]

  /// `tsconfig.base.json` and its like, which others extend.
  private static func configuration(_ name: ByteSlice) -> ManifestKind? {
    guard name.hasSuffix(".json") else { return nil }
    let isConfiguration =
      name.hasPrefix("tsconfig.") || name.hasPrefix("tsconfig-") || name.hasPrefix("jsconfig.")
    return isConfiguration ? .typeScriptConfiguration : nil
  }
}
