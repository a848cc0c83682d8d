@preconcurrency internal import Glibc
internal import SourceModel
internal import StandardExtensions
internal import Synchronization

/// One walk, from the root down.
///
/// Input → output: an open root, options and perhaps the listing of the previous walk → files and
/// diagnostics. Steps:
/// 1. The rules above the root are read.
/// 2. The previous listing is compared with the file system (`TreeCheck`). If nothing has changed, it
///    is the result, with new stamps.
/// 3. Threads read directories, each from a stack of its own (`WalkWorker`); one that has nothing to do
///    gets a part of another's (`WalkQueue`).
/// 4. What they found is put together in the order of the paths' bytes (`WalkCollector`).
///
/// Invariant: the result is the same for any number of threads, and with any previous listing.
struct FileWalk {
  private let context: WalkContext
  private let log = DiagnosticLog()

  init(root: WalkRoot, options: DiscoveryOptions) {
    context = WalkContext(root: root, options: options)
  }

  func run(
    previous: TreeListing?, _ isCancelled: () -> Bool
  ) throws(DiscoveryError) -> DiscoveryResult {
    let recordedAt = Self.now()
    let repositoryRules = repositoryRules()
    let rules = rulesAboveRoot(repositoryRules)
    // What can't be read now may be readable next time, without a stamp that shows it.
    let isCertain = !log.diagnostics.contains(where: \.isAboutMetadata)
    noteSurroundings(repositoryRules, isCertain: isCertain)
    let recipe = recipe(rules)
    let indexStamp = context.recordsListing || previous != nil ? indexStamp() : nil
    var check: TreeCheck?
    if let previous, isCertain, previous.recipe == recipe {
      check = TreeCheck(
        previous, context: context, indexStamp: indexStamp,
        indexChecksum: { repositoryRules?.index().checksum }, isCancelled: isCancelled)
      guard let check else { throw .cancelled }
      if check.isAllUnchanged {
        return unchangedResult(check, indexStamp: indexStamp, recordedAt: recordedAt)
      }
    }
    let shares = try walk(rules, check, isCancelled)
    var listing: TreeListing?
    if context.recordsListing, isCertain {
      var empty = TreeListing()
      empty.recordedAt = recordedAt
      empty.recipe = recipe
      empty.indexStamp = indexStamp
      empty.indexChecksum = indexChecksum(check, repositoryRules?.indexIfLoaded)
      listing = empty
    }
    var collector = WalkCollector(
      shares, prefixCount: context.prefix.count, check: check, listing: listing)
    collector.run()
    var result = collector.result
    result.diagnostics = log.diagnostics + result.diagnostics
    result.repository = context.repository
    result.surroundings = context.surroundings.surroundings
    return result
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// The digest of what is tracked that all directories of the new listing agree with.
  private func indexChecksum(_ check: TreeCheck?, _ loaded: LoadedIndex?) -> UInt64? {
    guard let check, check.isIndexUnchanged, check.listing.dependsOnIndex else {
      return loaded?.checksum
    }
    // Some directories are as listed. One that was read may have been asked about a newer index, which
    // the others don't know yet.
    let listed = check.listing.indexChecksum
    return loaded == nil || loaded?.checksum == listed ? listed : nil
  }

  private func unchangedResult(
    _ check: TreeCheck, indexStamp: FileStamp?, recordedAt: Int64
  ) -> DiscoveryResult {
    var result = DiscoveryResult()
    result.files = check.listing.files.withStamps(check.stamps)
    for directory in check.listing.directories {
      result.ignoredCount += Int(directory.ignoredCount)
      result.otherCount += Int(directory.otherCount)
    }
    result.diagnostics = log.diagnostics
    result.repository = context.repository
    result.listing = check.listing
    result.listing?.files = result.files
    result.surroundings = context.surroundings.surroundings
    result.isListingUnchanged = true
    if check.listing.indexStamp != indexStamp, check.listing.dependsOnIndex {
      // What the index tracks is the same: next time its stamp shall say so.
      result.listing?.indexStamp = indexStamp
      result.listing?.recordedAt = recordedAt
      result.isListingUnchanged = false
    }
    return result
  }

  // MARK: - Threads

  private func walk(
    _ rules: DirectoryRules, _ check: TreeCheck?, _ isCancelled: () -> Bool
  ) throws(DiscoveryError) -> [WalkShare] {
    let queue = WalkQueue()
    let shares = Mutex<[WalkShare]>([])
    var helpers = HelperThreads()
    let context = context
    _ = queue.join()
    var worker = WalkWorker(context, queue, check)
    let first = WalkTask(id: 0, path: context.prefix, rules: rules, known: check == nil ? nil : 0)
    @Sendable func help() {
      guard queue.join() else { return }
      var worker = WalkWorker(context, queue, check)
      worker.run()
      shares.withLock { $0.append(worker.share) }
    }
    // All helpers are waited for, so none outlives what it refers to.
    withoutActuallyEscaping(help) { help in
      worker.run(first: first, isCancelled: isCancelled) {
        helpers.start(context.options.threadCount - 1, help)
      }
      helpers.wait()
    }
    if queue.isStopped { throw .cancelled }
    return shares.withLock { $0 } + [worker.share]
  }

  // MARK: - Rules

  /// What the repository around the root says; nil without one, and if git's rules don't count.
  private func repositoryRules() -> RepositoryRules? {
    guard let repository = context.repository, context.options.respectsGitIgnore else { return nil }
    return RepositoryRules(repository, baseCount: 0, options: context.options, log: log)
  }

  /// Notes what decides above the root, and in the repository around it.
  private func noteSurroundings(_ repositoryRules: RepositoryRules?, isCertain: Bool) {
    if !isCertain { context.surroundings.note(.unreadable) }
    context.surroundings.note(repositoryRules?.inputs ?? context.repository?.ownFiles ?? [])
    // A repository may begin in each directory from the root up to the work tree.
    let workTreeCount = context.repository?.workTree.count ?? 0
    var directory = context.absoluteRoot
    while directory.count > max(1, workTreeCount) {
      context.surroundings.note(GitRepository.signs(in: directory))
      if fileKind(joined(directory, SpecialName.git)) == .regular {
        context.surroundings.note(.brokenRepository)
      }
      directory = Array(directory[..<max(1, directory.lastIndex(of: .slash) ?? 1)])
    }
    if context.repository == nil { context.surroundings.note(GitRepository.signs(in: [.slash])) }
  }

  /// The rules of the directories from the work tree down to the root's parent.
  private func rulesAboveRoot(_ repositoryRules: RepositoryRules?) -> DirectoryRules {
    var rules = DirectoryRules(
      repository: repositoryRules, nameCount: context.ignoreFileNames.count)
    guard let repository = context.repository else { return rules }
    var base: [UInt8] = []
    for component in context.prefix.split(separator: .slash) {
      rules = rulesAbove(base, in: repository, rules)
      base += component + [.slash]
    }
    return rules
  }

  private func rulesAbove(
    _ base: [UInt8], in repository: GitRepository, _ rules: DirectoryRules
  ) -> DirectoryRules {
    let path = joined(repository.workTree, base)
    let names =
      context.ignoreFileNames + [IgnoreFiles.gitIgnoreName, IgnoreFiles.gitAttributesName]
    context.surroundings.note(names.map { joined(path, $0) })
    let descriptor = open(terminated(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return rules }
    defer { close(descriptor) }
    var files = IgnoreFiles(names: context.ignoreFileNames)
    files.hasGitIgnore = context.options.respectsGitIgnore
    files.hasGitAttributes = true
    // Files that don't exist count as empty.
    files.named = context.ignoreFileNames.map { _ in true }
    return rules.entering(context.reader(descriptor, base, log), files: files, nested: nil)
  }

  // MARK: - What a listing depends on

  /// A digest of what decides about a whole listing, apart from the files in the tree.
  private func recipe(_ rules: DirectoryRules) -> UInt64 {
    let options = context.options
    var text = context.absoluteRoot + [0] + context.prefix + [0]
    for name in context.ignoreFileNames { text += name + [0] }
    text += Array(LanguageTable.digest.utf8)
    for row in options.addedLanguages {
      for word in [row.name] + row.extensions + [""] + row.fileNames + row.aliases {
        text += Array(word.utf8) + [0]
      }
    }
    let numbers: [UInt64] = [
      text.withUnsafeBytes { checksum64($0) }, rules.checksum, options.respectsGitIgnore ? 1 : 0,
      UInt64(truncatingIfNeeded: options.maximumPathBytes),
      UInt64(truncatingIfNeeded: options.maximumIgnoreFileBytes),
      UInt64(truncatingIfNeeded: options.maximumIndexBytes),
    ]
    return numbers.withUnsafeBytes { checksum64($0) }
  }

  private func indexStamp() -> FileStamp? {
    guard let repository = context.repository else { return nil }
    let path = joined(repository.gitDirectory, [UInt8](ascii: "index")) + [0]
    guard case .success(let status) = path.withUnsafeBytes({ fileStatus($0, in: AT_FDCWD) })
    else { return nil }
    return FileStamp(status)
  }
}
