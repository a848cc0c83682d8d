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
  ///   - path: Bytes of the file's path, as for ``MapRequest/focusFiles``.
  ///   - symbol: The name of definitions; `nil` for all of the file.
  ///   - observer: Is told how far the work is.
  /// - Returns: The explanation.
  /// - Throws: As ``map(_:observer:)``; `focusNotFound` if the tree has no such source file, and
  ///   `symbolNotFound` if that defines no such name.
  public func explain(
    _ request: MapRequest, path: [UInt8], symbol: String?, observer: any ProgressObserver
  ) throws(EngineError) -> Explanation {
    var tree = try indexedTree(request.root, observer: observer)
    do throws(MapError) {
      return try ExplanationBuilder(tree: tree, request: request).explanation(path, symbol)
    } catch .damagedIndex {
      tree = try indexedTree(request.root, rebuilds: true, observer: observer)
    } catch {
      throw error.engineError
    }
    do throws(MapError) {
      return try ExplanationBuilder(tree: tree, request: request).explanation(path, symbol)
    } catch {
      throw error.engineError
    }
  }
}
