internal import MapRendering

/// How a map is written.
public enum OutputFormat: String, Sendable, CaseIterable {
  /// Paths, and lines of interest below them.
  case text
  /// A heading and a fenced block for each file.
  case markdown
  /// Well-formed XML.
  case xml
  /// One JSON document.
  case json
  /// A JSON object for each file.
  case jsonl
  /// A sorted `tags` file for vi.
  case tags
  /// Universal Ctags' JSON.
  case ctags
  /// `path:line:column: text`.
  case quickfix

  /// The formats as a text for people.
  public static var listText: String { alternatives(allCases.map(\.rawValue)) }

  /// Whether it tells facts about definitions instead of showing lines.
  var hasRecords: Bool {
    switch self {
    case .text, .markdown, .xml: false
    case .json, .jsonl, .tags, .ctags, .quickfix: true
    }
  }
}

/// What a map says about the places of its lines, in the formats that show lines.
public enum LineMarking: String, Sendable, CaseIterable {
  /// Nothing.
  case none
  /// The number of each line.
  case numbers
  /// The range of the definition that a line names, else the number of the line.
  case ranges

  fileprivate var marks: LineMarks {
    switch self {
    case .none: .none
    case .numbers: .numbers
    case .ranges: .ranges
    }
  }
}

/// How much a map shows of definitions.
public enum MapDetail: String, Sendable, CaseIterable {
  /// The names of as many as fit, and more of the best where something is left.
  case names
  /// Complete signatures.
  case signatures
  /// Signatures, and of the less important ones in a map for a task the names.
  case auto
}

extension MapRequest {
  /// What writes the map.
  var renderer: any MapFormat {
    var options = LineOptions()
    options.marks = marking.marks
    options.showsDocumentation = showsDocumentation
    return switch format {
    case .text: TextFormat(options)
    case .markdown: MarkdownFormat(options)
    case .xml: XMLFormat(options)
    case .json: JSONFormat(showsDocumentation: showsDocumentation)
    case .jsonl: JSONLinesFormat(showsDocumentation: showsDocumentation)
    case .tags: TagsFormat()
    case .ctags: CtagsFormat()
    case .quickfix: QuickfixFormat()
    }
  }

  /// All that the text depends on besides what is shown.
  var form: [UInt8] {
    Array(
      ("\(format.rawValue) \(marking.rawValue) \(showsDocumentation) \(detail.rawValue) "
        + "\(maximumDepth ?? 0) \(tokenizer ?? "")").utf8)
  }

  /// Why changes between revisions can't be written in this form; `nil` where they can.
  var formProblem: String? {
    if format != .text, format != .json {
      return "changes between revisions are written as text or json, not as \(format.rawValue)"
    }
    if marking != .none {
      return "changes between revisions have no line numbers: the lines are those of outlines"
    }
    if format == .json, showsDocumentation {
      return "changes between revisions have no documentation in json"
    }
    return nil
  }
}
