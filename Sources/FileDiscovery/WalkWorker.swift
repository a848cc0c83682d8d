@preconcurrency internal import Glibc
internal import SourceModel

/// One thread of a walk: takes directories, reads them, and keeps what it finds.
///
/// Nothing is allocated for an entry: names, entries and stamps are appended to arrays of the
/// thread. What isn't code is dropped as soon as its name is seen; what no rule hides is stat'ed.
struct WalkWorker {
  private(set) var share = WalkShare()
  let log = DiagnosticLog()
  private let context: WalkContext
  private let queue: WalkQueue
  /// What is known from the previous walk.
  private let check: TreeCheck?
  private let tracked: TrackedPaths
  private let reader = DirectoryReader()
  private var stack: [WalkTask] = []
  /// The entries of the directory under way.
  private var found = FoundEntries()
  /// The path under way, as rules see it.
  private var path: [UInt8] = []

  init(_ context: WalkContext, _ queue: WalkQueue, _ check: TreeCheck?) {
    self.context = context
    self.queue = queue
    self.check = check
    tracked = TrackedPaths(log: log)
  }

  /// Works until no thread has anything left to do.
  ///
  /// - Parameters:
  ///   - first: What to begin with, if it isn't to be taken from another thread.
  ///   - isCancelled: Asked once for each directory.
  ///   - onPlenty: Called once, when there is enough to do for further threads.
  mutating func run(
    first: WalkTask? = nil, isCancelled: () -> Bool = { false }, onPlenty: () -> Void = {}
  ) {
    var isPlentyTold = false
    if let first { stack.append(first) }
    while let task = stack.popLast() ?? queue.take() {
      if isCancelled() { queue.finish(isStopped: true) }
      if queue.isStopped { break }
      walk(task)
      if !isPlentyTold, stack.count >= context.options.minimumSharedDirectories {
        isPlentyTold = true
        onPlenty()
      }
      // The oldest have most below them.
      if stack.count > 1, queue.isHungry {
        queue.give(stack.prefix(stack.count / 2))
        stack.removeFirst(stack.count / 2)
      }
    }
    share.diagnostics = log.diagnostics
  }

  private mutating func walk(_ task: WalkTask) {
    var directory = WalkedDirectory(
      id: task.id, path: task.path, isTrackedOnly: task.isTrackedOnly)
    let firstEntry = share.entries.count
    let firstDiagnostic = log.diagnostics.count
    if let check, let known = task.known, check.isUnchanged(known),
      check.listing.isTrackedOnly(known) == task.isTrackedOnly
    {
      adopt(known, of: check, task, &directory)
    } else {
      read(task, &directory)
    }
    directory.entries = firstEntry..<share.entries.count
    directory.diagnostics = firstDiagnostic..<log.diagnostics.count
    share.directories.append(directory)
  }

  // MARK: - Reading

  private mutating func read(_ task: WalkTask, _ directory: inout WalkedDirectory) {
    let descriptor = open(task)
    guard descriptor >= 0 else { return reportDirectory(task, errno) }
    defer { close(descriptor) }
    if context.recordsListing { directory.stamp = ownStamp(descriptor) }
    var special = SpecialEntries(names: context.ignoreFileNames)
    let code = collect(descriptor, &special, &directory)
    if code != 0 { reportDirectory(task, code) }
    guard let rules = rules(task, descriptor, &special, &directory) else {
      directory.ignoredCount = 1
      return
    }
    found.sort(names: share.names)
    tracked.beginDirectory()
    let children = knownChildren(task, directory)
    path.replaceSubrange(..<path.count, with: task.path)
    for place in found.entries.indices {
      add(found.entries[place], rules, task, descriptor, children, &directory)
    }
    directory.isIndexAsked = tracked.isAsked
  }

  private mutating func open(_ task: WalkTask) -> Int32 {
    path.removeAll(keepingCapacity: true)
    path += task.path.dropFirst(context.prefix.count)
    // The last `/`, behind which a link would be followed.
    if path.isEmpty { path = [.dot, 0] } else { path[path.count - 1] = 0 }
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    return path.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return -1 }
      return openat(context.root, start, flags)
    }
  }

  /// The stamp of the directory, unless it is on another file system than the root.
  private func ownStamp(_ descriptor: Int32) -> FileStamp? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, UInt64(status.st_dev) == context.rootDevice else {
      return nil
    }
    return FileStamp(status)
  }

  /// Reads the names that may count into `found`.
  private mutating func collect(
    _ descriptor: Int32, _ special: inout SpecialEntries, _ directory: inout WalkedDirectory
  ) -> Int32 {
    found.removeAll()
    return reader.forEachEntry(of: descriptor) { name, kind in
      if context.specialFirstBytes.contains(name[0]) { special.note(name.dropLast(), kind) }
      switch kind {
      case .directory:
        if SpecialEntries.isNeverEntered(name.dropLast()) { return }
        found.append(name, kind, code: 0, to: &share.names)
      case .file, .other:
        let code = name.withMemoryRebound(to: UInt8.self) {
          LanguageLookup.shared.code(name: $0.span.extracting(droppingLast: 1))
        }
        if let code {
          found.append(name, kind, code: code, to: &share.names)
        } else if kind == .file {
          directory.otherCount += 1
        }
      case .link: return
      }
    }
  }

  private func reportDirectory(_ task: WalkTask, _ code: Int32) {
    let path = context.relativePath(task.path.dropLast())
    let isGone = code == ENOENT || code == ENOTDIR || code == ELOOP
    log.diagnostics.append(
      isGone ? .skipped(path, .vanished) : .unreadableDirectory(path, code: code))
  }

  // MARK: - Rules

  /// The rules for the entries of a directory; nil if a `CACHEDIR.TAG` says that none of them counts.
  private func rules(
    _ task: WalkTask, _ descriptor: Int32, _ special: inout SpecialEntries,
    _ directory: inout WalkedDirectory
  ) -> DirectoryRules? {
    let isRoot = task.id == 0
    if task.isTrackedOnly || !context.options.respectsGitIgnore { special.files.hasGitIgnore = false }
    if isRoot { special.hasCacheTag = false }
    if context.recordsListing { stampRuleFiles(special, descriptor, &directory) }
    var nested: RepositoryRules?
    if special.hasGit, !isRoot {
      // What decides in a repository of its own isn't in the listing.
      directory.hasUncertainRules = true
      if !task.isTrackedOnly { nested = nestedRules(task.path) }
    }
    if special.hasCacheTag, isCacheTag(descriptor) { return nil }
    let count = log.diagnostics.count
    let rules = task.rules.entering(
      context.reader(descriptor, task.path, log), files: special.files, nested: nested)
    if log.diagnostics[count...].contains(where: \.isAboutMetadata) {
      directory.hasUncertainRules = true
    }
    return rules
  }

  /// Notes what the file system says of the files that decide, before they are read.
  private func stampRuleFiles(
    _ special: SpecialEntries, _ descriptor: Int32, _ directory: inout WalkedDirectory
  ) {
    for (kind, name) in special.ruleFiles {
      let path = name + [0]
      let status = path.withUnsafeBytes { fileStatus($0, in: descriptor) }
      guard case .success(let status) = status, status.st_mode & S_IFMT == S_IFREG else {
        directory.hasUncertainRules = true
        continue
      }
      directory.ruleFiles.append(RuleFile(kind: kind, stamp: FileStamp(status)))
    }
  }

  /// The rules of the repository whose work tree has the path `base`, if there is one.
  private func nestedRules(_ base: [UInt8]) -> RepositoryRules? {
    guard context.options.respectsGitIgnore else { return nil }
    let path = joined(context.absoluteRoot, base.dropFirst(context.prefix.count).dropLast())
    guard let repository = GitRepository(workTree: path) else { return nil }
    return RepositoryRules(
      repository, baseCount: base.count, options: context.options, log: log)
  }

  private func isCacheTag(_ descriptor: Int32) -> Bool {
    let content = try? readFile(
      SpecialName.cacheTag, in: descriptor, followsLink: false, limitBytes: 65_536)
    return content?.starts(with: SpecialName.cacheSignature) ?? false
  }

  // MARK: - Entries

  private mutating func add(
    _ entry: FoundEntry, _ rules: DirectoryRules, _ task: WalkTask, _ descriptor: Int32,
    _ children: [[UInt8]: Int], _ directory: inout WalkedDirectory
  ) {
    if entry.kind == .other {
      // Sockets, pipes and devices are worth a word only if they pretend to be code.
      if entry.code != LanguageLookup.byContentCode { reportSkipped(entry, task, .notRegular) }
      return
    }
    let isDirectory = entry.kind == .directory
    let base = task.path.count
    path.removeLast(path.count - base)
    path += share.names[entry.nameRange]
    let visibility = rules.visibility(
      of: path.span, PathShape(nameStart: base, isDirectory: isDirectory),
      isTrackedOnly: task.isTrackedOnly, tracked: tracked)
    guard visibility != .hidden else {
      directory.ignoredCount += 1
      return
    }
    let count = path.count - context.prefix.count
    guard count <= context.options.maximumPathBytes else {
      let limit = context.options.maximumPathBytes
      return reportSkipped(entry, task, .pathTooLong(bytes: count, limit: limit))
    }
    if isDirectory {
      let known = children.isEmpty ? nil : children[Array(share.names[entry.nameRange])]
      addDirectory(
        entry, rules, task, isTrackedOnly: visibility == .trackedOnly, known: known)
    } else {
      addFile(entry, task, descriptor)
    }
  }

  private mutating func addDirectory(
    _ entry: FoundEntry, _ rules: DirectoryRules, _ task: WalkTask, isTrackedOnly: Bool,
    known: Int?
  ) {
    var walked = WalkedEntry(
      kind: .directory, nameCount: entry.nameCount, nameStart: entry.nameStart, target: 0)
    if let check, let known, check.isSubtreeUnchanged(known),
      check.listing.isTrackedOnly(known) == isTrackedOnly
    {
      walked.kind = .unchangedDirectory
      walked.target = known
    } else {
      walked.target = queue.makeID()
      let noise = task.noise.entering(share.names.span.extracting(entry.nameRange))
      stack.append(
        WalkTask(
          id: walked.target, path: task.path + share.names[entry.nameRange] + [.slash],
          rules: rules, isTrackedOnly: isTrackedOnly, noise: noise, known: known))
    }
    share.entries.append(walked)
  }

  private mutating func addFile(_ entry: FoundEntry, _ task: WalkTask, _ descriptor: Int32) {
    let status = share.names.withUnsafeBytes { names in
      fileStatus(UnsafeRawBufferPointer(rebasing: names[entry.nameStart...]), in: descriptor)
    }
    switch status {
    case .success(let status) where status.st_mode & S_IFMT == S_IFREG:
      share.entries.append(
        WalkedEntry(
          kind: .file, noise: task.noise.file(share.names.span.extracting(entry.nameRange)),
          languageCode: entry.code, nameCount: entry.nameCount, nameStart: entry.nameStart,
          target: share.stamps.count))
      share.stamps.append(FileStamp(status))
    case .success: reportSkipped(entry, task, .notRegular)
    case .failure(let error):
      let reason = error.code == ENOENT ? SkipReason.vanished : .unreadable(code: error.code)
      reportSkipped(entry, task, reason)
    }
  }

  private func reportSkipped(_ entry: FoundEntry, _ task: WalkTask, _ reason: SkipReason) {
    let path = context.relativePath(task.path + share.names[entry.nameRange])
    log.diagnostics.append(.skipped(path, reason))
  }

  // MARK: - What is known

  /// The places in the previous listing of the directories in this one, by name; none if the rules
  /// in this one may be others than they were.
  private func knownChildren(_ task: WalkTask, _ directory: WalkedDirectory) -> [[UInt8]: Int] {
    guard let check, let known = task.known, !directory.hasUncertainRules,
      check.hasSameRules(known, directory.ruleFiles)
    else { return [:] }
    var children: [[UInt8]: Int] = [:]
    for child in check.listing.children(of: known) {
      children[Array(check.listing.name(of: child))] = child
    }
    return children
  }

  /// Takes over the entries of a directory in which nothing has changed; something below it has.
  private mutating func adopt(
    _ known: Int, of check: TreeCheck, _ task: WalkTask, _ directory: inout WalkedDirectory
  ) {
    let listing = check.listing
    let listed = listing.directories[known]
    directory.ignoredCount = Int(listed.ignoredCount)
    directory.otherCount = Int(listed.otherCount)
    directory.stamp = listed.stamp
    directory.ruleFiles = Array(listing.ruleFiles(of: known))
    directory.isIndexAsked = listed.flags.contains(.indexAsked)
    let rules = adoptedRules(task, directory)
    var file = Int(listed.firstFile)
    for child in listing.children(of: known) {
      adoptFiles(file..<Int(listing.directories[child].firstFile), of: check, task)
      file = Int(listing.directories[child].endFile)
      let start = share.names.count
      share.names += listing.name(of: child)
      share.names.append(0)
      let count = share.names.count - start - 1
      addDirectory(
        FoundEntry(kind: .directory, nameStart: start, nameCount: UInt16(count)), rules, task,
        isTrackedOnly: listing.isTrackedOnly(child), known: child)
    }
    adoptFiles(file..<Int(listed.endFile), of: check, task)
  }

  private mutating func adoptFiles(_ files: Range<Int>, of check: TreeCheck, _ task: WalkTask) {
    let list = check.listing.files
    let directoryCount = task.path.count - context.prefix.count
    for file in files {
      let name = list.pathBytes(at: file).dropFirst(directoryCount)
      share.entries.append(
        WalkedEntry(
          kind: .file, noise: list.noise[file], languageCode: list.languageCodes[file],
          nameCount: UInt16(name.count), nameStart: share.names.count, target: share.stamps.count))
      share.names += name
      share.names.append(0)
      share.stamps.append(check.stamps[file])
    }
  }

  /// The rules in a directory whose ignore files haven't changed.
  private mutating func adoptedRules(
    _ task: WalkTask, _ directory: WalkedDirectory
  ) -> DirectoryRules {
    var files = IgnoreFiles(names: context.ignoreFileNames)
    for file in directory.ruleFiles where file.kind != RuleFile.cacheTag {
      if file.kind == RuleFile.gitIgnore {
        files.hasGitIgnore = true
      } else {
        files.named[Int(file.kind) - 1] = true
      }
    }
    guard files.hasGitIgnore || files.hasNamed else { return task.rules }
    let descriptor = open(task)
    guard descriptor >= 0 else { return task.rules }
    defer { close(descriptor) }
    return task.rules.entering(
      context.reader(descriptor, task.path, log), files: files, nested: nil)
  }
}

extension Diagnostic {
  /// Whether a file that decides what counts could not be read.
  var isAboutMetadata: Bool {
    if case .gitMetadataUnreadable = self { true } else { false }
  }
}
