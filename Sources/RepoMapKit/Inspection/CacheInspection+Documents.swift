internal import DiskCaching
internal import FileDiscovery
internal import FileMapping
internal import SourceModel
internal import StandardExtensions

extension CacheInspection {
  /// A page of the list of documents, in the order in which they were stored.
  ///
  /// - Parameters:
  ///   - number: `next` of the page before; 0 for the first page.
  ///   - limit: Documents of a page.
  ///   - form: How it is written.
  /// - Returns: Key, size, age, and the files of this tree that have the document now.
  /// - Throws: `unusable`.
  public func list(
    after number: Int, limit: Int, _ form: CacheReply.Form
  ) throws(CacheInspectionError) -> CacheReply {
    guard let documents = try documents(of: repository) else { return nothing(form, .tree) }
    // One more than asked for tells whether there is a next page.
    let entries = try attempt { () throws(CacheError) in
      try documents.entries(after: Int64(number), limit: limit + 1)
    }
    let page = entries.prefix(limit)
    let next = entries.count > limit ? page.last.map { Int($0.number) } : nil
    let paths = pathsByKey()
    var lines = page.map { entry in
      let names = (paths[entry.key] ?? []).map { escapedText($0) }
      return ([entry.key.hexadecimal, "\(entry.byteCount)", "\(entry.ageDays)"] + names)
        .joined(separator: "\t")
    }
    if let next { lines.append("more: --after \(next)") }
    return CacheReply(form, page.isEmpty ? .nothingFound : .done, lines: lines) { json in
      json.member("documents") { json in
        json.array(page) { json, entry in
          json.object { json in
            entry.write(to: &json)
            json.member("paths") { $0.array(paths[entry.key] ?? []) { $0.bytes($1) } }
          }
        }
      }
      if let next { json.member("next") { $0.number(next) } }
    }
  }

  /// The paths of the tree's files, by the keys of their documents.
  private func pathsByKey() -> [ContentHash: [[UInt8]]] {
    guard let table = fileTable() else { return [:] }
    var paths: [ContentHash: [[UInt8]]] = [:]
    for file in 0..<table.count where table.records[file].content == .code {
      paths[table.records[file].key, default: []].append(Array(table.path(file)))
    }
    return paths
  }

  /// What is known of a file, or of a document.
  ///
  /// - Parameters:
  ///   - name: Bytes of a path, relative to the root or to the working directory, or of a key.
  ///   - form: How it is written.
  /// - Returns: The file's record, if `name` is a path, and its document.
  /// - Throws: `unusable`.
  public func show(
    _ name: [UInt8], _ form: CacheReply.Form
  ) throws(CacheInspectionError) -> CacheReply {
    var shown = ShownDocument()
    if let table = fileTable(), let file = place(of: name, in: table) {
      shown.path = Array(table.path(file))
      let record = table.records[file]
      shown.record = record
      let path = diskPath(of: RepositoryPath(bytes: shown.path ?? []), below: root)
      shown.isCurrent = fileStamp(atPath: path).map { record.isTrusted(for: $0) } ?? false
    }
    let key = shown.record.map { $0.key } ?? ContentHash(hexadecimal: name)
    if let key, key != .zero, let documents = try documents(of: repository) {
      let found = try attempt { () throws(CacheError) in
        (try documents.entry(key), try documents.document(key))
      }
      shown.entry = found.0
      shown.document = found.1.flatMap { try? FileIR(validating: $0) }
    }
    guard shown.record != nil || shown.entry != nil else {
      return CacheReply(
        form, .nothingFound, warnings: ["\(escapedText(name)): not in the cache"], lines: []
      ) { _ in }
    }
    return CacheReply(form, lines: shown.members.map { "\($0.name): \($0.value.text)" }) { json in
      for member in shown.members { json.member(member.name) { member.value.write(to: &$0) } }
    }
  }

  /// The place of a file by its path relative to the root or to the working directory, or absolute.
  private func place(of name: [UInt8], in table: FileTable) -> Int? {
    let relative = name.starts(with: "./".utf8) ? Array(name.dropFirst(2)) : name
    if let place = table.paths.place(of: relative) { return place }
    guard let file = resolvedPath(name), file.starts(with: root) else { return nil }
    return table.paths.place(
      of: Array(file.dropFirst(root == [UInt8(ascii: "/")] ? 1 : root.count + 1)))
  }
}

/// What is known of one file and its document.
private struct ShownDocument {
  /// A value in both forms.
  enum Value {
    case number(Int)
    case text(String)
    case bytes([UInt8])
    case truth(Bool)

    var text: String {
      switch self {
      case .number(let value): "\(value)"
      case .text(let value): value
      case .bytes(let value): escapedText(value)
      case .truth(let value): value ? "yes" : "no"
      }
    }

    func write(to json: inout JSONWriter) {
      switch self {
      case .number(let value): json.number(value)
      case .text(let value): json.string(value)
      case .bytes(let value): json.bytes(value)
      case .truth(let value): json.boolean(value)
      }
    }
  }

  var path: [UInt8]?
  var record: FileRecord?
  var isCurrent = false
  var entry: DocumentEntry?
  var document: FileIR?

  /// Everything, by the names that the reference documents.
  var members: [(name: String, value: Value)] {
    var members: [(name: String, value: Value)] = []
    if let path { members.append(("path", .bytes(path))) }
    if let record {
      members += [
        ("content", .text("\(record.content)")), ("stampHolds", .truth(isCurrent)),
        ("fileBytes", .number(Int(record.stamp.size))),
        ("modifiedNanoseconds", .number(Int(record.stamp.modificationNanoseconds))),
        ("changedNanoseconds", .number(Int(record.stamp.changeNanoseconds))),
        ("inode", .number(Int(truncatingIfNeeded: record.stamp.inode))),
      ]
    }
    if let entry {
      members += [
        ("key", .text(entry.key.hexadecimal)), ("bytes", .number(entry.byteCount)),
        ("ageDays", .number(entry.ageDays)),
      ]
    }
    if let document { members += ShownDocument.members(of: document) }
    return members
  }

  private static func members(of document: FileIR) -> [(name: String, value: Value)] {
    let summary = document.summary
    return [
      ("language", .text(summary.language.name)), ("noise", .text("\(summary.noise)")),
      ("contentHash", .text(summary.contentHash.hexadecimal)),
      ("lines", .number(summary.lineCount)),
      ("isComplete", .truth(summary.flags.isDisjoint(with: [.parseLimit, .queryLimit]))),
      ("hasSyntaxErrors", .truth(summary.flags.contains(.syntaxErrors))),
      ("definitions", .number(document.definitions.count)),
      ("references", .number(document.references.count)),
      ("occurrences", .number(document.occurrences.count)),
      ("imports", .number(document.imports.count)),
    ]
  }
}

extension DocumentEntry {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("key") { $0.string(key.hexadecimal) }
    json.member("bytes") { $0.number(byteCount) }
    json.member("ageDays") { $0.number(ageDays) }
  }
}

extension ContentHash {
  /// The digest that 32 hexadecimal digits show.
  fileprivate init?(hexadecimal text: [UInt8]) {
    let text = String(decoding: text, as: UTF8.self)
    guard text.utf8.count == 32, text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }),
      let high = UInt64(text.prefix(16), radix: 16), let low = UInt64(text.suffix(16), radix: 16)
    else { return nil }
    self.init(high: high, low: low)
  }
}
