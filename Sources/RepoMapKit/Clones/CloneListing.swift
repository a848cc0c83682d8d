internal import MapRendering
internal import MapSelection
internal import SourceModel
internal import StandardExtensions

/// A definition that is a copy of others.
struct ListedClone: Sendable {
  let path: RepositoryPath
  /// Its name, behind those of what is around it.
  let name: [UInt8]
  let kind: DefinitionKind
  /// 0-based.
  let lines: Range<Int>

  init(_ file: OutlinedFile, _ definition: Int) {
    let record = DefinitionRecord(file, definition: definition, .name)
    path = file.path
    name = Array((record.scope + [record.name]).joined(separator: ".".utf8))
    kind = record.kind
    lines = file.records[definition].signatureLines.lowerBound..<(record.lastLine + 1)
  }
}

/// Definitions that are copies of each other.
struct ListedCloneGroup: Sendable {
  let similarity: Double
  let tokens: Int
  let members: [ListedClone]
}

/// Definitions of a tree that are copies of each other.
public struct CloneListing: Sendable {
  let groups: [ListedCloneGroup]
  /// How many groups there are, those that aren't given too.
  public let groupCount: Int
  /// Lines for the user about what went wrong on the way.
  public let warnings: [String]
  /// What the run that made it did.
  public let statistics: RunStatistics

  /// Whether nothing was found.
  public var isEmpty: Bool { groups.isEmpty }

  /// For each group a line about it, and below one for each member: `path:line-line: kind Scope.name`.
  public var text: [UInt8] {
    var text = ""
    for group in groups {
      let alike =
        group.similarity == 1 ? "equal" : "at least \(rounded(group.similarity * 100)) % alike"
      text += "\(group.members.count) copies, \(countText(group.tokens, "token")), \(alike)\n"
      for member in group.members {
        text += "  \(member.path):\(member.lines.lowerBound + 1)-\(member.lines.upperBound): "
        text += "\(member.kind.name) \(escapedText(member.name))\n"
      }
    }
    let others = groupCount - groups.count
    if others > 0 { text += "… and \(countText(others, "group")) more\n" }
    return Array(text.utf8)
  }

  /// One document; docs/reference/clones.schema.json has its members.
  public var json: [UInt8] {
    JSONWriter.document { json in
      json.member("groupCount") { $0.number(groupCount) }
      json.member("groups") { json in
        json.array(groups) { json, group in
          json.object { json in
            json.member("similarity") { $0.number((group.similarity * 1000).rounded(.down) / 1000) }
            json.member("tokens") { $0.number(group.tokens) }
            json.member("members") { $0.array(group.members) { $1.write(to: &$0) } }
          }
        }
      }
    }
  }
}

extension ListedClone {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("path") { $0.bytes(path.bytes) }
      json.member("startLine") { $0.number(lines.lowerBound + 1) }
      json.member("endLine") { $0.number(lines.upperBound) }
      json.member("name") { $0.bytes(name) }
      json.member("kind") { $0.string(kind.name) }
    }
  }
}
