import TestSupport

/// A tree whose extraction takes a second or two, for what happens meanwhile.
enum BigTree {
  /// One for all tests, which keep their caches apart by ``cold(_:)``.
  static let shared = Result { try Sandbox(files(count: 250)) }

  /// Arguments for a run on one thread with an empty cache of its own.
  static func cold(_ name: String) -> [String] {
    ["--threads", "1", "--cache-dir", "../cache-\(name)"]
  }

  /// Python modules of 9 KB with 40 functions and 5 classes each.
  static func files(count: Int) -> [String: String] {
    var files: [String: String] = [:]
    for file in 0..<count {
      var text = "import big.module\(file / 2)\n\n"
      for number in 0..<40 {
        text += "def function_\(file)_\(number)(first, second=None, *rest):\n"
        text += "    \"\"\"Adds what function_\(file / 2)_\(number) gives.\"\"\"\n"
        text += "    return function_\(file / 2)_\(number)(first) + helper_\(number)(second)\n\n"
      }
      for number in 0..<5 {
        text += "class Class\(file)x\(number)(Base\(number)):\n"
        text += "    def method(self, value):\n        return self.other(value)\n\n"
      }
      files["big/module\(file).py"] = text
    }
    return files
  }
}
