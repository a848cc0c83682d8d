/// A file that tells where imports lead.
enum ManifestKind: Sendable {
  case cargo, composer, dune, goModule, javaScriptPackage, pubspec, swiftPackage
  case typeScriptConfiguration

  /// The kind of the manifest with a path; nil for other files.
  init?(_ path: ByteSlice) {
    let name = path.fileName
    guard
      let kind = Self.names.first(where: { name.equals($0.name) })?.kind
        ?? Self.configuration(name)
    else { return nil }
    self = kind
  }

  private static let names: [(name: StaticString, kind: ManifestKind)] = [
    ("Cargo.toml", .cargo), ("composer.json", .composer), ("dune", .dune), ("go.mod", .goModule),
    ("package.json", .javaScriptPackage), ("pubspec.yaml", .pubspec),
    ("Package.swift", .swiftPackage), ("tsconfig.json", .typeScriptConfiguration),
    ("jsconfig.json", .typeScriptConfiguration),
  ]

  /// `tsconfig.base.json` and its like, which others extend.
  private static func configuration(_ name: ByteSlice) -> ManifestKind? {
    guard name.hasSuffix(".json") else { return nil }
    let isConfiguration =
      name.hasPrefix("tsconfig.") || name.hasPrefix("tsconfig-") || name.hasPrefix("jsconfig.")
    return isConfiguration ? .typeScriptConfiguration : nil
  }
}
