internal import MapRendering
internal import SourceModel
internal import StandardExtensions

extension ReferenceListing {
  /// One document; docs/reference/references.md describes it.
  public var json: [UInt8] {
    JSONWriter.document { json in
      json.member("relation") { $0.string(relation.rawValue) }
      json.member("targets") { json in
        json.array(targets) { json, target in
          json.object { write(target, to: &$0) }
        }
      }
    }
  }

  private func write(_ target: ReferenceTarget, to json: inout JSONWriter) {
    json.member("definitions") { json in
      json.array(target.definitions) { json, definition in
        json.object { definition.record.writeMembers(to: &$0) }
      }
    }
    if relation == .uses {
      json.member("useCount") { $0.number(target.useCount) }
      json.member("uses") { $0.array(target.uses) { $1.write(to: &$0) } }
    } else {
      json.member("callCount") { $0.number(target.callCount) }
      json.member("calls") { $0.array(target.calls) { $1.write(to: &$0) } }
    }
  }
}

extension ListedUse {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("path") { $0.bytes(path) }
      json.member("line") { $0.number(range.lowerBound.line + 1) }
      json.member("column") { $0.number(range.lowerBound.column + 1) }
      json.member("endColumn") { $0.number(range.upperBound.column + 1) }
      json.member("kind") { $0.string(kind) }
      json.member("text") { $0.bytes(text) }
      json.member("confidence") { $0.string(confidence.rawValue) }
      json.member("definers") { $0.number(definerCount) }
      if let caller { json.member("caller") { caller.record.writePlace(to: &$0) } }
    }
  }
}

extension ListedCall {
  /// Recursion goes as deep as the tree, which is at most ``ReferenceRequest/depthRange``.
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      if let definition { json.member("definition") { definition.record.writePlace(to: &$0) } }
      json.member("confidence") { $0.string(confidence.rawValue) }
      json.member("definers") { $0.number(definerCount) }
      json.member("useCount") { $0.number(useCount) }
      json.member("uses") { json in
        json.array(uses) { json, use in
          json.object { json in
            json.member("path") { $0.bytes(use.path) }
            json.member("line") { $0.number(use.range.lowerBound.line + 1) }
            json.member("column") { $0.number(use.range.lowerBound.column + 1) }
          }
        }
      }
      json.member("expansion") { $0.string(expansion.rawValue) }
      guard expansion == .complete else { return }
      json.member("callCount") { $0.number(callCount) }
      json.member("calls") { $0.array(calls) { $1.write(to: &$0) } }
    }
  }
}

extension DefinitionRecord {
  /// An object that tells what it is and where.
  fileprivate func writePlace(to json: inout JSONWriter) {
    json.object { json in
      json.member("path") { $0.bytes(file.path.bytes) }
      json.member("line") { $0.number(line + 1) }
      json.member("column") { $0.number(column + 1) }
      json.member("name") { $0.bytes(Array(name)) }
      json.member("kind") { $0.string(kind.name) }
      json.member("scope") { $0.array(scope) { $0.bytes(Array($1)) } }
    }
  }
}
