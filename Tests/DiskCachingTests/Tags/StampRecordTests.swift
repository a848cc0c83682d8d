import SourceModel
import TestSupport
import Testing

@testable import DiskCaching

@Suite struct StampRecordTests {
  @Test(arguments: [0, 7, 12, 1 << 40])
  func `a record comes back for its own path only`(_ number: Int) {
    let record = CacheFixture.record(number)
    let bytes = record.encoded(path: CacheFixture.path(number))
    #expect(decode(bytes, CacheFixture.path(number)) == record)
    #expect(decode(bytes, CacheFixture.path(number + 1)) == nil)
    #expect(decode(bytes, .root) == nil)
  }

  @Test(arguments: [0, 7])
  func `every flipped bit of record or path is found`(_ number: Int) {
    let path = CacheFixture.path(number)
    let bytes = CacheFixture.record(number).encoded(path: path)
    for bit in 0..<(bytes.count * 8) {
      var damaged = bytes
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(decode(damaged, path) == nil, "bit \(bit)")
    }
    for bit in 0..<(path.bytes.count * 8) {
      var damaged = path.bytes
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(decode(bytes, RepositoryPath(bytes: damaged)) == nil, "bit \(bit) of the path")
    }
  }

  @Test func `random bytes of any size are no record`() {
    var generator = SeededGenerator(seed: 1)
    for count in 0..<200 {
      #expect(decode(generator.bytes(count: count), .root) == nil, "\(count) bytes")
    }
  }

  @Test func `a stamp is trusted while it is equal and was old when it was recorded`() {
    var record = CacheFixture.record(1)
    #expect(record.isTrusted(for: record.stamp))
    var other = record.stamp
    other.changeNanoseconds += 1
    #expect(!record.isTrusted(for: other))
    record.recordedAt = record.stamp.changeNanoseconds + 1
    #expect(!record.isTrusted(for: record.stamp))
  }

  private func decode(_ bytes: [UInt8], _ path: RepositoryPath) -> StampRecord? {
    bytes.withUnsafeBytes { bytes in
      path.bytes.withUnsafeBytes { StampRecord(decoding: bytes, path: $0) }
    }
  }
}
