internal import FileMapping
internal import SourceModel
internal import StandardExtensions
internal import SyntaxParsing

extension Engine {
  /// Tests, users and used files of some files.
  ///
  /// - Parameters:
  ///   - request: The files.
  ///   - observer: Is told how far the work is.
  /// - Returns: Files by relation, the nearest first.
  /// - Throws: As ``map(_:observer:)``, and `focusNotFound` if the tree has none of the files.
  public func related(
    _ request: RelatedRequest, observer: any ProgressObserver
  ) throws(EngineError) -> RelatedListing {
    let (tree, answer) = try indexedTree(
      request.source, within: request.time, observer: observer
    ) {
      tree throws(SectionFileError) in
      var filter = PathFilter()
      filter.files = request.files + (request.diff?.paths ?? [])
      let places = tree.listed(filter)?.places.filter { tree.isCode($0) }.sorted() ?? []
      let warnings: Result<[String], MapError> = Result { () throws(MapError) in
        try tree.warnings(of: filter)
      }
      let files = try RelatedFiles(tree).files(
        of: places, depth: request.depth, limit: request.limit)
      return (files: files, warnings: warnings)
    }
    if stop.isRaised { throw .cancelled }
    do throws(MapError) {
      return RelatedListing(
        files: answer.files, warnings: try tree.diagnostics.warnings + answer.warnings.get(),
        statistics: tree.statistics)
    } catch {
      throw error.engineError
    }
  }
}

/// Files that are related to others.
public struct RelatedListing: Sendable {
  /// By relation, the nearest first.
  public let files: [RelatedFile]
  /// Lines for the user about what went wrong on the way.
  public let warnings: [String]
  /// What the run that made it did.
  public let statistics: RunStatistics

  /// Whether there are none.
  public var isEmpty: Bool { files.isEmpty }

  /// A line for each: relation, path, distance, and names, separated by tabs.
  public var text: [UInt8] {
    files.flatMap { file in
      Array(
        "\(file.relation.rawValue)\t\(escapedText(file.path))\t\(file.distance)\t".utf8)
        + Array("\(file.names.joined(separator: ", "))\n".utf8)
    }
  }

  /// One document, whose member `files` holds an object for each.
  public var json: [UInt8] {
    JSONWriter.document { json in
      json.member("files") { json in
        json.array(files) { json, file in
          json.object { json in
            json.member("path") { $0.bytes(file.path) }
            json.member("relation") { $0.string(file.relation.rawValue) }
            json.member("distance") { $0.number(file.distance) }
            json.member("share") { $0.number((file.share * 1e6).rounded() / 1e6) }
            json.member("names") { $0.array(file.names) { $0.string($1) } }
          }
        }
      }
    }
  }
}
