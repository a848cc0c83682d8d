package import SourceModel

/// A file that need not be there, as a walk would find it.
///
/// - Parameters:
///   - path: Relative to the root.
///   - stamp: Its stamp.
///   - root: Path of the root of the walk, absolute and without symbolic links.
///   - options: Those of the walk.
/// - Returns: `nil` where the walk would not find it: ignored, or of no known language by its name. What
///   `.gitattributes` say of it doesn't count.
package func sourceFile(
  at path: RepositoryPath, stamp: FileStamp, in root: [UInt8], options: DiscoveryOptions
) -> SourceFile? {
  let lookup = LanguageLookup.lookup(adding: options.addedLanguages)
  guard path.bytes.count <= options.maximumPathBytes,
    let language = lookup.candidate(name: path.name.span),
    pathVisibility(of: path.bytes, in: root, isDirectory: false, options: options).isShown
  else { return nil }
  return SourceFile(path: path, language: language, stamp: stamp, noise: pathNoise(path))
}
