import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// A tree whose map is known, and runs of the program that have to print it.
final class MappedTree {
  let sandbox: Sandbox
  /// The map that a run without cache prints.
  private(set) var map: [UInt8] = []
  /// Decides what edits do.
  private var editCount = 0

  /// - Parameter moduleCount: Number of Python modules besides the shop, each of 3 KB.
  /// - Throws: When the tree can't be written, or there is no map of it.
  init(moduleCount: Int = 12) throws {
    sandbox = try Sandbox()
    for index in 0..<moduleCount { try writeModule(index, variant: 0) }
    try updateMap()
  }

  /// Finds out what the map is now.
  func updateMap() throws {
    let result = try sandbox.run(["--no-cache"])
    try #require(result.status == 0, "\(result.errorText)")
    map = result.output
  }

  /// Changes some files so that the map changes, and finds out what it is then.
  func edit() throws {
    editCount += 1
    try writeModule(editCount % 12, variant: editCount)
    try sandbox.write(
      "from module\(editCount % 12) import only_\(editCount)\n\n\ndef edited_\(editCount)(): pass\n",
      to: "shop/edited.py")
    try updateMap()
  }

  private func writeModule(_ index: Int, variant: Int) throws {
    var text = "from module\(index / 2) import function_\(index / 2)_0\n\n"
    for number in 0..<20 {
      text += "def function_\(index)_\(number)(first, second=\(variant), *rest):\n"
      text += "    \"\"\"Adds what function_\(index / 2)_\(number) gives.\"\"\"\n"
      text += "    return function_\(index / 2)_\(number)(first) + helper_\(number)(second)\n\n"
    }
    text += "def only_\(variant)(): pass\n"
    try sandbox.write(text, to: "module\(index).py")
  }

  // MARK: - Runs

  /// Arguments for a map with the cache in `name`, a directory beside the tree or an absolute path.
  func arguments(cache name: String) -> [String] {
    ["--cache-dir", name.hasPrefix("/") ? name : sandbox.directory.path(name)]
  }

  /// Runs the program, and checks that the map is right and that the user is told at most once.
  ///
  /// - Returns: What it printed to standard error.
  @discardableResult
  func checkRun(cache name: String, _ comment: String) throws -> String {
    let result = try sandbox.run(arguments(cache: name))
    check(result, comment)
    return result.errorText
  }

  /// Checks what a run left behind.
  func check(_ result: ProcessResult, _ comment: String, maximumWarnings: Int = 1) {
    #expect(result.status == 0, "\(comment): \(result.errorText)")
    #expect(result.output == map, "\(comment): another map than without a cache")
    let warnings = result.errorText.split(separator: "\n")
    #expect(warnings.count <= maximumWarnings, "\(comment): \(result.errorText)")
  }

  /// Checks that nothing is parsed any more, and that the user is told nothing.
  func checkUsable(cache name: String, _ comment: String) throws {
    let result = try sandbox.run(arguments(cache: name) + ["-v"])
    let report = try #require(RunReport(result), "\(comment): \(result.errorText)")
    #expect(report.parsed == 0, "\(comment): \(result.errorText)")
    #expect(result.output == map, "\(comment)")
    check(try sandbox.run(arguments(cache: name)), comment, maximumWarnings: 0)
  }

  /// Copies a directory beside the tree, in place of what is there.
  func copy(_ name: String, to copy: String) throws {
    try remove(copy)
    try sandbox.runTool(["cp", "-a", sandbox.directory.path(name), sandbox.directory.path(copy)])
  }

  /// Removes a directory beside the tree.
  func remove(_ name: String) throws {
    try sandbox.runTool(["rm", "-rf", sandbox.directory.path(name)])
  }

  /// Absolute paths of the files below a directory beside the tree.
  func files(_ name: String) -> [String] {
    regularFiles(below: sandbox.directory.path(name))
  }
}

/// Waits until stamps of what was written so far are trusted: only then does a run use all that
/// the cache holds.
func waitUntilStampsCount() {
  usleep(2_100_000)
}
