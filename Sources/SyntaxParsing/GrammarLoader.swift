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

  package init(directories: [String]) {
    self.directories = directories
  }

  /// Path of the first library for `language`, if there is one.
  package func path(of language: Language) -> String? {
    let grammar = GrammarLoader.grammarName(of: language)
    return directories.lazy.map { "\($0)/libtree-sitter-\(grammar).so" }
      .first { access($0, R_OK) == 0 }
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
    let symbol = "tree_sitter_\(GrammarLoader.grammarName(of: language))"
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
    return Grammar(language: language, path: path, abi: abi, pointer: pointer)
  }

  /// The name of the grammar that parses `language`.
  private static func grammarName(of language: Language) -> String {
    LanguageTable.row(of: language)?.grammar ?? language.name
  }
}
