internal import SourceModel
internal import StandardExtensions

/// The tags of a tree's files as text.
struct TagFormat {
  let tree: DocumentedTree
  /// What stands in front of the paths of the tree; empty for none.
  let shownRoot: [UInt8]

  /// One line for each tag, or one JSON object for each file.
  func text(_ form: TagListing.Form) -> [UInt8] {
    var text: [UInt8] = []
    for (path, ir) in tree.files {
      switch form {
      case .lines: appendLines(path, ir, to: &text)
      case .json: appendObject(path, ir, to: &text)
      }
    }
    return text
  }

  /// The path as the working directory has it: `shop/cart.py`, where the root was given as `shop`.
  private func shown(_ path: RepositoryPath) -> RepositoryPath {
    if shownRoot.isEmpty || shownRoot == [UInt8(ascii: ".")] { return path }
    return RepositoryPath(bytes: diskPath(of: path, below: shownRoot))
  }

  // MARK: Lines

  private func appendLines(_ path: RepositoryPath, _ ir: FileIR, to text: inout [UInt8]) {
    let starts = LineStarts(tree, path)
    let path = shown(path)
    var lines: [(place: Int, text: String)] = []
    for (index, item) in ir.definitions.enumerated() where !item.kind.isScopeOnly {
      lines.append(
        (
          item.nameRange.lowerBound,
          line(
            path, item.nameLine, starts.column(item.nameRange.lowerBound, line: item.nameLine),
            "definition.\(item.kind.name)", ir.name(item.name),
            ir.scopePath(of: index).joined(separator: "."))
        ))
    }
    for item in ir.occurrences {
      lines.append(
        (
          item.range.lowerBound,
          line(
            path, item.line, starts.column(item.range.lowerBound, line: item.line),
            "reference.\(item.kind.name)", ir.name(item.name), receiver(of: item, in: ir))
        ))
    }
    for item in ir.imports {
      lines.append(
        (
          item.range.lowerBound,
          line(
            path, item.line, starts.column(item.range.lowerBound, line: item.line),
            "import.\(item.kind.name)", item.importedName(in: ir),
            item.source.map(ir.nameText) ?? "")
        ))
    }
    // Stable: definitions before references before imports at the same place.
    lines.sort { $0.place < $1.place }
    for line in lines { text.append(contentsOf: line.text.utf8) }
  }

  /// `own`, `unknown`, `type Cart`, `name cart`, or nothing.
  private func receiver(of item: Occurrence, in ir: FileIR) -> String {
    if item.receiverKind == .none { return "" }
    return item.receiverKind.name + (item.receiver.map { " " + ir.nameText($0) } ?? "")
  }

  private func line(
    _ path: RepositoryPath, _ line: Int, _ column: Int, _ kind: String, _ name: ArraySlice<UInt8>,
    _ extra: String
  ) -> String {
    let fields = [
      path.description, String(line + 1), String(column + 1), kind, escapedText(name),
      escapedText(Array(extra.utf8)),
    ]
    return fields.joined(separator: "\t") + "\n"
  }

  // MARK: JSON

  private func appendObject(_ path: RepositoryPath, _ ir: FileIR, to text: inout [UInt8]) {
    text += JSONWriter.document { json in
      json.member("path") { $0.bytes(shown(path).bytes) }
      json.member("language") { $0.string(ir.summary.language.name) }
      json.member("definitions") { json in
        json.array(ir.definitions.enumerated().filter { !$0.element.kind.isScopeOnly }) {
          write($1.element, at: $1.offset, of: ir, to: &$0)
        }
      }
      json.member("references") { json in
        json.array(ir.occurrences) { json, item in
          json.object { json in
            json.member("name") { $0.bytes(Array(ir.name(item.name))) }
            json.member("kind") { $0.string(item.kind.name) }
            json.member("line") { $0.number(item.line + 1) }
            if item.receiverKind != .none {
              json.member("receiverKind") { $0.string(item.receiverKind.name) }
            }
            if let receiver = item.receiver {
              json.member("receiver") { $0.bytes(Array(ir.name(receiver))) }
            }
          }
        }
      }
      json.member("imports") { json in
        json.array(ir.imports) { json, item in write(item, of: ir, to: &json) }
      }
    }
  }

  private func write(
    _ definition: Definition, at index: Int, of ir: FileIR, to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("name") { $0.bytes(Array(ir.name(definition.name))) }
      json.member("kind") { $0.string(definition.kind.name) }
      json.member("scope") { $0.array(ir.scopePath(of: index)) { $0.string($1) } }
      json.member("line") { $0.number(definition.nameLine + 1) }
      json.member("startLine") { $0.number(definition.lines.lowerBound + 1) }
      json.member("endLine") { $0.number(definition.lines.upperBound) }
      json.member("signatureEndLine") { $0.number(definition.signatureLines.upperBound) }
      json.member("exported") { $0.boolean(definition.flags.contains(.exported)) }
      json.member("private") { $0.boolean(definition.flags.contains(.private)) }
      json.member("test") { $0.boolean(definition.flags.contains(.test)) }
      json.member("documented") { $0.boolean(!definition.documentationRange.isEmpty) }
    }
  }

  private func write(_ item: Import, of ir: FileIR, to json: inout JSONWriter) {
    json.object { json in
      json.member("kind") { $0.string(item.kind.name) }
      if let source = item.source { json.member("source") { $0.bytes(Array(ir.name(source))) } }
      if let name = item.name { json.member("name") { $0.bytes(Array(ir.name(name))) } }
      if let alias = item.alias { json.member("alias") { $0.bytes(Array(ir.name(alias))) } }
      json.member("wildcard") { $0.boolean(item.isWildcard) }
      json.member("line") { $0.number(item.line + 1) }
    }
  }
}

extension Import {
  /// What is imported, as far as it has a name of its own.
  fileprivate func importedName(in ir: FileIR) -> ArraySlice<UInt8> {
    if let name { return ir.name(name) }
    if isWildcard { return [UInt8(ascii: "*")] }
    return source.map(ir.name) ?? []
  }
}

/// Where the lines of a file start, for columns.
private struct LineStarts {
  private var starts: [Int] = [0]

  init(_ tree: DocumentedTree, _ path: RepositoryPath) {
    let disk = diskPath(of: path, below: tree.root)
    guard case .success(let source) = readFile(atPath: disk, limit: 1 << 30) else { return }
    for (index, byte) in source.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
  }

  /// 0-based byte in its line; 0 when the file changed in between.
  func column(_ offset: Int, line: Int) -> Int {
    line < starts.count && starts[line] <= offset ? offset - starts[line] : 0
  }
}
