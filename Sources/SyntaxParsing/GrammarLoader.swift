internal import CTreeSitter
package import SourceModel

#if canImport(Glibc)
  internal import Glibc
#endif

/// Finds grammar libraries in a list of directories and loads them.
///
/// Loading a library runs its code, so the directories come from the user or the installation,
/// never from a repository.
package struct GrammarLoader: Sendable {
  /// Searched in this order.
  package let directories: [String]

  /// Languages that a user adds to the table.
  private let addedRows: [LanguageRow]

  package init(directories: [String], addedRows: [LanguageRow] = []) {
    self.directories = directories
    self.addedRows = addedRows
  }

  /// Path of the first library for `language`, if there is one.
  ///
  /// Beside our name for a library (`libtree-sitter-c_sharp.so`) those of Emacs
  /// (`libtree-sitter-c-sharp.so`) and of Neovim and Helix (`c_sharp.so`, `c-sharp.so`) are found.
  package func path(of language: Language) -> String? {
    library(row(of: language)?.grammar ?? language.name).map {
      String(decoding: $0.path.dropLast(), as: UTF8.self)
    }
  }

  /// What identifies the library for `language` without loading it.
  ///
  /// Part of the key of everything that was extracted with it.
  package func fingerprint(of language: Language) -> GrammarFingerprint? {
    fingerprint(ofGrammar: row(of: language)?.grammar ?? language.name)
  }

  /// What identifies the library of a grammar without loading it.
  package func fingerprint(ofGrammar grammar: String) -> GrammarFingerprint? {
    library(grammar)?.fingerprint
  }

  /// The first library of a grammar, by its path with a NUL behind it.
  ///
  /// Asked for each language by every run: made of bytes, because making texts takes longer than asking
  /// the file system.
  private func library(_ grammar: String) -> (path: [UInt8], fingerprint: GrammarFingerprint)? {
    let name = Array(grammar.utf8)
    let hyphenated = name.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }
    for directory in directories {
      for prefix in ["/libtree-sitter-", "/"] {
        for spelling in hyphenated == name ? [name] : [name, hyphenated] {
          var path: [UInt8] = []
          path.reserveCapacity(directory.utf8.count + prefix.utf8.count + spelling.count + 4)
          path.append(contentsOf: directory.utf8)
          path.append(contentsOf: prefix.utf8)
          path.append(contentsOf: spelling)
          path.append(contentsOf: ".so\0".utf8)
          if let fingerprint = GrammarFingerprint(path) { return (path, fingerprint) }
        }
      }
    }
    return nil
  }

  private func row(of language: Language) -> LanguageRow? {
    addedRows.first { $0.name == language.name } ?? LanguageTable.row(of: language)
  }

  /// Grammars whose scanners ask for columns where tree-sitter 0.20 reads behind the text.
  private static let columnScanners = ["fsharp", "fsharp_signature"]

  /// Loads the grammar of `language`.
  package func load(_ language: Language) throws(GrammarError) -> Grammar {
    guard let path = path(of: language) else { throw .missing }
    guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw .notLoadable(path: path, detail: dlerror().map { String(cString: $0) } ?? "")
    }
    let row = row(of: language)
    let name = row?.grammar ?? language.name
    guard SyntaxRuntime.isRobust || !GrammarLoader.columnScanners.contains(name) else {
      throw .notLoadable(path: path, detail: "its scanner needs tree-sitter 0.21 or newer")
    }
    let symbol = "tree_sitter_\(name)"
    guard let address = dlsym(library, symbol) else {
      throw .symbolMissing(path: path, symbol: symbol)
    }
    // The symbol is the grammar's only entry point, `const TSLanguage *tree_sitter_x(void)`.
    let function = unsafeBitCast(address, to: (@convention(c) () -> OpaquePointer?).self)
    guard let pointer = function() else { throw .symbolMissing(path: path, symbol: symbol) }
    let abi = Int(repomap_language_abi(pointer))
    guard SyntaxRuntime.supportedABIs.contains(abi) else {
      throw .abiUnsupported(path: path, abi: abi, supported: SyntaxRuntime.supportedABIs)
    }
    repomap_connect_grammar(library)
    return Grammar(
      language: language, privateNames: row?.privateNames ?? .none, path: path, abi: abi,
      pointer: pointer)
  }
}

/// What the file system says of a library.
package struct GrammarFingerprint: Hashable, Sendable {
  package let byteCount: Int
  /// Nanoseconds since 1970.
  package let changedAt: Int

  /// Of the file with this path, whose last byte is a NUL; nil if it can't be read.
  init?(_ path: [UInt8]) {
    var status = stat()
    let result = path.withUnsafeBytes { bytes in
      // The array isn't empty: it ends with a NUL.
      bytes.baseAddress.map { stat($0.assumingMemoryBound(to: CChar.self), &status) } ?? -1
    }
    guard result == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    byteCount = Int(status.st_size)
    changedAt = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
  }
}
