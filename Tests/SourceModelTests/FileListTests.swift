import SourceModel
import Testing

@Suite struct FileListTests {
  private static let files = [
    ("a.py", LanguageCandidate.certain(Language("python")), NoiseClass.none),
    ("b/c.h", .byContent, .vendored),
    ("b/d", .byContent, .test),
    ("e.swift", .certain(Language("swift")), .none),
  ].enumerated().map { number, file in
    SourceFile(
      path: RepositoryPath(file.0), language: file.1,
      stamp: FileStamp(
        size: Int64(number), modificationNanoseconds: 1, changeNanoseconds: 2, inode: 3),
      noise: file.2)
  }

  @Test func givesBackItsFiles() {
    let list = FileList(Self.files)
    #expect(Array(list) == Self.files)
    #expect(list.count == 4)
    #expect(list.path(at: 1) == RepositoryPath("b/c.h"))
    #expect(Array(list.pathBytes(at: 2)) == Array("b/d".utf8))
    #expect(FileList().isEmpty)
  }

  @Test func appendsFilesOfADirectory() {
    var list = FileList(Self.files[..<1])
    let names = Array("d\0c.h\0".utf8)
    [2, 0].withUnsafeBufferPointer { starts in
      [UInt16(3), 1].withUnsafeBufferPointer { counts in
        list.append(
          directory: Array("b/".utf8)[...], names: names, starts: starts, counts: counts,
          stamps: Self.files[1...2].map(\.stamp)[...],
          languageCodes: Self.files[1...2].map(\.language.code)[...],
          noise: Self.files[1...2].map(\.noise)[...])
      }
    }
    #expect(Array(list) == Array(Self.files[..<3]))
  }

  @Test func appendsRangesOfAnotherList() {
    let list = FileList(Self.files)
    for start in 0...4 {
      for end in start...4 {
        var other = FileList(Self.files[..<start])
        other.append(contentsOf: list, start..<end, stamps: list.stamps)
        #expect(other == FileList(Self.files[..<end]))
      }
    }
  }

  @Test func everyLanguageHasACode() {
    let candidates = [.byContent] + LanguageTable.languages.map { LanguageCandidate.certain($0) }
    #expect(candidates.map { LanguageCandidate(code: $0.code) } == candidates)
    #expect(Set(candidates.map(\.code)).count == candidates.count)
    #expect(LanguageCandidate(code: 255) == .byContent)
  }
}
