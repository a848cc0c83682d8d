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
  /// Hardly any token has more than five bytes.
  private static let leastCostPerByte = 200

  private let tree: IndexedTree
  private let format: any MapFormat
  /// What pieces of this form, counted so, are known by.
  private let form: [UInt8]
  private let pieceCost: PieceCost
  /// What a piece of a short name costs.
  let leastCost: Int
  /// The files that were asked about; `nil` for one whose content is not what was indexed: its lines are not where
  /// they were.
  private var files: [Int: DraftedFile?] = [:]
  /// Set when the index turned out to be damaged: the draft is worth nothing then.
  private(set) var damage: SectionFileError?
  /// Whether all files had the content that was indexed: else one is being written at this moment, and
  /// the same question may be answered otherwise in the next.
  private(set) var isReproducible = true
  /// Files whose paths are shown although nothing of them may be.
  private var named: Set<Int> = []
  /// What naming a file costs.
  private var nameCosts: [Int: Int] = [:]

  init(tree: IndexedTree, request: MapRequest, counter: any TokenCounter) {
    self.tree = tree
    format = request.renderer
    form = request.form + counter.identity
    pieceCost = { counter.sum($0).thousandths }
    leastCost = max(1000, pieceCost(format.emptyPiece))
  }

  /// Shows nothing any more. What is known of files stays.
  mutating func clear() {
    for file in files.values { file?.clear() }
    named = []
  }

  /// A guess, without looking at the text.
  mutating func estimate(of candidate: Candidate) -> Int {
    guard let record = record(of: candidate) else { return leastCost }
    let shown = max(
      leastBytes(of: record), min(record.signatureRange.count, candidate.detail.maximumBytes))
    let piece = leastCost + shown * MapDraft.leastCostPerByte
    if !format.repeatsPath, isOpened(candidate.file) { return piece }
    return piece + tree.files.pathBytes(at: candidate.file).count * MapDraft.leastCostPerByte
  }

  mutating func cost(of candidate: Candidate) -> Int? {
    guard let record = record(of: candidate), let file = file(at: candidate.file) else {
      return nil
    }
    let cost = file.cost(of: candidate, record)
    if cost == hiddenCost || !file.isEmpty { return cost }
    let name = named.contains(candidate.file) ? nameCost(of: candidate.file) : 0
    return cost + file.frameCost - name
  }

  func show(_ candidate: Candidate) { files[candidate.file]??.show(candidate) }

  mutating func nameCost(of file: Int) -> Int {
    if let known = nameCosts[file] { return known }
    let cost = pieceCost(format.name(tree.files.path(at: file)))
    nameCosts[file] = cost
    return cost
  }

  mutating func name(_ file: Int) { named.insert(file) }

  /// All files, with what is shown of them so far.
  var body: [UInt8] {
    let texts = Set(files.keys).union(named).sorted().compactMap { place in
      if let file = files[place] ?? nil, !file.isEmpty { return file.view.text }
      return named.contains(place)
        ? FileText(opening: format.name(tree.files.path(at: place))) : nil
    }
    return format.body(texts)
  }

  /// What is shown of a definition at least: its name, and in lines what stands in front of that.
  private func leastBytes(of record: OutlineRecord) -> Int {
    let isOneLine = record.nameLine == record.signatureLines.lowerBound
    if format.showsLines, isOneLine, record.signatureRange.contains(record.nameRange.lowerBound) {
      return record.nameRange.upperBound - record.signatureRange.lowerBound
    }
    return record.nameRange.count
  }

  /// Whether the path of a file is shown.
  private func isOpened(_ file: Int) -> Bool {
    if let file = files[file] ?? nil, !file.isEmpty { return true }
    return named.contains(file)
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

  /// A file, which is opened when it is first asked about; `nil` for one that can't be shown.
  private mutating func file(at place: Int) -> DraftedFile? {
    if let known = files[place] { return known }
    let file = pieces(of: place).map(DraftedFile.init)
    files[place] = .some(file)
    return file
  }

  /// What the file at `place` may show: as other maps know it, or from the file.
  private mutating func pieces(of place: Int) -> (any FilePieces)? {
    var key = DigestInput()
    key.append(tree.index.files.keys[place])
    key.append(Array(tree.files.pathBytes(at: place)))
    key.append(form)
    var damage: SectionFileError?
    let pieces = tree.sources.pieces(key.digest) {
      do throws(SectionFileError) {
        return try tree.outlinedFile(at: place).map { format.pieces(of: $0, cost: pieceCost) }
      } catch {
        damage = error
        return nil
      }
    }
    if let damage {
      self.damage = damage
    } else if pieces == nil {
      isReproducible = false
    }
    return pieces
  }
}

/// A file of a draft. A class, because it is looked up for each candidate.
private final class DraftedFile {
  var view: any FileView
  private(set) var isEmpty = true
  /// What showing the first piece costs besides that piece.
  let frameCost: Int
  /// For lines the place from which on nothing of them is seen.
  private var hidden: [Int: Int] = [:]

  init(_ pieces: any FilePieces) {
    view = pieces.view()
    frameCost = pieces.frameCost
  }

  func show(_ candidate: Candidate) {
    view.show(candidate)
    isEmpty = view.isEmpty
  }

  func clear() {
    view.clear()
    isEmpty = true
  }

  /// What showing a candidate costs besides the frame; ``hiddenCost`` where it would not be seen.
  func cost(of candidate: Candidate, _ record: OutlineRecord) -> Int {
    // Of thousands of definitions in one line only the first that isn't seen is tried.
    let (line, name) = (record.nameLine, record.nameRange.lowerBound)
    if let hidden = hidden[line], hidden <= name { return hiddenCost }
    if let cost = view.cost(of: candidate) { return cost }
    if candidate.detail == .complete { hidden[line] = name }
    return hiddenCost
  }
}
