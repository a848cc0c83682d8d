import Dispatch
import TestSupport

#if canImport(Glibc)
  import Glibc
#endif

/// One kind of step by which a random tree changes.
enum TreeEdit: CaseIterable {
  case changeBody, addDefinition, removeDefinition, renameDefinition, changeReferences
  case changeImports, changeNamespace, changeVisibility, changeInSameTick, changeAndRestoreTime
  case create, createOdd, delete, rename, moveDirectory, copy, swap, makeDirectoryOfFile
  case revert, switchBranch, editIgnoreFile, editManifest
  case changeMode, touch, setTime, nothing

  /// What a step is drawn from: every kind once, and more of what rarely hits the moment it is for.
  static let drawn = allCases + [.changeInSameTick, .changeInSameTick, .changeAndRestoreTime]
}

/// Applies random steps to a tree. The same generator in the same tree does the same thing.
struct TreeEditor {
  let tree: EditedTree
  var random: RandomTree
  /// Called in the middle of a step: what asks now must not make the rest of it invisible.
  let lookNow: () -> Void

  /// Applies a random step.
  ///
  /// - Returns: What was done, in a few words.
  mutating func apply() throws -> String {
    let edit = random.generator.pick(TreeEdit.drawn)
    tree.replacesFiles = random.generator.chance(percent: 40)
    let detail = try apply(edit)
    tree.remember()
    return "\(edit) \(detail)\(tree.replacesFiles ? ", replacing files" : "")"
  }

  private mutating func apply(_ edit: TreeEdit) throws -> String {
    switch edit {
    case .changeBody, .addDefinition, .removeDefinition, .renameDefinition, .changeReferences,
      .changeImports, .changeNamespace, .changeVisibility:
      return try changeSource { editor, file in editor.change(&file, edit) }
    case .changeInSameTick: return try changeInSameTick()
    case .changeAndRestoreTime: return try changeAndRestoreTime()
    case .create, .createOdd: return try create(edit)
    case .delete, .rename, .copy, .swap, .makeDirectoryOfFile: return try changePaths(edit)
    case .moveDirectory: return try moveDirectory()
    case .revert, .switchBranch: return try goBack(edit)
    case .editIgnoreFile: return try editIgnoreFile()
    case .editManifest: return try editManifest()
    case .changeMode, .touch, .setTime: return try changeAttributes(edit)
    case .nothing: return ""
    }
  }

  // MARK: - Content

  private mutating func changeSource(
    _ change: (inout TreeEditor, inout SketchedFile) -> Void
  ) throws -> String {
    guard let path = pick(tree.sources), case .source(var file) = tree.files[path] else {
      return "of nothing"
    }
    change(&self, &file)
    try tree.write(.source(file), to: path)
    return "of \(path)"
  }

  private mutating func change(_ file: inout SketchedFile, _ edit: TreeEdit) {
    switch edit {
    case .addDefinition: file.definitions.append(random.definition())
    case .changeImports:
      file.imports = file.imports.isEmpty ? [random.anImport(), random.anImport()] : []
    case .changeNamespace: file.namespace = random.generator.pick(RandomTree.namespaces)
    default:
      guard let index = file.definitions.indices.randomElement(using: &random.generator) else {
        return
      }
      if edit == .removeDefinition {
        file.definitions.remove(at: index)
      } else {
        change(&file.definitions[index], edit)
      }
    }
  }

  private mutating func change(_ definition: inout SketchedFile.Definition, _ edit: TreeEdit) {
    switch edit {
    case .renameDefinition: definition.name = random.generator.pick(RandomTree.names)
    case .changeVisibility: definition.isExported.toggle()
    case .changeReferences:
      if definition.references.isEmpty || random.generator.chance(percent: 50) {
        definition.references.append(random.reference())
      } else {
        definition.references.removeLast()
      }
    default: definition.bodyNumber = Int.random(in: 10...99, using: &random.generator)
    }
  }

  /// Writes a file again and again, always in the same size, while somebody looks: some of what is
  /// written comes after the look at the file and in the same tick of the file system's clock.
  private mutating func changeInSameTick() throws -> String {
    guard let path = pick(tree.sources), case .source(var file) = tree.files[path],
      !file.definitions.isEmpty
    else { return "of nothing" }
    tree.replacesFiles = false
    let name = file.definitions[0].name.dropLast()
    let variants = ["a", "b", "c", "d"].map { letter in
      file.definitions[0].name = name + letter
      return (file: file, content: file.content)
    }
    let order = (0..<Int.random(in: 1...60, using: &random.generator)).map { $0 % variants.count }
    let pause = UInt32.random(in: 0...200, using: &random.generator)
    let target = tree.absolute(path)
    let writing = DispatchGroup()
    let contents = variants.map { $0.content }
    DispatchQueue(label: "editor").async(group: writing) {
      for index in order {
        try? writeFile(contents[index], to: target)
        usleep(pause)
      }
    }
    lookNow()
    writing.wait()
    tree.noteWritten(.source(variants[order[order.count - 1]].file), to: path)
    return "\(order.count) times, of \(path)"
  }

  private mutating func changeAndRestoreTime() throws -> String {
    guard let path = pick(tree.sources), case .source(var file) = tree.files[path],
      !file.definitions.isEmpty
    else { return "of nothing" }
    let time = try tree.modificationTime(of: path)
    let letter = random.generator.pick(["k", "l", "m", "n"])
    file.definitions[0].name = file.definitions[0].name.dropLast() + letter
    try tree.write(.source(file), to: path)
    try tree.setModificationTime(time, of: path)
    return "of \(path)"
  }

  private mutating func editIgnoreFile() throws -> String {
    let path = random.generator.pick([
      ".gitignore", ".gitignore", "src/.ignore", ".gitattributes", "src/.gitattributes",
      RandomTree.queryPath,
    ])
    guard tree.isFree(path, besides: path) else { return "of nothing" }
    if tree.files[path] != nil, random.generator.chance(percent: 30) {
      try tree.remove(path)
    } else {
      try tree.write(random.ruleFile(path), to: path)
    }
    return path
  }

  private mutating func editManifest() throws -> String {
    let path = random.generator.pick(RandomTree.manifestPaths)
    guard tree.isFree(path, besides: path) else { return "of nothing" }
    if tree.files[path] != nil, random.generator.chance(percent: 30) {
      try tree.remove(path)
    } else {
      try tree.write(random.manifest(path), to: path)
    }
    return path
  }

  // MARK: - Paths

  private mutating func create(_ edit: TreeEdit) throws -> String {
    let syntax = random.generator.pick(SketchSyntax.all)
    let path = random.path(fileExtension: syntax.fileExtension)
    let entry: TreeEntry = edit == .create ? .source(random.sketch(syntax)) : random.oddFile()
    guard tree.isFree(path, besides: path) else { return "nothing" }
    try tree.write(entry, to: path)
    return path
  }

  private mutating func changePaths(_ edit: TreeEdit) throws -> String {
    guard let path = pick(tree.paths), let entry = tree.files[path] else { return "nothing" }
    let fileExtension = String(path.split(separator: ".").last ?? "py")
    let other = random.path(fileExtension: fileExtension)
    switch edit {
    case .delete: try tree.remove(path)
    case .rename: try tree.rename(path, to: other)
    case .copy: if tree.isFree(other, besides: other) { try tree.write(entry, to: other) }
    case .swap: try tree.swap(path, pick(tree.paths) ?? path)
    default:
      try tree.remove(path)
      try tree.write(entry, to: "\(path)/inner.\(fileExtension)")
    }
    return "\(path), \(other)"
  }

  private mutating func moveDirectory() throws -> String {
    let directories = tree.paths.compactMap { path in
      path.lastIndex(of: "/").map { String(path[..<$0]) }
    }
    guard let directory = pick(Set(directories).sorted()) else { return "nothing" }
    let new = random.generator.pick(["moved", "src/moved", "lib", "tests", "größe", "vendor/a"])
    try tree.moveDirectory(directory, to: new)
    return "\(directory) to \(new)"
  }

  private mutating func goBack(_ edit: TreeEdit) throws -> String {
    let index = Int.random(in: tree.history.indices, using: &random.generator)
    var files = tree.history[index]
    if edit == .revert {
      guard let path = pick(files.keys.sorted()), let entry = files[path],
        tree.isFree(path, besides: path)
      else { return "nothing" }
      files = tree.files
      files[path] = entry
    }
    try tree.checkOut(files)
    return "to step \(index)"
  }

  // MARK: - Attributes

  private mutating func changeAttributes(_ edit: TreeEdit) throws -> String {
    guard let path = pick(tree.paths) else { return "of nothing" }
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    switch edit {
    case .changeMode:
      let mode = random.generator.pick([0o755, 0o600, 0o640] as [mode_t])
      try tree.setPermissions(mode, of: path)
    case .touch: try tree.setModificationTime(time, of: path)
    default:
      // As after a clock that jumped, an archive that was unpacked, a file server with its own time.
      time.tv_sec += random.generator.pick([-3600, -86_400 * 4000, 3600, 86_400 * 4000, -3])
      try tree.setModificationTime(time, of: path)
    }
    return "of \(path)"
  }

  private mutating func pick(_ paths: [String]) -> String? {
    paths.randomElement(using: &random.generator)
  }
}
