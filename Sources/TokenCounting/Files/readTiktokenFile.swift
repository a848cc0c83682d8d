/// Files larger than this are no vocabularies: the largest in use has 30 MB.
package let maximumVocabularyBytes = 256 << 20

/// Reads a `.tiktoken` file: lines of a token's bytes in base64, a space, and its rank.
///
/// Ranks may leave holes, which hold special tokens in some vocabularies, and come in any order. Empty
/// lines and carriage returns count for nothing, as in the library that the files are made for.
///
/// - Throws: `malformedLine`, `repeatedLine`, `missingByte` or `tooLarge`.
func readTiktokenFile(_ file: [UInt8]) throws(TokenizerError) -> Vocabulary {
  guard file.count <= maximumVocabularyBytes else { throw .tooLarge }
  var builder = VocabularyBuilder(fileBytes: file.count)
  var lines: [Int32] = []
  lines.reserveCapacity(file.count / 16)
  var place = 0
  var number = 0
  while place < file.count {
    number += 1
    let end = file[place...].firstIndex(of: UInt8(ascii: "\n")) ?? file.count
    var line = place..<end
    place = end + 1
    while line.upperBound > line.lowerBound, file[line.upperBound - 1] == 0x0D {
      line = line.lowerBound..<line.upperBound - 1
    }
    if line.isEmpty { continue }
    guard let rank = readLine(file, line, into: &builder) else {
      throw .malformedLine(line: number)
    }
    builder.endToken(id: rank)
    lines.append(Int32(truncatingIfNeeded: number))
  }
  if let repeated = firstRepeated(builder.ids) {
    throw .repeatedLine(line: Int(lines[repeated]))
  }
  do throws(TokenizerError) {
    return try Vocabulary(builder)
  } catch .duplicateToken(let place) {
    throw .repeatedLine(line: Int(lines[place]))
  }
}

/// Writes the token of a line to `builder` and returns its rank; `nil` for what is no such line.
private func readLine(
  _ file: [UInt8], _ line: Range<Int>, into builder: inout VocabularyBuilder
) -> UInt32? {
  file.withUnsafeBufferPointer { file in
    var place = line.lowerBound
    while line.upperBound - place >= 4, file[place] != UInt8(ascii: " ") {
      let padding =
        file[place + 3] != UInt8(ascii: "=") ? 0 : file[place + 2] != UInt8(ascii: "=") ? 1 : 2
      var bits: UInt32 = 0
      for index in 0..<(4 - padding) {
        let digit = base64Digits[Int(file[place + index])]
        guard digit < 64 else { return nil }
        bits = bits << 6 | UInt32(digit)
      }
      bits <<= UInt32(6 * padding)
      for index in 0..<(3 - padding) {
        builder.append(UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * index)))
      }
      place += 4
      if padding > 0 { break }
    }
    guard builder.pendingCount > 0, place < line.upperBound, file[place] == UInt8(ascii: " ") else {
      return nil
    }
    return number(file[(place + 1)..<line.upperBound])
  }
}

/// A decimal number below ``Merge/noRank``.
private func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32? {
  guard !digits.isEmpty, digits.count <= 10 else { return nil }
  var value: UInt64 = 0
  for digit in digits {
    guard digit &- UInt8(ascii: "0") < 10 else { return nil }
    value = value * 10 + UInt64(digit - UInt8(ascii: "0"))
  }
  return value < UInt64(Merge.noRank) ? UInt32(value) : nil
}

/// The place of a rank that an earlier place has.
private func firstRepeated(_ ranks: [UInt32]) -> Int? {
  // In most files they only grow.
  if zip(ranks, ranks.dropFirst()).allSatisfy({ $0 < $1 }) { return nil }
  var known: Set<UInt32> = []
  return ranks.firstIndex { !known.insert($0).inserted }
}

/// The value of each byte as a digit of base64; 64 for those that are none.
private let base64Digits: [UInt8] = {
  var digits = [UInt8](repeating: 64, count: 256)
  let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  for (value, digit) in alphabet.utf8.enumerated() { digits[Int(digit)] = UInt8(value) }
  return digits
}()
