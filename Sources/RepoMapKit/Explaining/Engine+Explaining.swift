internal import FileMapping
internal import GraphBuilding
internal import LexicalIndexing
internal import SourceModel
internal import SymbolRanking

extension Engine {
  /// Why a file, or its definitions of a name, are in the map of a request or not.
  ///
  /// - Parameters:
  ///   - request: The request for the map.
  ///   - place: The file, or with a line or name behind it the definitions that are meant, as for
  ///     ``MapRequest/focus``.
  ///   - observer: Is told how far the work is.
  /// - Returns: The explanation.
  /// - Throws: As ``map(_:observer:)``; `focusNotFound` if the tree has no such source file, and
  ///   `symbolNotFound` if that defines no such name.
  public func explain(
    _ request: MapRequest, place: [UInt8], observer: any ProgressObserver
  ) throws(EngineError) -> Explanation {
    var tree = try indexedTree(request.source, observer: observer)
    let counter = try counter(for: request).counter
    let history = HistoryReader(engine: self, source: request.source).history(request).history
    do throws(MapError) {
      return try ExplanationBuilder(
        tree: tree, request: request, history: history, counter: counter
      ).explanation(place)
    } catch .damagedIndex {
      tree = try indexedTree(request.source, rebuilds: true, observer: observer)
    } catch {
      throw error.engineError
    }
    do throws(MapError) {
      return try ExplanationBuilder(
        tree: tree, request: request, history: history, counter: counter
      ).explanation(place)
    } catch {
      throw error.engineError
    }
  }
}
