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
    let grammar = row(of: language)?.grammar ?? language.name
    let hyphenated = String(grammar.map { $0 == "_" ? "-" : $0 })
    for directory in directories {
      for name in [
        "libtree-sitter-\(grammar)", "libtree-sitter-\(hyphenated)", grammar, hyphenated,
      ] {
        let path = "\(directory)/\(name).so"
        if access(path, R_OK) == 0 { return path }
      }
    }
    return nil
  }

  private func row(of language: Language) -> LanguageRow? {
    addedRows.first { $0.name == language.name } ?? LanguageTable.row(of: language)
  }

  /// What identifies the library for `language` without loading it: its size and time of change.
  ///
  /// Part of the key of everything that was extracted with it.
  package func fingerprint(of language: Language) -> String? {
    guard let path = path(of: language) else { return nil }
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  /// Loads the grammar of `language`.
  package func load(_ language: Language) throws(GrammarError) -> Grammar {
    guard let path = path(of: language) else { throw .missing }
    guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw .notLoadable(path: path, detail: dlerror().map { String(cString: $0) } ?? "")
    }
    let row = row(of: language)
    let symbol = "tree_sitter_\(row?.grammar ?? language.name)"
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
