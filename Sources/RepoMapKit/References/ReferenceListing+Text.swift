internal import MapRendering
internal import SourceModel

extension ReferenceListing {
  /// How a listing is written.
  public enum Form: String, Sendable, CaseIterable {
    /// Definitions, with what belongs to each below it.
    case text
    /// `path:line:column: text`, a line for each use.
    case quickfix
  }

  /// The listing for people.
  ///
  /// Each definition is a line as `repomap symbols` writes it. Below it stands with two spaces for each level in front a
  /// line for each use: its place and its line, the caller, the confidence, separated by tabs; for each caller or callee:
  /// its place and name, how many uses, the confidence, and why nothing is below it.
  public var text: [UInt8] {
    var text: [UInt8] = []
    for target in targets {
      for definition in target.definitions { text += definition.record.listingLine }
      if target.isUnused { text += Array("  \(relation.none)\n".utf8) }
      for use in target.uses {
        text += Array("  \(use.place): ".utf8) + use.text
        text += Array("\t\(use.caller.map { $0.record.title } ?? "-")\t\(use.certainty)\n".utf8)
      }
      appendRest(target.uses.count, of: target.useCount, indentation: "  ", to: &text)
      appendLines(of: target.calls, target.callCount, indentation: "  ", to: &text)
    }
    return text
  }

  /// Recursion goes as deep as the tree, which is at most ``ReferenceRequest/depthRange``.
  private func appendLines(
    of calls: [ListedCall], _ count: Int, indentation: String, to text: inout [UInt8]
  ) {
    for call in calls {
      let fields = [
        "\(indentation)\(call.place): \(call.title)", countText(call.useCount, "use"),
        call.certainty,
      ]
      let mark: [String] =
        switch call.expansion {
        case .cycle, .repeated: [call.expansion.rawValue]
        case .complete, .none: []
        }
      text += Array("\((fields + mark).joined(separator: "\t"))\n".utf8)
      appendLines(of: call.calls, call.callCount, indentation: indentation + "  ", to: &text)
    }
    appendRest(calls.count, of: count, indentation: indentation, to: &text)
  }

  private func appendRest(
    _ count: Int, of all: Int, indentation: String, to text: inout [UInt8]
  ) {
    if count < all { text += Array("\(indentation)… and \(all - count) more\n".utf8) }
  }

  /// The listing for editors: places at which something may be looked at, each once.
  ///
  /// - Parameter definitions: Whether the definitions are listed too, each in front of its uses.
  /// - Returns: Lines, and one in parentheses for each definition of which not all is listed.
  public func quickfix(definitions: Bool) -> [UInt8] {
    var lines = QuickfixLines()
    for target in targets {
      if definitions {
        for definition in target.definitions {
          lines.add(Array("\(definition.record.place): ".utf8) + definition.signature)
        }
      }
      for use in target.uses { lines.add(Array("\(use.place): ".utf8) + use.text) }
      lines.add(target.calls)
      let (count, all) = (
        target.uses.count + target.calls.count, target.useCount + target.callCount
      )
      if count < all { lines.add(Array("(\(count) of \(all) \(relation.rawValue))".utf8)) }
    }
    return lines.text
  }
}

/// Lines of which each is there once.
private struct QuickfixLines {
  private(set) var text: [UInt8] = []
  private var known: Set<[UInt8]> = []

  mutating func add(_ line: [UInt8]) {
    if known.insert(line).inserted { text += line + [UInt8(ascii: "\n")] }
  }

  mutating func add(_ calls: [ListedCall]) {
    for call in calls {
      let count = countText(call.useCount, "use")
      add(Array("\(call.place): \(call.title) (\(count), \(call.certainty))".utf8))
      add(call.calls)
    }
  }
}

extension ReferenceRequest.Relation {
  /// What to say where there is nothing.
  fileprivate var none: String {
    switch self {
    case .uses: "no uses"
    case .callers: "no callers"
    case .callees: "no callees"
    case .nothing: "uses were not asked for"
    }
  }
}

extension ListedUse {
  /// `path:line:column`, 1-based.
  fileprivate var place: String {
    "\(escapedText(path)):\(range.lowerBound.line + 1):\(range.lowerBound.column + 1)"
  }

  fileprivate var certainty: String { confidence.text(definerCount) }
}

extension ListedCall {
  /// Where the definition is; of the top level of a file, its first use.
  fileprivate var place: String { definition?.record.place ?? uses.first?.place ?? "-" }
  fileprivate var title: String { definition?.record.title ?? "top level" }
  fileprivate var certainty: String { confidence.text(definerCount) }
}

extension ReferenceConfidence {
  fileprivate func text(_ definerCount: Int) -> String {
    self == .shared ? "one of \(definerCount)" : rawValue
  }
}
