internal import FileMapping
internal import MapRendering
internal import MapSelection
internal import SourceModel
internal import TokenCounting

/// The map while definitions are being chosen: what is shown so far, and what more would cost.
///
/// A file is read when a definition of it is first asked about. Costs are counted piece by piece and add up
/// to the count of the whole text, or a little more.
struct MapDraft: SelectionDraft {
  /// A name and what stands before it are hardly shorter.
  private static let leastLineBytes = 16

  private let tree: IndexedTree
  private let format: any MapFormat
  private let counter: any TokenCounter
  /// `nil` for a file whose content is not what was indexed: its lines are not where they were.
  private var views: [Int: (any FileView)?] = [:]
  /// Set when the index turned out to be damaged: the draft is worth nothing then.
  private(set) var damage: SectionFileError?
  /// Whether all files had the content that was indexed: else one is being written at this moment, and
  /// the same question may be answered otherwise in the next.
  private(set) var isReproducible = true
  /// Files whose paths are shown although nothing of them may be.
  private var named: Set<Int> = []
  /// For lines of files the place from which on nothing of them is seen.
  private var hidden: [Int: [Int: Int]] = [:]
  /// What naming a file costs; 0 where nobody has asked.
  private var nameCosts: [Int]
  /// What stands around the pieces of a file costs, where something of it is shown.
  private var frameCosts: [Int: Int] = [:]

  init(tree: IndexedTree, format: any MapFormat, counter: any TokenCounter) {
    self.tree = tree
    self.format = format
    self.counter = counter
    nameCosts = Array(repeating: 0, count: tree.files.count)
  }

  /// A guess, without looking at the text: a signature has at most five bytes a token.
  mutating func estimate(of candidate: Candidate) -> Int {
    let bytes = signatureBytes(of: candidate)
    let shown = min(bytes, max(MapDraft.leastLineBytes, candidate.detail.maximumBytes))
    let signature = 1000 + shown * 200
    if named.contains(candidate.file) { return signature }
    if let view = views[candidate.file] ?? nil, !view.isEmpty { return signature }
    return signature + nameCost(of: candidate.file)
  }

  mutating func cost(of candidate: Candidate) -> Int? {
    guard let view = view(of: candidate.file) else { return nil }
    // Of thousands of definitions in one line only the first that isn't seen is tried.
    let record = record(of: candidate)
    let (line, name) = (record?.nameLine ?? 0, record?.nameRange.lowerBound ?? 0)
    if let hidden = hidden[candidate.file]?[line], hidden <= name { return hiddenCost }
    let changes = view.changes(showing: candidate)
    guard changes.isVisible else {
      if candidate.detail == .complete { hidden[candidate.file, default: [:]][line] = name }
      return hiddenCost
    }
    var cost = view.isEmpty ? frameCost(of: candidate.file, view) : 0
    for (before, after) in changes.pieces {
      cost += count(after)
      if !before.isEmpty { cost -= count(before) }
    }
    return cost
  }

  mutating func show(_ candidate: Candidate) {
    // In place: a copy of the view would copy its lines.
    views[candidate.file]??.show(candidate)
  }

  mutating func nameCost(of file: Int) -> Int {
    if nameCosts[file] == 0 { nameCosts[file] = count(format.name(tree.files.path(at: file))) }
    return nameCosts[file]
  }

  mutating func name(_ file: Int) { named.insert(file) }

  /// All files, with what is shown of them so far.
  var body: [UInt8] {
    let files = Set(views.keys).union(named).sorted().compactMap { file in
      if let view = views[file] ?? nil, !view.isEmpty { return view.text }
      return named.contains(file)
        ? FileText(opening: format.name(tree.files.path(at: file))) : nil
    }
    return format.body(files)
  }

  private func count(_ text: [UInt8]) -> Int { counter.sum(text).thousandths }

  /// What showing the first piece of a file costs besides that piece.
  private mutating func frameCost(of file: Int, _ view: any FileView) -> Int {
    let frame = frameCosts[file] ?? count(view.opening) + count(view.closing)
    frameCosts[file] = frame
    return named.contains(file) ? frame - nameCost(of: file) : frame
  }

  private mutating func signatureBytes(of candidate: Candidate) -> Int {
    record(of: candidate)?.signatureRange.count ?? 0
  }

  private mutating func record(of candidate: Candidate) -> OutlineRecord? {
    do throws(SectionFileError) {
      return try tree.index.outlineRecord(
        candidate.definition, of: tree.number(of: candidate.file))
    } catch {
      damage = error
      return nil
    }
  }

  private mutating func view(of file: Int) -> (any FileView)? {
    if let known = views[file] { return known }
    let path = tree.files.path(at: file)
    let number = tree.number(of: file)
    var view: (any FileView)?
    if case .success(let source) = tree.content(of: file),
      ContentHash(of: source) == tree.index.content(of: number)
    {
      do throws(SectionFileError) {
        view = format.view(
          of: OutlinedFile(
            path: path, language: tree.files.language(at: file).name,
            records: try tree.index.outline(of: number), source: source))
      } catch {
        damage = error
      }
    } else {
      isReproducible = false
    }
    views[file] = .some(view)
    return view
  }
}
