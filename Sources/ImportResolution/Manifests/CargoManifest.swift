/// What a `Cargo.toml` says about crates.
struct CargoManifest: Sendable {
  /// Name of the package; nil for a workspace without one.
  let package: Bytes?
  /// Name of the library, if it is another.
  let library: Bytes?
  /// Path of the library's root, relative to the file.
  let libraryPath: Bytes
  /// Paths of the programs' roots that it names.
  let programPaths: [Bytes]
  /// Packages by the names that they have in this package, with underscores for hyphens.
  let renamed: [Bytes: Bytes]

  init(_ content: Bytes) {
    let document = TOMLDocument(content)
    package = document.strings("package", "name").first
    library = document.strings("lib", "name").first
    libraryPath = document.strings("lib", "path").first ?? Bytes("src/lib.rs")
    programPaths = (["bin", "example", "test", "bench"] as [StaticString])
      .flatMap { document.strings($0, "path") }
    var renamed: [Bytes: Bytes] = [:]
    for entry in document.entries where entry.table[...].hasSuffix("dependencies") {
      guard entry.key[...].hasSuffix(".package"), let package = entry.strings.first else {
        continue
      }
      renamed[Self.crateName(entry.key.dropLast(".package".utf8.count))] = package
    }
    self.renamed = renamed
  }

  /// The name that sources use.
  static func crateName(_ package: some Collection<UInt8>) -> Bytes {
    package.map { $0 == Sign.hyphen ? Sign.underscore : $0 }
  }
}
