internal import LexicalAnalysis
internal import LexicalIndexing
internal import SourceModel
internal import TaskReading

/// What a request says about its task: words, and places that are pointed to.
///
/// Input: text, trace and diff of a request. Output: the terms and written places of all of them together: what
/// one says adds to what the others say. Text may hold traces and patches itself, which are read as those that
/// are given apart.
struct TaskInput {
  /// What a frame of a stack trace is worth beside the most recent call's, per call between them.
  private static let frameDecay = 0.85
  /// What the frames of files that only include the one in question are worth.
  private static let inclusionWeight = 0.3

  private(set) var terms = TaskTerms()
  private(set) var places: [WrittenPlace] = []

  init(_ request: MapRequest) {
    if let task = request.task, !task.isEmpty {
      let bytes = Array(task.utf8)
      let change = UnifiedDiff(bytes)
      add(TaskText(change.files.isEmpty ? bytes : change.message))
      add(change, isApplied: false)
    }
    if let trace = request.trace, !trace.isEmpty { add(TaskText(log: trace)) }
    if let diff = request.diff, !diff.text.isEmpty {
      let change = UnifiedDiff(diff.text)
      if !change.message.isEmpty { add(TaskText(change.message)) }
      add(change, isApplied: diff.isApplied)
    }
  }

  private mutating func add(_ text: TaskText) {
    terms.add(text)
    places += text.mentions.filter { $0.kind == .path }.map { mention in
      WrittenPlace(path: mention.bytes, lines: mention.line.map { $0..<($0 + 1) }, weight: 1)
    }
    places += text.trace.frames.filter { $0.kind != .mention }.map { frame in
      var weight = frame.kind == .inclusion ? TaskInput.inclusionWeight : 1
      for _ in 0..<min(frame.depth, 32) { weight *= TaskInput.frameDecay }
      return WrittenPlace(
        path: frame.path, lines: frame.line.map { $0..<($0 + 1) }, weight: weight)
    }
  }

  /// Adds a change; unless the tree is known to have it, the lines that are there before the change count
  /// as well as those after it.
  private mutating func add(_ change: UnifiedDiff, isApplied: Bool) {
    terms.add(change)
    for file in change.files {
      let ranges = file.newRanges + (isApplied ? [] : file.oldRanges)
      places += ranges.map { lines in
        // Where lines were only removed, the line behind them tells the place.
        let lines = lines.isEmpty ? lines.lowerBound..<(lines.lowerBound + 1) : lines
        return WrittenPlace(path: file.path, lines: lines, weight: 1)
      }
      if ranges.isEmpty { places.append(WrittenPlace(path: file.path, lines: nil, weight: 1)) }
    }
  }
}

/// A path as it was written, and lines of its file.
struct WrittenPlace {
  var path: [UInt8]
  /// 0-based; `nil` where the file as a whole is meant.
  var lines: Range<Int>?
  var weight: Double
}
