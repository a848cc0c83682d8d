internal import JSONRPC
internal import RepoMapKit
internal import StandardExtensions

/// `textDocument/definition`: what the name at a position means, or the file that an import leads to.
let definition = Method("textDocument/definition") { call throws(ResponseError) in
  guard let (file, position) = try call.filePosition() else { return nothing }
  let listing = try file.references(at: position, .nothing)
  var locations = Locations(file.tree)
  var found = (listing?.targets ?? []).flatMap(\.definitions).map { locations.name(of: $0) }
  if let imported = try file.importedFile(at: position), found.isEmpty {
    found = [Location(uri: imported, range: .start..<(.start))]
  }
  return found.isEmpty ? nothing : writing(found)
}

/// `textDocument/references`: the surest first.
let references = Method("textDocument/references") { call throws(ResponseError) in
  guard let (file, position) = try call.filePosition(),
    let listing = try file.references(at: position, .uses, limit: maximumReferences)
  else { return nothing }
  var locations = Locations(file.tree)
  var found: [Location] = []
  if call.parameters.value("context", "includeDeclaration")?.flag ?? true {
    found += listing.targets.flatMap(\.definitions).map { locations.name(of: $0) }
  }
  for use in listing.targets.flatMap(\.uses) {
    found.append(locations.location(use.range, in: use.path))
  }
  return writing(found)
}

/// No editor shows more in a useful way.
private let maximumReferences = 2000

/// `textDocument/implementation`: the types that name a type as their base; of a method, those that these have.
let implementation = Method("textDocument/implementation") { call throws(ResponseError) in
  guard let (file, position) = try call.filePosition(),
    let listing = try file.references(at: position, .nothing)
  else { return nothing }
  var locations = Locations(file.tree)
  var found: [Location] = []
  for definition in listing.targets.flatMap(\.definitions) {
    found += try file.tree.implementations(of: definition).map { locations.name(of: $0) }
  }
  return found.isEmpty ? nothing : writing(found)
}

extension TreeView {
  /// What implements a definition.
  fileprivate func implementations(
    of definition: ListedDefinition
  ) throws(ResponseError) -> [ListedDefinition] {
    let isMethod = ["method", "property", "constructor"].contains(definition.kind)
    guard isMethod else { return try derivedTypes(of: definition.address) }
    guard let type = definition.scope.last else { return [] }
    var found: [ListedDefinition] = []
    let address = definition.path + Array("#".utf8) + type
    for derived in try derivedTypes(of: address) {
      let names = (derived.scope + [derived.name, definition.name]).joined(separator: ".".utf8)
      let address = derived.path + Array("#".utf8) + names
      let listing = try references(to: address, .nothing)
      found += (listing?.targets ?? []).flatMap(\.definitions)
    }
    return found
  }

  /// The types that name a type as their base.
  private func derivedTypes(of address: [UInt8]) throws(ResponseError) -> [ListedDefinition] {
    let listing = try references(to: address, .uses, limit: maximumReferences)
    var found: [ListedDefinition] = []
    for use in (listing?.targets ?? []).flatMap(\.uses) where use.kind == "implementation" {
      guard let type = use.caller,
        !found.contains(where: { $0.path == type.path && $0.nameRange == type.nameRange })
      else { continue }
      found.append(type)
    }
    return found
  }
}

/// `textDocument/documentLink`: imports that lead to a file of the tree.
let documentLinks = Method("textDocument/documentLink") { call throws(ResponseError) in
  guard let file = try call.file(), let found = try file.definitions() else {
    return { $0.array([Int]()) { _, _ in } }
  }
  let positions = file.positions
  let links = found.imports.map { imported in
    Location(
      uri: file.tree.uri(ofFileAt: imported.path), range: positions.range(of: imported.range))
  }
  return { json in
    json.array(links) { json, link in
      json.object { json in
        json.member("range") { $0.range(link.range) }
        json.member("target") { $0.string(link.uri.text) }
      }
    }
  }
}

extension FileView {
  /// The file that an import at a position leads to.
  fileprivate func importedFile(at position: Position) throws(ResponseError) -> DocumentURI? {
    let positions = positions
    let imported = try definitions()?.imports.first { imported in
      let range = positions.range(of: imported.range)
      return range.lowerBound <= position && position <= range.upperBound
    }
    return imported.map { tree.uri(ofFileAt: $0.path) }
  }
}

extension Call {
  /// The file and the position that the request names.
  ///
  /// - Returns: `nil` where the file belongs to no tree.
  /// - Throws: Where there is no position.
  func filePosition() throws(ResponseError) -> (file: FileView, position: Position)? {
    guard let position = Position(parameters["position"]) else {
      throw ResponseError(.invalidParameters, "there is no position")
    }
    return try file().map { ($0, position) }
  }
}

private func writing(_ locations: [Location]) -> @Sendable (inout JSONWriter) -> Void {
  { json in json.array(locations) { $0.location($1) } }
}
