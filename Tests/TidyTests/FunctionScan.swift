/// Finds the functions of a source by its indentation, which the formatter guarantees: a function
/// ends at the first line that is a closing brace as far left as the function began.
struct FunctionScan {
  struct Function {
    /// 1-based.
    let line: Int
    let lineCount: Int
  }

  let functions: [Function]

  init(_ lines: [Substring]) {
    var functions: [Function] = []
    for (index, line) in lines.enumerated() where FunctionScan.opensFunction(line) {
      let indentation = line.prefix { $0 == " " }.count
      let closing = String(repeating: " ", count: indentation) + "}"
      let end = lines[index...].firstIndex { $0 == closing || $0.hasPrefix(closing + " ") }
      functions.append(Function(line: index + 1, lineCount: (end ?? index) - index + 1))
    }
    self.functions = functions
  }

  private static func opensFunction(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { return false }
    return words.prefix(5).contains { word in
      word == "func" || word.hasPrefix("init(") || word == "deinit"
    }
  }
}
