import TaskReading
import Testing

/// Which files a written path means.
@Suite struct PathMatcherTests {
  private static let tree = [
    "README.md", "app/models/user.rb", "docs/cache.md", "lib/src/a.dart", "packages/web/src/app.ts",
    "pkg/Makefile", "setup.py", "shop/__init__.py", "shop/cart.py", "shop/core/cache/__init__.py",
    "shop/core/cache/base.py", "shop/core/utils.py", "shop/utils.py", "src/Cart.cs",
    "src/main/java/com/shop/Cart.java", "src/main/java/com/shop/io/Cart.java", "tests/cart.py",
  ]

  static let cases: [(String, [String])] = [
    // Whole paths, and parts of them.
    ("shop/cart.py", ["whole shop/cart.py"]),
    ("cart.py", ["whole shop/cart.py", "whole tests/cart.py"]),
    ("core/utils.py", ["whole shop/core/utils.py"]),
    ("utils.py", ["whole shop/core/utils.py", "whole shop/utils.py"]),
    // Of other machines.
    ("/builds/one/shop/cart.py", ["whole shop/cart.py"]),
    ("C:\\work\\shop\\core\\utils.py", ["whole shop/core/utils.py"]),
    ("c:/builds/SHOP/Cart.py", ["whole shop/cart.py"]),
    ("/venv/lib/python3.12/site-packages/shop/cart.py", ["whole shop/cart.py"]),
    ("./shop/../shop/cart.py", ["whole shop/cart.py"]),
    ("~/shop/cart.py", ["whole shop/cart.py"]),
    ("a/shop/cart.py", ["whole shop/cart.py"]),
    ("file:///srv/packages/web/src/app.ts", ["whole packages/web/src/app.ts"]),
    ("webpack:///./src/app.ts?1a2b", ["whole packages/web/src/app.ts"]),
    ("http://localhost:3000/src/app.ts", ["whole packages/web/src/app.ts"]),
    ("package:shop/src/a.dart", ["whole lib/src/a.dart"]),
    ("com/shop/Cart.java", ["whole src/main/java/com/shop/Cart.java"]),
    ("com/shop/io/Cart.java", ["whole src/main/java/com/shop/io/Cart.java"]),
    // Only the end agrees.
    ("other/core/utils.py", ["partial shop/core/utils.py"]),
    ("/usr/lib/python3/requests/utils.py", ["name shop/core/utils.py", "name shop/utils.py"]),
    ("/usr/lib/x/setup.py", ["name setup.py"]),
    // Without extensions, and directories.
    ("app/models/user", ["whole app/models/user.rb"]),
    ("shop/core/cache", ["whole directory of shop/core/cache/__init__.py"]),
    ("core/cache/", ["whole directory of shop/core/cache/__init__.py"]),
    ("README", ["whole README.md"]),
    ("Makefile", ["whole pkg/Makefile"]),
    // Nothing.
    ("art.py", []), ("hop/cart2.py", []), ("", []), ("/", []), ("..", []),
    (
      "cart",
      [
        "whole shop/cart.py", "whole src/Cart.cs", "whole src/main/java/com/shop/Cart.java",
        "whole src/main/java/com/shop/io/Cart.java", "whole tests/cart.py",
      ]
    ),
  ]

  @Test(arguments: cases)
  func `a written path means`(_ written: String, _ expected: [String]) {
    let matches = PathMatcherTests.match([written], in: PathMatcherTests.tree)[0].matches
    let found = matches.map { match in
      "\(match.agreement) \(match.isDirectory ? "directory of " : "")\(PathMatcherTests.tree[match.file])"
    }
    #expect(Set(found) == Set(expected))
  }

  @Test func `all written paths are found in one pass as each alone`() {
    let written = PathMatcherTests.cases.map { $0.0 }
    let together = PathMatcherTests.match(written, in: PathMatcherTests.tree)
    for (path, matches) in zip(written, together) {
      #expect(PathMatcherTests.match([path], in: PathMatcherTests.tree)[0] == matches, "\(path)")
    }
  }

  @Test func `the same case of letters comes first`() {
    let matches = PathMatcherTests.match(["Cart"], in: PathMatcherTests.tree)[0].matches
    #expect(PathMatcherTests.tree[matches[0].file] == "src/Cart.cs")
  }

  @Test func `of many files the first are kept and all are counted`() {
    let tree = (0..<1000).map { "d\($0)/index.js" }
    let matches = PathMatcherTests.match(["index.js"], in: tree)[0]
    #expect(matches.fileCount == 1000)
    #expect(matches.matches.map { $0.file } == Array(0..<PathMatcher.maximumMatches))
  }

  static func match(_ written: [String], in tree: [String]) -> [PathMatches] {
    var matcher = PathMatcher(written.map { Array($0.utf8) })
    for (index, path) in tree.enumerated() {
      Array(path.utf8).withUnsafeBytes { matcher.consider($0, file: index) }
    }
    return matcher.results
  }
}
