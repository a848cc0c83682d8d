internal import FileMapping
internal import MapRendering
internal import MapSelection
internal import SourceModel
internal import SyntaxParsing
internal import TokenCounting

/// The map while definitions are being chosen: what is shown so far, and what more would cost.
///
/// A file is read when a definition of it is first asked about. Costs are counted line by line and
/// add up exactly to the count of the whole text.
struct MapDraft {
  /// The cost of what would not be seen, because its line is cut before it: above every budget. A minified
  /// file has thousands of definitions in one line.
  private static let hidden = Int.max / 2

  /// A name and what stands before it are hardly shorter.
  private static let leastLineBytes = 16

  private let tree: IndexedTree
  private let format: TextFormat
  private let counter: TokenEstimator
  /// `nil` for a file whose content is not what was indexed: its lines are not where they were.
  private var outlines: [Int: FileOutline?] = [:]
  /// Set when the index turned out to be damaged: the draft is worth nothing then.
  private(set) var damage: SectionFileError?
  /// Whether all files had the content that was indexed: else one is being written at this moment, and
  /// the same question may be answered otherwise in the next.
  private(set) var isReproducible = true
  /// Files whose paths are shown although nothing of them may be.
  private var named: Set<Int> = []
  /// What the line above a file's lines costs; 0 where nobody has asked.
  private var headerCosts: [Int]

  init(tree: IndexedTree, format: TextFormat, counter: TokenEstimator) {
    self.tree = tree
    self.format = format
    self.counter = counter
    headerCosts = Array(repeating: 0, count: tree.files.count)
  }

  /// A guess, without looking at the text, of what `candidate` costs at least: a signature has at
  /// most five bytes a token.
  mutating func estimate(of candidate: Candidate) -> Int {
    let bytes = signatureBytes(of: candidate)
    let shown = min(bytes, max(MapDraft.leastLineBytes, candidate.detail.maximumBytes))
    let signature = 1000 + shown * 200
    if named.contains(candidate.file) { return signature }
    if let outline = outlines[candidate.file] ?? nil, !outline.lines.isEmpty { return signature }
    return signature + headerCost(of: candidate.file)
  }

  /// What showing `candidate` adds to the text, in thousandths of a token, or more than any budget where it
  /// would not be seen; `nil` when its file can't be shown.
  mutating func cost(of candidate: Candidate) -> Int? {
    guard let outline = outline(of: candidate.file) else { return nil }
    let change = outline.change(showing: candidate.definition, candidate.detail)
    var cost = TokenCount.zero
    if outline.lines.isEmpty, !named.contains(candidate.file) {
      cost.thousandths += headerCost(of: candidate.file)
    }
    for line in change.added { cost += counter.sum(format.line(line, of: outline)) }
    var isVisible = !change.added.isEmpty || change.widened.isEmpty
    for (before, after) in change.widened {
      let (old, new) = (format.line(before, of: outline), format.line(after, of: outline))
      if old == new {
        // What is new stands behind the end of a cut line, or there is nothing that shows.
        isVisible = isVisible || new.count < TextFormat.maximumLineCharacters
        continue
      }
      isVisible = true
      cost += counter.sum(new)
      cost -= counter.sum(old)
    }
    return isVisible ? cost.thousandths : MapDraft.hidden
  }

  /// Adds `candidate` to what is shown.
  mutating func show(_ candidate: Candidate) {
    // In place: a copy of the outline would copy its lines.
    outlines[candidate.file]??.show(candidate.definition, candidate.detail)
  }

  /// What naming a file costs of which nothing is shown.
  mutating func nameCost(of file: Int) -> Int { headerCost(of: file) }

  /// Shows the path of a file, whatever else is shown of it.
  mutating func name(_ file: Int) { named.insert(file) }

  /// Everything that is shown, in the order of the paths.
  var text: [UInt8] {
    var text: [UInt8] = []
    for file in Set(outlines.keys).union(named).sorted() {
      let path = tree.files.path(at: file)
      if let outline = outlines[file] ?? nil, !outline.lines.isEmpty {
        text.append(contentsOf: format.render(path: path, outline: outline))
      } else if named.contains(file) {
        text.append(contentsOf: format.header(path))
      }
    }
    return text
  }

  private mutating func signatureBytes(of candidate: Candidate) -> Int {
    do throws(SectionFileError) {
      let record = try tree.index.outlineRecord(
        candidate.definition, of: tree.number(of: candidate.file))
      return record.signatureRange.count
    } catch {
      damage = error
      return 0
    }
  }

  private mutating func headerCost(of file: Int) -> Int {
    if headerCosts[file] == 0 {
      headerCosts[file] = counter.sum(format.header(tree.files.path(at: file))).thousandths
    }
    return headerCosts[file]
  }

  private mutating func outline(of file: Int) -> FileOutline? {
    if let known = outlines[file] { return known }
    let path = diskPath(of: tree.files.path(at: file), below: tree.root)
    let number = tree.number(of: file)
    var outline: FileOutline?
    if case .success(let source) = readFile(
      atPath: path, limit: SyntaxRuntime.maximumSourceBytes),
      ContentHash(of: source) == tree.index.content(of: number)
    {
      do throws(SectionFileError) {
        outline = FileOutline(try tree.index.outline(of: number), source: source)
      } catch {
        damage = error
      }
    } else {
      isReproducible = false
    }
    outlines[file] = .some(outline)
    return outline
  }
}
