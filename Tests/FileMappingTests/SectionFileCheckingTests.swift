import FileMapping
import TestSupport
import Testing

/// Files of sections whose meaning the reader doesn't know.
@Suite struct SectionFileCheckingTests {
  private let directory: TemporaryDirectory
  private let path: String
  private let sample = SectionSample(count: 1 << 19)

  init() throws {
    directory = try TemporaryDirectory()
    path = directory.path("file")
    try sample.writer.write(to: path)
  }

  @Test func `a sound file of any kind is listed and verified`() throws {
    let file = try SectionFile(ofAnyKindAt: path)
    #expect(file.sections.map(\.id) == [1, 20, 300, 4])
    #expect(file.sections.map(\.elementBytes) == [1, 2, 16, 8])
    #expect(file.sections[0].byteCount == 1 << 19)
    try file.verifyAll()
  }

  @Test func `damage anywhere in a section is found`() throws {
    let sound = try readBytes(path)
    let starts = try SectionFile(ofAnyKindAt: path).sections.map(\.byteCount)
    let space = sound.count - starts.reduce(0, +)
    var generator = SeededGenerator(seed: 5)
    for place in stride(from: space, to: sound.count, by: 100_000) {
      var bytes = sound
      bytes.flipBit(at: place, using: &generator)
      try writeFile(bytes, to: path)
      #expect(throws: SectionFileError.self, "\(place)") {
        try SectionFile(ofAnyKindAt: path).verifyAll()
      }
    }
  }

  @Test func `what is no section file can't be opened`() throws {
    for text in ["", "text", String(repeating: "text", count: 100)] {
      try directory.write(text, to: "file")
      #expect(throws: SectionFileError.self) { try SectionFile(ofAnyKindAt: path) }
    }
  }
}
