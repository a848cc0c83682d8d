#if canImport(Glibc)
  internal import Glibc
#endif

/// Where programs keep vocabularies: fixed places, each listed, none searched further than said here.
///
/// 1. `~/.config/repomap/tokenizers`: NAME.tiktoken, NAME.json, NAME/tokenizer.json.
/// 2. The cache of tiktoken, in which files have digests for names.
/// 3. The Python package litellm, which brings vocabularies along: in the active virtual environment, the
///    user's packages, and the environments of pipx and uv.
/// 4. The cache of Hugging Face's hub: the snapshots that are checked out.
struct TokenizerPlaces: Sendable {
  /// Folders below `site-packages` that hold vocabularies: of today's and of older versions.
  private static let packageFolders = [
    "litellm/litellm_core_utils/tokenizers", "litellm/llms/tokenizers",
  ]

  private let environment: [String: String]

  init(environment: [String: String]) {
    self.environment = environment.filter { !$0.value.isEmpty }
  }

  /// All files that are there, in the order of the places.
  func vocabularies() -> [FoundVocabulary] {
    ownFiles() + cacheFolders().flatMap { digestNames(in: $0) } + packageFiles() + hubFiles()
  }

  /// The format of a file, by the ending of its name.
  static func format(ofFile name: String) -> FoundVocabulary.Format? {
    name.hasSuffix(".tiktoken") ? .tiktoken : name.hasSuffix(".json") ? .tokenizerFile : nil
  }

  private func ownFiles() -> [FoundVocabulary] {
    guard let folder = folder("XDG_CONFIG_HOME", or: ".config", "repomap/tokenizers") else {
      return []
    }
    return fileNames(in: folder).compactMap { name in
      let path = "\(folder)/\(name)"
      if let format = TokenizerPlaces.format(ofFile: name), isRegularFile(path) {
        return FoundVocabulary(String(name.prefix { $0 != "." }), format, path)
      }
      let nested = "\(path)/tokenizer.json"
      return isRegularFile(nested) ? FoundVocabulary(name, .tokenizerFile, nested) : nil
    }
  }

  /// As tiktoken itself looks: the first variable that is set, or a folder for temporary files.
  private func cacheFolders() -> [String] {
    [
      environment["TIKTOKEN_CACHE_DIR"] ?? environment["DATA_GYM_CACHE_DIR"]
        ?? "\(environment["TMPDIR"] ?? "/tmp")/data-gym-cache"
    ]
  }

  private func digestNames(in folder: String) -> [FoundVocabulary] {
    KnownEncoding.all.compactMap { encoding in
      let path = "\(folder)/\(encoding.cacheName)"
      return isRegularFile(path) ? FoundVocabulary(encoding.name, .tiktoken, path) : nil
    }
  }

  private func packageFiles() -> [FoundVocabulary] {
    var environments: [String] = []
    if let active = environment["VIRTUAL_ENV"] { environments.append(active) }
    if let home = environment["HOME"] { environments.append("\(home)/.local") }
    for tools in ["pipx/venvs", "uv/tools"] {
      guard let folder = folder("XDG_DATA_HOME", or: ".local/share", tools) else { continue }
      environments += fileNames(in: folder).map { "\(folder)/\($0)" }
    }
    var found: [FoundVocabulary] = []
    for environment in environments {
      for version in fileNames(in: "\(environment)/lib") where version.hasPrefix("python3") {
        for package in TokenizerPlaces.packageFolders {
          let folder = "\(environment)/lib/\(version)/site-packages/\(package)"
          found += digestNames(in: folder)
          for name in fileNames(in: folder) where name.hasSuffix("_tokenizer.json") {
            let short = String(name.dropLast("_tokenizer.json".count))
            found.append(FoundVocabulary(short, .tokenizerFile, "\(folder)/\(name)"))
          }
        }
      }
    }
    return found
  }

  /// `models--ORG--NAME/snapshots/REVISION/tokenizer.json`, called `ORG/NAME`.
  private func hubFiles() -> [FoundVocabulary] {
    let cache =
      environment["HF_HOME"] ?? folder("XDG_CACHE_HOME", or: ".cache", "huggingface")
    guard let hub = cache.map({ "\($0)/hub" }) else { return [] }
    return fileNames(in: hub).compactMap { model in
      guard model.hasPrefix("models--") else { return nil }
      let snapshots = "\(hub)/\(model)/snapshots"
      // Of several revisions the one that is called `main` comes first.
      let main = revision("\(hub)/\(model)/refs/main")
      for revision in [main].compactMap({ $0 }) + fileNames(in: snapshots) {
        let path = "\(snapshots)/\(revision)/tokenizer.json"
        guard isRegularFile(path) else { continue }
        return FoundVocabulary(
          TokenizerPlaces.modelName(model.dropFirst("models--".count)), .tokenizerFile, path)
      }
      return nil
    }
  }

  /// `ORG--NAME` as `ORG/NAME`.
  private static func modelName(_ folder: Substring) -> String {
    var name = ""
    var rest = folder
    while let character = rest.popFirst() {
      if character == "-", rest.first == "-" {
        rest.removeFirst()
        name += "/"
      } else {
        name.append(character)
      }
    }
    return name
  }

  /// What a file of a revision's name holds, if that is a name.
  private func revision(_ path: String) -> String? {
    guard case .success(let bytes) = readFile(atPath: Array(path.utf8), limit: 256) else {
      return nil
    }
    let name = String(decoding: bytes, as: UTF8.self).prefix { $0.isHexDigit }
    return name.isEmpty ? nil : String(name)
  }

  /// A folder below that of a variable, which has to be absolute, or below one in the user's home.
  private func folder(_ variable: String, or standard: String, _ name: String) -> String? {
    let base = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (base ?? environment["HOME"].map { "\($0)/\(standard)" }).map { "\($0)/\(name)" }
  }
}

/// Whether there is a file at `path`, or a link to one.
func isRegularFile(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
}

/// More entries of a folder than these are not looked at.
private let maximumNameCount = 10_000

/// The names in a directory, without hidden ones, in order; none if it can't be listed.
private func fileNames(in directory: String) -> [String] {
  guard let stream = opendir(directory) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while names.count < maximumNameCount, let entry = readdir(stream) {
    // The name ends with a NUL within the entry.
    let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
}
