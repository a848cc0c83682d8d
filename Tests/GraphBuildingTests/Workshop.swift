import GraphBuilding
import SourceModel
import TestSupport

/// A small repository that is edited at random, and what was made of each of its files by work that
/// depends on everything that work may depend on.
final class Workshop {
  private struct File {
    var content: Int
    var interface: Int
    /// Whether dependents see through this file what it imports.
    var isReexporting: Bool
    var imports: Set<Int>
  }

  private struct Interruption: Error {}

  private var files: [Int: File] = [:]
  private var nextNumber = 0
  private var executor = IncrementalExecutor()
  /// What the work made of each file.
  private var states: [Int: ContentHash] = [:]
  private var interfaces: [Int: ContentHash] = [:]
  private var failure: String?

  init(_ random: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 0...6, using: &random) { addFile(&random) }
    _ = execute(changed: Array(files.keys), deleted: [], stopAfter: nil)
  }

  // MARK: Editing

  /// Makes one to three edits and executes them as one increment, which may be interrupted.
  func editAndExecute(_ random: inout SeededGenerator) {
    let before = Set(files.keys)
    var changed: Set<Int> = []
    for _ in 0..<Int.random(in: 1...3, using: &random) { changed.formUnion(edit(&random)) }
    let deleted = before.subtracting(files.keys)
    let stop = Int.random(in: 0..<4, using: &random)
    let isDone = execute(
      changed: changed.filter { files[$0] != nil }, deleted: Array(deleted),
      stopAfter: stop < 2 ? stop : nil)
    if !isDone { _ = execute(changed: [], deleted: [], stopAfter: nil) }
  }

  /// Makes an edit, and says which files a scan would find changed.
  private func edit(_ random: inout SeededGenerator) -> Set<Int> {
    guard let file = files.keys.sorted().randomElement(using: &random) else {
      return [addFile(&random)]
    }
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return [addFile(&random)]
    case 1: return rename(file)
    case 2: delete(file)
    case 3: files[file]?.content += 1
    case 4: files[file]?.interface += 1
    case 5: files[file]?.isReexporting.toggle()
    case 6: return closeCycle(from: file, &random)
    case 7:
      let imports = randomImports(&random)
      files[file]?.imports = imports
    default: break  // touched
    }
    return [file]
  }

  @discardableResult
  private func addFile(_ random: inout SeededGenerator) -> Int {
    let number = nextNumber
    nextNumber += 1
    files[number] = File(
      content: 0, interface: 0, isReexporting: Bool.random(using: &random),
      imports: randomImports(&random))
    return number
  }

  private func randomImports(_ random: inout SeededGenerator) -> Set<Int> {
    let known = files.keys.sorted()
    let count = Int.random(in: 0...2, using: &random)
    return Set((0..<count).compactMap { _ in known.randomElement(using: &random) })
  }

  private func delete(_ file: Int) {
    files[file] = nil
    for other in files.keys { files[other]?.imports.remove(file) }
  }

  /// Moves a file; those that import it do so under its new name.
  private func rename(_ file: Int) -> Set<Int> {
    let importers = files.keys.filter { files[$0]?.imports.contains(file) == true }
    let content = files[file]
    delete(file)
    files[nextNumber] = content
    files[nextNumber]?.imports.remove(file)
    for importer in importers where importer != file {
      files[importer]?.imports.insert(nextNumber)
    }
    nextNumber += 1
    return Set(importers).subtracting([file]).union([nextNumber - 1])
  }

  /// Makes something that a file imports import it.
  private func closeCycle(from file: Int, _ random: inout SeededGenerator) -> Set<Int> {
    let imports = files[file]?.imports.sorted() ?? []
    guard let other = imports.randomElement(using: &random) else { return [file] }
    files[other]?.imports.insert(file)
    return [other]
  }

  // MARK: Executing

  /// Executes an increment, and says whether it came to its end.
  private func execute(
    changed: some Collection<Int>, deleted: [Int], stopAfter limit: Int?
  ) -> Bool {
    for file in deleted {
      states[file] = nil
      interfaces[file] = nil
    }
    let changes = changed.map { file in
      IncrementalExecutor.FileChange(
        FileID(index: file),
        dependencies: (files[file]?.imports ?? []).map { FileID(index: $0) })
    }
    var done: Set<FileID> = []
    do {
      let report = try executor.executeIncremental(
        changed: changes, deleted: deleted.map { FileID(index: $0) }
      ) { component in
        if done.count == limit { throw Interruption() }
        if !done.isDisjoint(with: component) { failure = "done twice: \(component)" }
        done.formUnion(component)
        return work(component.map(\.index), &states, &interfaces)
      }
      if Set(report.redone) != done { failure = "report" }
      return true
    } catch {
      return false
    }
  }

  /// Depends on the component and what its files hold and import, and on the interfaces outside.
  private func work(
    _ component: [Int], _ states: inout [Int: ContentHash], _ interfaces: inout [Int: ContentHash]
  ) -> [ContentHash] {
    var seen = "\(component)"
    for number in component {
      guard let file = files[number] else { continue }
      let imports = file.imports.sorted()
      let outside = imports.filter { !component.contains($0) }.map { dependency in
        "\(dependency) \(interfaces[dependency]?.hexadecimal ?? "missing")"
      }
      seen += "\(file.content) \(file.interface) \(imports) \(outside)"
    }
    for number in component {
      guard let file = files[number] else { continue }
      states[number] = ContentHash(of: "\(number) \(seen)")
      interfaces[number] = ContentHash(
        of: "\(number) \(file.interface) \(file.isReexporting ? seen : "")")
    }
    return component.compactMap { interfaces[$0] }
  }

  /// What differs from the state after executing everything from nothing, or `nil`.
  func differenceFromFullExecution() -> String? {
    var graph = DependencyGraph()
    for (number, file) in files {
      graph.setEdges(of: FileID(index: number), to: file.imports.map { FileID(index: $0) })
    }
    var fullStates: [Int: ContentHash] = [:]
    var fullInterfaces: [Int: ContentHash] = [:]
    var full = IncrementalExecutor(graph)
    _ = full.execute { component in
      work(component.map(\.index), &fullStates, &fullInterfaces)
    }
    if executor.graph != graph { return "graph" }
    if states != fullStates { return "states" }
    if interfaces != fullInterfaces { return "interfaces" }
    let kept = files.keys.allSatisfy {
      executor.fingerprint(of: FileID(index: $0)) == full.fingerprint(of: FileID(index: $0))
    }
    return kept ? failure : "fingerprints"
  }
}
