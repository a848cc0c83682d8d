internal import MapSelection
internal import SourceModel
internal import StandardExtensions

/// What changed about the definitions of a file, for programs.
///
/// A definition is the same in both states if it has the same kind, name and scope. Of several those are the same
/// whose signatures are, then those that stand in the same order.
package struct DefinitionDifference: Sendable {
  private let states: FileStates
  private var added: [DefinitionRecord] = []
  private var removed: [DefinitionRecord] = []
  private var changed: [(old: DefinitionRecord, new: DefinitionRecord)] = []

  /// The difference of a file.
  package init(_ states: FileStates) {
    self.states = states
    let olds = DefinitionDifference.records(of: states.old)
    let news = DefinitionDifference.records(of: states.new)
    var same = OpenRecords(olds) { Key($0, signature: $0.signature) }
    let partners = news.map { same.take($0) }
    var alike = OpenRecords(olds, without: Set(partners.compactMap { $0 })) {
      Key($0, signature: [])
    }
    for (record, partner) in zip(news, partners) where partner == nil {
      if let old = alike.take(record) {
        changed.append((olds[old], record))
      } else {
        added.append(record)
      }
    }
    removed = alike.rest.map { olds[$0] }
  }

  private static func records(of state: FileState?) -> [DefinitionRecord] {
    guard let state else { return [] }
    return state.definitions.map { DefinitionRecord(state.file, definition: $0) }
  }

  /// As an object; docs/reference/changes.schema.json describes it.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      if let path = (states.new ?? states.old)?.path {
        json.member("path") { $0.bytes(path.bytes) }
      }
      if states.isRenamed, let old = states.old {
        json.member("oldPath") { $0.bytes(old.path.bytes) }
      }
      json.member("status") { $0.string(status) }
      json.member("added") { $0.array(added) { DefinitionDifference.write($1, to: &$0) } }
      json.member("removed") { $0.array(removed) { DefinitionDifference.write($1, to: &$0) } }
      json.member("changed") { json in
        json.array(changed) { json, change in
          json.object { json in
            DefinitionDifference.writeName(change.new, to: &json)
            for (name, record) in [("before", change.old), ("after", change.new)] {
              json.member(name) { json in
                json.object { DefinitionDifference.writeState(record, to: &$0) }
              }
            }
          }
        }
      }
    }
    return json.text
  }

  private var status: String {
    if states.old == nil { return "added" }
    if states.new == nil { return "removed" }
    return states.isRenamed ? "renamed" : "changed"
  }

  private static func write(_ record: DefinitionRecord, to json: inout JSONWriter) {
    json.object { json in
      writeName(record, to: &json)
      writeState(record, to: &json)
    }
  }

  private static func writeName(_ record: DefinitionRecord, to json: inout JSONWriter) {
    json.member("name") { $0.bytes(Array(record.name)) }
    json.member("kind") { $0.string(record.kind.name) }
    if !record.scope.isEmpty {
      json.member("scope") { $0.array(record.scope) { $0.bytes(Array($1)) } }
    }
  }

  private static func writeState(_ record: DefinitionRecord, to json: inout JSONWriter) {
    json.member("line") { $0.number(record.line + 1) }
    json.member("signature") { $0.bytes(record.signature) }
  }
}

/// What a definition is found by in the other state of its file.
private struct Key: Hashable {
  let scope: [[UInt8]]
  let kind: DefinitionKind
  let name: [UInt8]
  let signature: [UInt8]

  init(_ record: DefinitionRecord, signature: [UInt8]) {
    scope = record.scope.map { Array($0) }
    kind = record.kind
    name = Array(record.name)
    self.signature = signature
  }
}

/// Definitions that have no partner in the other state yet.
private struct OpenRecords {
  private let key: (DefinitionRecord) -> Key
  /// Their places by what they are found by, the first last.
  private var places: [Key: [Int]] = [:]

  init(
    _ records: [DefinitionRecord], without taken: Set<Int> = [],
    key: @escaping (DefinitionRecord) -> Key
  ) {
    self.key = key
    for (place, record) in records.enumerated().reversed() where !taken.contains(place) {
      places[key(record), default: []].append(place)
    }
  }

  /// The place of the first that is found by what a definition is found by.
  mutating func take(_ record: DefinitionRecord) -> Int? { places[key(record)]?.popLast() }

  /// The places of those that weren't taken, in order.
  var rest: [Int] { places.values.joined().sorted() }
}
