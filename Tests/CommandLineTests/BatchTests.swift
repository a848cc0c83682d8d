import StandardExtensions
import TestSupport
import Testing

/// `repomap batch`.
@Suite struct BatchTests {
  private static func answers(_ result: ProcessResult) throws -> [JSONValue] {
    try result.outputText.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
  }

  @Test func `answers are what single runs print, in order`() throws {
    let sandbox = try Sandbox()
    var requests: [String] = []
    var options: [[String]] = []
    var random = SeededGenerator(seed: 1)
    let formats = ["text", "markdown", "xml", "json", "jsonl", "tags", "ctags", "quickfix"]
    for number in 0..<40 {
      let tokens = Int.random(in: 100...700, using: &random)
      let format = random.pick(formats)
      var members = ["\"id\":\(number)", "\"tokens\":\(tokens)", "\"format\":\"\(format)\""]
      var arguments = ["--tokens", "\(tokens)", "--format", format]
      if random.chance(percent: 40) {
        members.append("\"focus\":[\"shop/price.py\"]")
        arguments += ["--focus", "shop/price.py"]
      }
      if random.chance(percent: 40) {
        members.append("\"task\":\"the cart adds up wrong\"")
        arguments += ["--task", "the cart adds up wrong"]
      }
      if random.chance(percent: 40) {
        members.append("\"mentions\":[\"Cart\"],\"globs\":[\"*.py\"]")
        arguments += ["--mention", "Cart", "-g", "*.py"]
      }
      requests.append("{\(members.joined(separator: ","))}\n")
      options.append(arguments)
    }
    let batch = try sandbox.run(["batch"], input: requests.joined())
    #expect(batch.status == 0, "\(batch.errorText)")
    let answers = try Self.answers(batch)
    try #require(answers.count == options.count)
    for (number, answer) in answers.enumerated() {
      #expect(answer["id"] == .integer(number))
      let single = try sandbox.run(options[number])
      #expect(answer["map"] == .string(single.outputText), "\(options[number])")
    }
  }

  @Test(arguments: [
    ("{\"tokens\":\"many\"}", "'tokens' is not a whole number from 32 to 1000000"),
    ("{\"token\":64}", "unknown member 'token'; did you mean 'tokens'?"),
    ("[]", "not a JSON object"), ("{", "no JSON: unexpected end at byte 2"),
    ("{\"format\":\"html\"}", "'format' is not one of text, markdown"),
    ("{\"focus\":\"a\"}", "'focus' is not a list of strings"),
    ("{\"deadline\":\"soon\"}", "'deadline' is not a time such as 250, 250ms or 2s"),
    ("{\"deadline\":0}", "'deadline' is not a time"),
    ("{\"root\":\"nowhere\"}", "nowhere: no such file or directory"),
    ("{\"lineNumbers\":true,\"format\":\"tags\"}", "line numbers are part of"),
    ("{\"tokenizer\":\"no-such-thing\"}", "no vocabulary called no-such-thing"),
  ])
  func `a bad line is answered by an error, and the next ones by maps`(
    line: String, message: String
  ) throws {
    let result = try Sandbox().run(["batch"], input: "{}\n\(line)\n\n{\"id\":\"last\"}")
    #expect(result.status == 1)
    let answers = try Self.answers(result)
    try #require(answers.count == 3)
    #expect(answers[0]["line"] == .integer(1) && answers[0]["map"] != nil)
    guard case .string(let error) = answers[1]["error"] else {
      Issue.record("no error: \(answers[1])")
      return
    }
    #expect(error.contains(message), "\(error)")
    #expect(answers[2]["id"] == .string("last") && answers[2]["map"] != nil)
  }

  @Test func `a request with a deadline may have a partial map, and the next one goes on`() throws {
    let sandbox = try Sandbox(BigTree.files(count: 60))
    let result = try sandbox.run(
      ["batch"], input: "{\"deadline\":1}\n{\"deadline\":\"3600s\"}\n{\"deadline\":\"1ms\"}\n{}\n")
    #expect(result.status == 0)
    let answers = try Self.answers(result)
    try #require(answers.count == 4)
    let partial = try answers.map { answer in
      guard case .string(let map) = answer["map"] else { throw TestSupportError("\(answer)") }
      return map.contains(" · partial: ")
    }
    // Which of them is answered first isn't said, but there is time for all files in the second and the last.
    #expect(partial[1] == false && partial[3] == false && answers[3]["warnings"] == nil)
    #expect(answers[3]["map"] == .string(try sandbox.run([]).outputText))
  }

  @Test func `several trees are answered in one batch`() throws {
    let sandbox = try Sandbox()
    let result = try sandbox.run(
      ["batch", "--tokens", "300"],
      input: (0..<20).map { "{\"root\":\"\($0 % 2 == 0 ? "shop" : "web")\"}\n" }.joined())
    let answers = try Self.answers(result)
    #expect(answers.count == 20)
    for (number, answer) in answers.enumerated() {
      guard case .string(let map) = answer["map"] else { continue }
      #expect(map.contains("cart.py:") == (number % 2 == 0))
      #expect(map.contains("view.js:") == (number % 2 == 1))
    }
  }

  @Test func `an answer comes before the next request`() throws {
    let result = try Sandbox().runShell(
      """
      mkfifo requests
      "$0" batch <requests >answers &
      exec 3>requests
      for number in 1 2 3; do
        echo "{\\"id\\": $number}" >&3
        for try in $(seq 500); do
          [ "$(wc -l <answers)" = $number ] && break
          sleep 0.02
        done
        wc -l <answers
      done
      exec 3>&-
      wait
      """)
    #expect(result.outputText == "1\n2\n3\n", "\(result.errorText)")
  }

  @Test func `a missing file is an error`() throws {
    let result = try Sandbox().run(["batch", "missing.jsonl"])
    #expect(result.status == 2)
    #expect(result.errorText.contains("missing.jsonl: No such file or directory"))
  }
}
