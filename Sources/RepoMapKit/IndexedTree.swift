internal import SourceModel

/// Everything that is known about the files of one tree, in the order of their paths.
struct IndexedTree: Sendable {
  /// Bytes of the root's path.
  let root: [UInt8]
  private(set) var paths: [RepositoryPath] = []
  private(set) var documents: [FileIR] = []
  /// What path and content together tell of each file.
  private(set) var noise: [NoiseClass] = []
  var diagnostics: [Diagnostic]
  var statistics = RunStatistics()
  /// Files and directories that ignore rules hide.
  var ignoredCount = 0
  /// Files of no known language.
  var otherCount = 0

  init(root: [UInt8], diagnostics: [Diagnostic]) {
    self.root = root
    self.diagnostics = diagnostics
  }

  var fileCount: Int { paths.count }

  /// Adds a file; files come in the order of their paths.
  mutating func append(_ file: SourceFile, _ ir: FileIR) {
    paths.append(file.path)
    documents.append(ir)
    // What a tool wrote or compressed is that wherever it lies.
    noise.append(ir.summary.noise == .none ? file.noise : ir.summary.noise)
    for reason in SkipReason.reasons(ir.summary.flags) {
      diagnostics.append(.skipped(file.path, reason))
    }
  }
}

/// Bytes of the path of a file on disk.
func diskPath(of path: RepositoryPath, below root: [UInt8]) -> [UInt8] {
  if path.bytes.isEmpty { return root }
  let slash = UInt8(ascii: "/")
  return root.last == slash ? root + path.bytes : root + [slash] + path.bytes
}

extension SkipReason {
  /// Why a document holds less than its file.
  fileprivate static func reasons(_ flags: FileFlags) -> [SkipReason] {
    var reasons: [SkipReason] = []
    if flags.contains(.parseLimit) { reasons.append(.parseLimit) }
    if flags.contains(.queryLimit) { reasons.append(.queryLimit) }
    return reasons
  }
}
