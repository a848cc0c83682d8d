internal import SourceModel

#if canImport(Glibc)
  internal import Glibc
#endif

extension Diagnostic {
  /// One line for people, without a final period.
  var message: String {
    switch self {
    case .skipped(let path, let reason): "\(path): \(reason.message)"
    case .unreadableDirectory(let path, let code):
      "\(path.bytes.isEmpty ? "." : path.description)/: can't be listed: \(errorText(code))"
    case .grammarMissing(let language):
      "no grammar for \(language): \(language) files are not in the map; `make` builds grammars"
    case .grammarUnusable(let language, let path, let detail):
      "the grammar for \(language) can't be used (\(path)): \(detail)"
    case .queryMissing(let language):
      "no query for \(language): \(language) files are not in the map; queries/\(language)/tags.scm "
        + "is missing beside languages.tsv"
    case .queryInvalid(let language, let path, let line, let column, let detail):
      "\(path):\(line):\(column): \(detail); \(language) files are not in the map"
    case .userQueryInvalid(let path, let line, let column, let detail):
      "\(path):\(line):\(column): \(detail); this query is not used"
    case .languageTableInvalid(let path, let line, let detail):
      "\(path):\(line): \(detail); this line is not used"
    case .userFileUnreadable(let path, let detail): "\(path): \(detail)"
    case .ignorePatternInvalid(let path, let line, let pattern):
      "\(path):\(line): pattern '\(pattern)' is not understood and has no effect"
    case .cacheUnusable("", let detail): "working without cache: \(detail)"
    case .cacheUnusable(let path, let detail): "working without cache (\(path)): \(detail)"
    case .cacheMoved(let path, let place, let fileSystem):
      "\(path) lies on \(fileSystem), where caches are not safe; using \(place)"
    case .cacheReplaced(let path, let detail):
      "the cache was damaged and is built again (\(path)): \(detail)"
    case .gitMetadataUnreadable(let path, let detail): "\(path): \(detail)"
    }
  }

  /// Whether the user is told without asking. Single files that are skipped are not: a tree has
  /// thousands of them, and the map counts them.
  var isWarning: Bool {
    switch self {
    case .skipped: false
    default: true
    }
  }
}

extension SkipReason {
  /// A few words for people.
  var message: String {
    switch self {
    case .unreadable(let code): "can't be read: \(errorText(code))"
    case .vanished: "vanished while it was read"
    case .binary: "binary"
    case .tooLarge(let bytes, let limit): "\(bytes) bytes, more than the limit of \(limit)"
    case .notRegular: "not a regular file"
    case .linkNotFollowed: "symbolic links are not followed"
    case .pathTooLong(let bytes, let limit): "path of \(bytes) bytes, more than \(limit)"
    case .parseLimit: "the parser gave up: the content is not what the name says"
    case .queryLimit: "too large or too deeply nested to be searched to its end"
    }
  }
}

/// The operating system's text for an error number.
func errorText(_ code: Int32) -> String { String(cString: strerror(code)) }
