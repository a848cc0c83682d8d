/// A query that is ready to run, by the engine that fits it.
///
/// ``TreeQuery`` is compiled in a few milliseconds and is matched several times faster;
/// ``SyntaxQuery``, the library's own, takes up to a second to compile, and takes every query.
package enum CompiledQuery: Sendable {
  case own(TreeQuery)
  case library(SyntaxQuery)

  /// Compiles `text` for `grammar`: to our tables, or by the library where they can't express the
  /// query, or where an error is found: the library has the last word.
  package init(_ text: String, grammar: Grammar) throws(QueryError) {
    if let query = try? TreeQuery(text, grammar: grammar), query.isRunnable {
      self = .own(query)
    } else {
      self = .library(try SyntaxQuery(text, grammar: grammar))
    }
  }

  /// Names of the captures, without `@`, by their index.
  package var captureNames: [String] {
    switch self {
    case .own(let query): query.captureNames
    case .library(let query): query.captureNames
    }
  }

  /// What the patterns say about themselves, by their index in the query.
  package var settings: [[QuerySetting]] {
    switch self {
    case .own(let query): query.settings
    case .library(let query): query.settings
    }
  }
}

/// Runs compiled queries over syntax trees, one after the other, on one thread.
package final class QueryRunner {
  private var matcher = TreeMatcher()

  package init() {}

  /// Calls `body` with each match below `root` whose predicates hold.
  ///
  /// - Parameters:
  ///   - query: Compiled for the grammar that `root` was parsed with.
  ///   - root: The root of a tree.
  ///   - source: The text that `root` was parsed from.
  ///   - limit: Bounds the work; holds afterwards how much was done.
  ///   - body: Is called once for each match, in an order that depends on nothing but the query
  ///     and the tree.
  /// - Returns: Whether all matches were found; `false` when a limit was reached or the work stopped.
  package func forEachMatch(
    of query: CompiledQuery, below root: SyntaxNode, in source: UnsafeRawBufferPointer,
    limit: inout WorkLimit, _ body: (QueryMatch) -> Void
  ) -> Bool {
    switch query {
    case .own(let query):
      return matcher.forEachMatch(of: query, below: root, in: source, limit: &limit, body)
    case .library(let query):
      // Made anew each time: it may be an arena's, as ``FileParser`` says.
      var cursor = QueryCursor()
      return cursor.forEachMatch(of: query, below: root, in: source, limit: &limit, body)
    }
  }
}
