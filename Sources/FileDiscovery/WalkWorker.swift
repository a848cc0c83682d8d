@preconcurrency internal import Glibc
internal import SourceModel
internal import StandardExtensions

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
  /// The path under way, as rules see it, and what else was in the buffer.
  private var path: [UInt8] = []
  /// Where the entries of the directory under way begin.
  private var firstEntry = 0

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
    firstEntry = share.entries.count
    let firstFile = share.files.count
    let firstDiagnostic = log.diagnostics.count
    if let check, let known = task.known, check.isUnchanged(known),
      check.listing.isTrackedOnly(known) == task.isTrackedOnly
    {
      adopt(known, of: check, task, &directory)
    } else {
      read(task, &directory)
    }
    directory.entries = firstEntry..<share.entries.count
    directory.pathBytes =
      (share.files.count - firstFile) * task.path.count
      + share.files.nameCounts[firstFile...].reduce(0) { $0 + Int($1) }
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
    collect(task, descriptor, &special, &directory)
    guard let rules = rules(task, descriptor, &special, &directory) else {
      directory.ignoredCount = 1
      directory.otherCount = 0
      return
    }
    found.sort(names: share.names)
    tracked.beginDirectory()
    let children = knownChildren(task, directory)
    beginPath(task.path)
    for position in 0..<found.count {
      add(found[position], rules, task, descriptor, children, &directory)
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
      context.surroundings.note(.otherFileSystem)
      return nil
    }
    return FileStamp(status)
  }

  /// Reads the names that may count into `found`.
  private mutating func collect(
    _ task: WalkTask, _ descriptor: Int32, _ special: inout SpecialEntries,
    _ directory: inout WalkedDirectory
  ) {
    var keepsUnknown = task.rules.attributes.setsLanguages
    var code = collect(descriptor, &special, &directory, keepsUnknown: keepsUnknown)
    if !keepsUnknown, special.files.hasGitAttributes, directory.otherCount > 0 {
      // The attributes may make code of what was dropped.
      let rules = context.reader(descriptor, task.path, DiagnosticLog()).attributes(
        isFolding: false)
      keepsUnknown = rules?.setsLanguages ?? false
      if keepsUnknown {
        directory.otherCount = 0
        lseek(descriptor, 0, SEEK_SET)
        code = collect(descriptor, &special, &directory, keepsUnknown: true)
      }
    }
    if code != 0 { reportDirectory(task, code) }
  }

  /// Reads the names into `found`; those of files that are no code only if `keepsUnknown`.
  private mutating func collect(
    _ descriptor: Int32, _ special: inout SpecialEntries, _ directory: inout WalkedDirectory,
    keepsUnknown: Bool
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
          context.lookup.code(name: $0.span.extracting(droppingLast: 1))
        }
        if let code {
          found.append(name, kind, code: code, to: &share.names)
        } else if keepsUnknown, kind == .file {
          found.append(name, kind, code: LanguageLookup.unknownCode, to: &share.names)
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
    if !isGone { context.surroundings.note(.unreadable) }
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
    if task.isTrackedOnly || !context.options.respectsGitIgnore {
      special.files.hasGitIgnore = false
    }
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
        // What a link leads to decides, wherever it is.
        let place = joined(context.absoluteRoot, directory.path.dropFirst(context.prefix.count))
        context.surroundings.note([joined(place, name)])
        continue
      }
      if status.st_nlink > 1 { context.surroundings.note(.hardLinks) }
      directory.ruleFiles.append(RuleFile(kind: kind, stamp: FileStamp(status)))
    }
  }

  /// The rules of the repository whose work tree has the path `base`, if there is one.
  private func nestedRules(_ base: [UInt8]) -> RepositoryRules? {
    guard context.options.respectsGitIgnore else { return nil }
    let path = joined(context.absoluteRoot, base.dropFirst(context.prefix.count).dropLast())
    guard let repository = GitRepository(workTree: path) else {
      context.surroundings.note(.brokenRepository)
      return nil
    }
    let rules = RepositoryRules(
      repository, baseCount: base.count, options: context.options, log: log)
    context.surroundings.note(rules.inputs)
    return rules
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
    let count = appendToPath(entry, base)
    var attributes: AttributeRules.Attributes?
    if !isDirectory, !rules.attributes.isEmpty {
      attributes = rules.attributes.attributes(of: path.span.extracting(..<count), nameStart: base)
    }
    if entry.code == LanguageLookup.unknownCode, attributes?.language == nil {
      directory.otherCount += 1
      return
    }
    let visibility = rules.visibility(
      of: path.span.extracting(..<count), PathShape(nameStart: base, isDirectory: isDirectory),
      isTrackedOnly: task.isTrackedOnly, tracked: tracked)
    guard visibility != .hidden else {
      directory.ignoredCount += 1
      return
    }
    let ownCount = count - context.prefix.count
    guard ownCount <= context.options.maximumPathBytes else {
      let limit = context.options.maximumPathBytes
      return reportSkipped(entry, task, .pathTooLong(bytes: ownCount, limit: limit))
    }
    if isDirectory {
      let known = children.isEmpty ? nil : children[Array(share.names[entry.nameRange])]
      addDirectory(
        entry, rules, task, isTrackedOnly: visibility == .trackedOnly, known: known)
    } else {
      addFile(entry, task, descriptor, attributes)
    }
  }

  /// Makes `path` begin with that of a directory, with room for a name behind it.
  private mutating func beginPath(_ directory: [UInt8]) {
    path.removeAll(keepingCapacity: true)
    path += directory
    path += repeatElement(0, count: Int(UInt8.max) + 1)
  }

  /// Copies a name to `base` in `path` and returns the place behind it.
  private mutating func appendToPath(_ entry: FoundEntry, _ base: Int) -> Int {
    let end = base + Int(entry.nameCount)
    if end > path.count { path += repeatElement(0, count: end - path.count) }
    share.names.withUnsafeBytes { names in
      path.withUnsafeMutableBytes { path in
        UnsafeMutableRawBufferPointer(rebasing: path[base..<end]).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: names[entry.nameRange]))
      }
    }
    return end
  }

  private mutating func addDirectory(
    _ entry: FoundEntry, _ rules: DirectoryRules, _ task: WalkTask, isTrackedOnly: Bool,
    known: Int?
  ) {
    if let check, let known, check.isSubtreeUnchanged(known),
      check.listing.isTrackedOnly(known) == isTrackedOnly
    {
      share.entries.append(.unchangedDirectory(known))
    } else {
      let id = queue.makeID()
      share.entries.append(.directory(id))
      let noise = task.noise.entering(share.names.span.extracting(entry.nameRange))
      stack.append(
        WalkTask(
          id: id, path: task.path + share.names[entry.nameRange] + [.slash],
          rules: rules, isTrackedOnly: isTrackedOnly, noise: noise, known: known))
    }
  }

  private mutating func addFile(
    _ entry: FoundEntry, _ task: WalkTask, _ descriptor: Int32,
    _ attributes: AttributeRules.Attributes?
  ) {
    let status = share.names.withUnsafeBytes { names in
      fileStatus(UnsafeRawBufferPointer(rebasing: names[entry.nameStart...]), in: descriptor)
    }
    switch status {
    case .success(let status) where status.st_mode & S_IFMT == S_IFREG:
      if status.st_nlink > 1 { context.surroundings.note(.hardLinks) }
      var entry = entry
      var noise = task.noise.file(share.names.span.extracting(entry.nameRange))
      if let attributes {
        noise = attributes.noise(noise)
        if let language = attributes.language {
          entry.code = LanguageCandidate.certain(language).code
        }
      }
      appendFile(entry, FileStamp(status), noise: noise)
    case .success: reportSkipped(entry, task, .notRegular)
    case .failure(let error):
      let reason = error.code == ENOENT ? SkipReason.vanished : .unreadable(code: error.code)
      reportSkipped(entry, task, reason)
    }
  }

  private mutating func appendFile(_ entry: FoundEntry, _ stamp: FileStamp, noise: NoiseClass) {
    let place = share.files.count
    share.files.append(
      nameStart: entry.nameStart, nameCount: entry.nameCount, stamp: stamp,
      languageCode: entry.code, noise: noise)
    let last = share.entries.count - 1
    if last >= firstEntry, case .files(let files) = share.entries[last] {
      share.entries[last] = .files(files.lowerBound..<(place + 1))
    } else {
      share.entries.append(.files(place..<(place + 1)))
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
      addDirectory(
        adoptedEntry(.directory, listing.name(of: child)), rules, task,
        isTrackedOnly: listing.isTrackedOnly(child), known: child)
    }
    adoptFiles(file..<Int(listed.endFile), of: check, task)
  }

  private mutating func adoptFiles(_ files: Range<Int>, of check: TreeCheck, _ task: WalkTask) {
    let list = check.listing.files
    let directoryCount = task.path.count - context.prefix.count
    for file in files {
      var entry = adoptedEntry(.file, list.pathBytes(at: file).dropFirst(directoryCount))
      entry.code = list.languageCodes[file]
      appendFile(entry, check.stamps[file], noise: list.noise[file])
    }
  }

  private mutating func adoptedEntry(_ kind: EntryKind, _ name: ArraySlice<UInt8>) -> FoundEntry {
    let start = share.names.count
    share.names += name
    share.names.append(0)
    return FoundEntry(
      kind: kind, nameStart: start, nameCount: UInt16(truncatingIfNeeded: name.count))
  }

  /// The rules in a directory whose ignore files haven't changed.
  private mutating func adoptedRules(
    _ task: WalkTask, _ directory: WalkedDirectory
  ) -> DirectoryRules {
    var files = IgnoreFiles(names: context.ignoreFileNames)
    for file in directory.ruleFiles where file.kind != RuleFile.cacheTag {
      if file.kind == RuleFile.gitIgnore {
        files.hasGitIgnore = true
      } else if file.kind == RuleFile.gitAttributes {
        files.hasGitAttributes = true
      } else {
        files.named[Int(file.kind) - 1] = true
      }
    }
    guard files.hasGitIgnore || files.hasNamed || files.hasGitAttributes else {
      return task.rules
    }
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
