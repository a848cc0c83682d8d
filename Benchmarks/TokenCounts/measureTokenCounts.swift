@preconcurrency internal import Glibc
internal import TokenCounting

/// Prints what counting takes: of every vocabulary the time to load it, and the time for 8,192 tokens
/// of every text, at first and when its pieces are known.
///
/// Arguments: texts, and vocabularies as `PATTERN=FILE` (a `.tiktoken` file) or `json=FILE`. With
/// `documents=FILE` alone, the estimates of the documents in the file are printed instead, each by its
/// sum in thousandths and its tokens; before each document its length stands in four bytes,
/// little-endian.
func measureTokenCounts() {
  let arguments = CommandLine.arguments.dropFirst()
  if let documents = arguments.first, documents.hasPrefix("documents=") {
    return printEstimates(content(of: String(documents.dropFirst("documents=".count))))
  }
  let texts = arguments.filter { !$0.contains("=") }.map { ($0, content(of: $0)) }
  report("estimate", TokenEstimator(), loading: 0, texts)
  for argument in arguments {
    guard let sign = argument.firstIndex(of: "=") else { continue }
    let file = content(of: String(argument[argument.index(after: sign)...]))
    do {
      var counter: any TokenCounter = TokenEstimator()
      var loading = UInt64.max
      for _ in 0..<5 {
        let start = nanoseconds()
        counter = try tokenizer(String(argument[..<sign]), file)
        loading = min(loading, nanoseconds() - start)
      }
      report(argument, counter, loading: loading, texts)
    } catch {
      fail("\(argument): \(error)")
    }
  }
}

private func printEstimates(_ documents: [UInt8]) {
  let estimator = TokenEstimator()
  var place = 0
  while place + 4 <= documents.count {
    let length = (0..<4).reduce(0) { $0 | Int(documents[place + $1]) << (8 * $1) }
    let end = min(documents.count, place + 4 + length)
    let sum = estimator.sum(documents[(place + 4)..<end])
    print(sum.thousandths, estimator.tokens(sum))
    place = end
  }
}

private func tokenizer(_ kind: String, _ file: [UInt8]) throws -> any TokenCounter {
  if kind == "json" { return try BytePairTokenizer(tokenizerFile: file) }
  guard let split = KnownSplit(rawValue: kind) else { fail("\(kind) is no pattern") }
  return try BytePairTokenizer(tiktokenFile: file, split: split)
}

private func report(
  _ name: String, _ counter: some TokenCounter, loading: UInt64, _ texts: [(String, [UInt8])]
) {
  print("\(name): loaded in \(milliseconds(loading)) ms")
  for (path, text) in texts {
    var start = nanoseconds()
    let tokens = counter.tokens(counter.sum(text))
    let first = nanoseconds() - start
    var best = UInt64.max
    for _ in 0..<20 {
      start = nanoseconds()
      _ = counter.sum(text)
      best = min(best, nanoseconds() - start)
    }
    start = nanoseconds()
    for line in text.split(separator: 0x0A) { _ = counter.sum(line) }
    let lines = nanoseconds() - start
    let scale = { (time: UInt64) in milliseconds(time * 8192 / UInt64(max(1, tokens))) }
    let perByte = Double(best) / Double(max(1, text.count))
    print(
      "  \(path): \(text.count) bytes, \(tokens) tokens; ms per 8,192 tokens: first \(scale(first)),"
        + " again \(scale(best)), line by line \(scale(lines)); \((perByte * 100).rounded() / 100) ns/byte"
    )
  }
}

private func nanoseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

private func milliseconds(_ nanoseconds: UInt64) -> Double {
  (Double(nanoseconds) / 10_000).rounded() / 100
}

private func content(of path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { fail("\(path) can't be read") }
  defer { fclose(file) }
  var content: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    guard count > 0 else { return content }
    content.append(contentsOf: buffer[..<count])
  }
}

private func fail(_ message: String) -> Never {
  fputs("token-counts: \(message)\n", stderr)
  exit(1)
}
