internal import SourceModel

/// Puts together what the threads of a walk found, in the order of the paths' bytes.
///
/// Depth first, with an explicit stack. As entries are sorted as if names of directories ended with
/// `/`, files come sorted by their whole paths, and no sort of the whole result is needed.
struct WalkCollector {
  private(set) var result = DiscoveryResult()
  private let shares: [WalkShare]
  private let prefixCount: Int
  private let check: TreeCheck?
  /// Where each directory is, by its number.
  private var places: [Place?]
  private var listing: TreeListing?
  private var toldAboutMetadata: Set<Diagnostic> = []

  private struct Place {
    let share: Int
    let directory: Int
  }

  /// A directory whose entries are being added.
  private struct Visit {
    let place: Place
    var nextEntry: Int
    /// In the listing.
    let listed: Int
  }

  /// - Parameters:
  ///   - shares: What the threads found; together every directory from the root down.
  ///   - prefixCount: Bytes of a walk's path that lead to the root.
  ///   - check: The previous listing that unchanged directories refer to.
  ///   - listing: The listing to be filled, if there shall be one.
  init(_ shares: [WalkShare], prefixCount: Int, check: TreeCheck?, listing: TreeListing?) {
    self.shares = shares
    self.prefixCount = prefixCount
    self.check = check
    self.listing = listing
    let count = shares.reduce(0) { $0 + $1.directories.count }
    places = [Place?](repeating: nil, count: count)
    for (share, found) in shares.enumerated() {
      for (index, directory) in found.directories.enumerated() {
        places[directory.id] = Place(share: share, directory: index)
      }
    }
  }

  mutating func run() {
    result.files.reserve(
      fileCount: shares.reduce(0) { $0 + $1.files.count },
      // Rather too much: what isn't written to takes no memory.
      pathBytes: shares.reduce(0) { $0 + $1.directories.reduce(0) { $0 + $1.pathBytes } })
    var stack: [Visit] = []
    enter(0, &stack)
    while var visit = stack.popLast() {
      let share = visit.place.share
      let directory = visit.place.directory
      let end = shares[share].directories[directory].entries.upperBound
      var child: Int?
      while visit.nextEntry < end, child == nil {
        switch shares[share].entries[visit.nextEntry] {
        case .files(let files): append(files, share, directory)
        case .directory(let id): child = id
        case .unchangedDirectory(let index): appendKnown(index)
        }
        visit.nextEntry += 1
      }
      if let child {
        stack.append(visit)
        enter(child, &stack)
      } else {
        leave(visit.listed)
      }
    }
    listing?.files = result.files
    result.listing = listing
  }

  private mutating func enter(_ id: Int, _ stack: inout [Visit]) {
    guard let place = places[id] else { return }
    let share = shares[place.share]
    let directory = share.directories[place.directory]
    result.ignoredCount += directory.ignoredCount
    result.otherCount += directory.otherCount
    for diagnostic in share.diagnostics[directory.diagnostics] {
      // Several threads, or repositories, may have met the same file of git.
      if diagnostic.isAboutMetadata, !toldAboutMetadata.insert(diagnostic).inserted { continue }
      result.diagnostics.append(diagnostic)
    }
    stack.append(
      Visit(
        place: place, nextEntry: directory.entries.lowerBound,
        listed: listing?.directories.count ?? 0))
    listing?.append(directory, path: directory.path.dropFirst(prefixCount), result.files.count)
  }

  private mutating func leave(_ listed: Int) {
    listing?.close(listed, fileCount: result.files.count)
  }

  private mutating func append(_ files: Range<Int>, _ share: Int, _ directory: Int) {
    let found = shares[share].files
    found.nameStarts[files].withUnsafeBufferPointer { starts in
      found.nameCounts[files].withUnsafeBufferPointer { counts in
        result.files.append(
          directory: shares[share].directories[directory].path[prefixCount...],
          names: shares[share].names, starts: starts, counts: counts,
          stamps: found.stamps[files], languageCodes: found.languageCodes[files],
          noise: found.noise[files])
      }
    }
  }

  /// Adds a directory in which, and below which, nothing has changed.
  private mutating func appendKnown(_ index: Int) {
    guard let check else { return }
    let known = check.listing.directories[index]
    for directory in check.listing.directories[index..<Int(known.endDirectory)] {
      result.ignoredCount += Int(directory.ignoredCount)
      result.otherCount += Int(directory.otherCount)
    }
    listing?.append(check.listing, subtree: index, fileCount: result.files.count)
    result.files.append(
      contentsOf: check.listing.files, Int(known.firstFile)..<Int(known.endFile),
      stamps: check.stamps)
  }
}

extension TreeListing {
  /// Adds a directory that begins behind `fileCount` files.
  fileprivate mutating func append(
    _ directory: WalkedDirectory, path: ArraySlice<UInt8>, _ fileCount: Int
  ) {
    directoryPaths += path
    allRuleFiles += directory.ruleFiles
    var listed = ListedDirectory(directory, firstFile: fileCount)
    listed.pathEnd = UInt32(truncatingIfNeeded: directoryPaths.count)
    listed.ruleFileEnd = UInt32(truncatingIfNeeded: allRuleFiles.count)
    directories.append(listed)
  }

  /// Ends a directory, behind `fileCount` files.
  fileprivate mutating func close(_ index: Int, fileCount: Int) {
    directories[index].endDirectory = UInt32(truncatingIfNeeded: directories.count)
    directories[index].endFile = UInt32(truncatingIfNeeded: fileCount)
  }
}
