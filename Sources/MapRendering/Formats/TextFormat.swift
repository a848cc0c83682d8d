package import SourceModel

/// The default form: a path, then the lines of interest.
///
/// ```
/// package/module.py:
/// │class Shop(Base):
/// │    def buy(self, what):
/// ```
package struct TextFormat: LineFormat {
  let options: LineOptions

  package init(_ options: LineOptions = LineOptions()) { self.options = options }

  package var opening: [UInt8] { [] }

  /// `shop/cart.py:`
  package func name(_ path: RepositoryPath) -> [UInt8] { Array("\(path):\n".utf8) }
  func opening(_ file: OutlinedFile) -> [UInt8] { name(file.path) }
  func closing(_ file: OutlinedFile) -> [UInt8] { [] }

  func line(_ line: LineText) -> [UInt8] {
    options.marks.prefix(line, "") + Array("│".utf8) + line.text + [UInt8(ascii: "\n")]
  }

  /// The coverage, in parentheses.
  package func closing(_ coverage: Coverage) -> [UInt8] { Array("(\(coverage.text))\n".utf8) }
}
