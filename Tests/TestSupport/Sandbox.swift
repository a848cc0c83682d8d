@preconcurrency internal import Glibc

/// The program that was built with these tests.
package let programPath: String = {
  var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
  let count = readlink("/proc/self/exe", &buffer, buffer.count)
  let path = buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
  let directory = path[..<(path.lastIndex(of: UInt8(ascii: "/")) ?? 0)]
  return String(decoding: directory, as: UTF8.self) + "/repomap"
}()

/// A tree, a home directory and a cache of one test; removed with the last reference.
///
/// ```
/// home/    HOME, empty at first
/// cache/   XDG_CACHE_HOME
/// tree/    the tree, and the working directory of the program
/// ```
package struct Sandbox {
  /// Holds all of it.
  package let directory: TemporaryDirectory
  /// The whole environment of the program, except `PATH`.
  package var environment: [String: String]

  /// - Parameter files: What the tree holds: content by path.
  /// - Throws: `TestSupportError` when a file can't be written.
  package init(_ files: [String: String] = Sandbox.shop) throws {
    directory = try TemporaryDirectory()
    environment = [
      "HOME": directory.path("home"),
      "XDG_CACHE_HOME": directory.path("cache"),
      "XDG_CONFIG_HOME": directory.path("home/.config"),
      "XDG_DATA_HOME": directory.path("home/.local/share"),
      "REPO_MAP_GRAMMAR_DIR": grammarDirectories.joined(separator: ":"),
      "GIT_CONFIG_NOSYSTEM": "1",
      // Not the vocabularies of whoever runs the tests.
      "TIKTOKEN_CACHE_DIR": directory.path("home/vocabularies"),
      "SWIFT_BACKTRACE": "enable=no",
    ]
    for name in ["home", "tree"] { try directory.makeDirectory(name) }
    for (path, content) in files { try write(content, to: path) }
  }

  /// The tree's absolute path.
  package var root: String { directory.path("tree") }

  /// The directory that holds the caches of all repositories.
  package var cacheDirectory: String { directory.path("cache/repomap") }

  /// Writes a file of the tree.
  package func write(_ content: String, to path: String) throws {
    try directory.write(content, to: "tree/\(path)")
  }

  /// Writes a file of the tree whose name or content may be no text.
  package func write(_ content: [UInt8], to path: [UInt8]) throws {
    try directory.write(content, to: Array("tree/".utf8) + path)
  }

  /// Runs the program in the tree, or in the directory below it that is given.
  package func run(
    _ arguments: [String], in subdirectory: String = "", input: String = ""
  ) throws -> ProcessResult {
    try runProcess(
      [programPath] + arguments, in: "\(root)/\(subdirectory)", environment: environment,
      standardInput: Array(input.utf8))
  }

  /// Runs a script of the shell in the tree; the program is `"$0"`.
  package func runShell(_ script: String, _ arguments: [String] = []) throws -> ProcessResult {
    try runProcess(
      ["bash", "-c", script, programPath] + arguments, in: root, environment: environment)
  }

  /// Starts the program in the tree.
  package func start(_ arguments: [String], hasTerminal: Bool = false) throws -> RunningProcess {
    try RunningProcess(
      [programPath] + arguments, in: root, environment: environment, hasTerminal: hasTerminal)
  }

  /// Runs a tool, such as git, in the tree and expects success.
  package func runTool(_ arguments: [String]) throws {
    let result = try runProcess(arguments, in: root, environment: environment)
    guard result.status == 0 else { throw ToolFailure(arguments: arguments, result: result) }
  }

  /// A tool that a test needs failed.
  package struct ToolFailure: Error {
    package let arguments: [String]
    package let result: ProcessResult
  }
}

extension Sandbox {
  /// A small tree in three languages, whose files use each other.
  package static let shop = [
    "shop/cart.py": """
    from shop.price import Price, total


    class Cart:
        \"\"\"What a customer wants to buy.\"\"\"

        def __init__(self, owner):
            self.owner = owner
            self.prices = []

        def add(self, price: Price) -> None:
            self.prices.append(price)

        def sum(self) -> Price:
            return total(self.prices)

    """,
    "shop/price.py": """
    CURRENCY = "EUR"


    class Price:
        def __init__(self, cents):
            self.cents = cents

        def plus(self, other):
            return Price(self.cents + other.cents)


    def total(prices):
        sum = Price(0)
        for price in prices:
            sum = sum.plus(price)
        return sum

    """,
    "shop/order.py": """
    from shop.cart import Cart


    class Order:
        def __init__(self, cart: Cart):
            self.cart = cart

        def pay(self):
            return self.cart.sum().cents

    """,
    "web/view.js": """
    import { request } from "./request.js";

    export class CartView {
      render(cart) {
        return request("/cart", cart);
      }
    }

    """,
    "web/request.js": """
    export function request(path, body) {
      return fetch(path, { body });
    }

    """,
    "native/sum.c": """
    #include "sum.h"

    int sum_cents(const int *cents, int count) {
      int sum = 0;
      for (int i = 0; i < count; i++) sum += cents[i];
      return sum;
    }

    """,
    "native/sum.h": """
    #ifndef SUM_H
    #define SUM_H

    int sum_cents(const int *cents, int count);

    #endif

    """,
  ]
}
