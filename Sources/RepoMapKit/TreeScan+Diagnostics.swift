internal import FileDiscovery
internal import FileMapping
internal import SourceModel
internal import StandardExtensions
internal import SyntaxParsing

extension TreeScan {
  /// What was left out, and what else went wrong with files.
  func diagnostics(_ table: FileTable) -> [Diagnostic] {
    var diagnostics = discovery.diagnostics
    let records = table.records
    for place in records.indices {
      let record = records[place]
      var reasons = record.isPlain ? [] : SkipReason.reasons(record)
      if case .skipped(let reason) = outcomes[place]?.content { reasons = [reason] }
      for reason in reasons { diagnostics.append(.skipped(files.path(at: place), reason)) }
    }
    return diagnostics
  }

  /// - Throws: `noSourceFiles` if `count`, the number of files that are code, is 0.
  func requireCode(_ count: Int, _ diagnostics: [Diagnostic]) throws(EngineError) {
    guard count == 0 else { return }
    let others = files.indices.count { place in
      switch outcomes[place]?.content {
      case .notCode, .unsupported: true
      case nil: trustedRecord(of: place)?.content == .notCode
      default: false
      }
    }
    throw .noSourceFiles(
      EmptyTree(
        path: escapedText(source.root), ignoredCount: discovery.ignoredCount,
        otherCount: discovery.otherCount + others, skipped: diagnostics.skipped,
        warnings: diagnostics.warnings))
  }
}

extension SkipReason {
  /// Why a file is left out, or its document holds less than it.
  fileprivate static func reasons(_ record: FileRecord) -> [SkipReason] {
    switch record.content {
    case .unknown, .notCode: return []
    case .binary: return [.binary]
    case .tooLarge:
      return [
        .tooLarge(bytes: record.stamp.size, limit: Int64(SyntaxRuntime.maximumSourceBytes))
      ]
    case .code: break
    }
    var reasons: [SkipReason] = []
    if record.flags.contains(.parseLimit) { reasons.append(.parseLimit) }
    if record.flags.contains(.queryLimit) { reasons.append(.queryLimit) }
    return reasons
  }
}

extension FileRecord {
  /// Whether there is nothing to say about the file.
  fileprivate var isPlain: Bool {
    // One by one: a set made of a literal isn't specialised across modules.
    content == .code && !flags.contains(.parseLimit) && !flags.contains(.queryLimit)
  }
}
