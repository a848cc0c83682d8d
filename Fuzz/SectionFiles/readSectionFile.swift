import Glibc
import SourceModel

@testable import FileMapping

/// Opens the input as a section file and reads all that its table may lead to.
///
/// Magic, format, size and the checksum of the head are made right when the first byte is odd,
/// because guessing them teaches nothing.
func readSectionFile(_ input: UnsafeRawBufferPointer) {
  guard let mode = input.first, input.count > 1 else { return }
  var bytes = Array(input.dropFirst())
  if mode & 1 == 1 { repairHead(&bytes) }
  guard let path = write(bytes), let file = try? SectionFile(path: path, magic: 1, format: 1)
  else { return }
  var sum = file.recipe.low &+ UInt64(file.byteCount)
  for id in 0..<16 as Range<UInt32> {
    sum &+= read(file, id, as: UInt8.self) &+ read(file, id, as: UInt16.self)
    sum &+= read(file, id, as: UInt64.self)
  }
  precondition(sum != .max)
}

/// Reads a section whole, and parts of it one after the other.
private func read<Element: BitwiseCopyable & Sendable & FixedWidthInteger>(
  _ file: SectionFile, _ id: UInt32, as type: Element.Type
) -> UInt64 {
  var sum: UInt64 = 0
  if let column = try? file.unverifiedColumn(id, of: type) {
    precondition(column.bytes.count <= file.byteCount)
    for index in [0, column.count / 2, column.count - 1] where column.indices.contains(index) {
      guard (try? file.verify(id, index..<(index + 1), of: type)) != nil else { continue }
      sum &+= UInt64(truncatingIfNeeded: column[index])
    }
  }
  for element in (try? file.column(id, of: type)) ?? Column() {
    sum &+= UInt64(truncatingIfNeeded: element)
  }
  return sum
}

/// The path of a file with these bytes; the one before it is gone then.
private func write(_ bytes: [UInt8]) -> String? {
  guard descriptor >= 0, ftruncate(descriptor, 0) == 0 else { return nil }
  let count = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  return count == bytes.count ? "/proc/self/fd/\(descriptor)" : nil
}

/// A file in memory that nothing but this process sees.
private let descriptor: Int32 = {
  var template = Array("/dev/shm/section-file-XXXXXX".utf8CString)
  let descriptor = mkstemp(&template)
  if descriptor >= 0 { unlink(template) }
  return descriptor
}()

private func repairHead(_ bytes: inout [UInt8]) {
  guard bytes.count >= SectionFileLayout.headerBytes else { return }
  let limit = UInt64(bytes.count)
  bytes.withUnsafeMutableBytes { bytes in
    func word(_ offset: Int) -> UInt64 {
      bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    bytes.storeBytes(of: 1, toByteOffset: 0, as: UInt32.self)
    bytes.storeBytes(of: 1, toByteOffset: 4, as: UInt32.self)
    bytes.storeBytes(of: UInt32(bytes[8] & 7), toByteOffset: 8, as: UInt32.self)
    bytes.storeBytes(of: limit, toByteOffset: 32, as: UInt64.self)
    let sections = Int(bytes[8])
    let tables = SectionFileLayout.headerBytes + sections * SectionFileLayout.entryBytes
    guard tables <= bytes.count else { return }
    var chunks = 0
    for section in 0..<sections {
      let row = SectionFileLayout.headerBytes + section * SectionFileLayout.entryBytes
      guard word(row + 16) <= limit else { return }
      chunks += SectionFileLayout.chunkCount(ofBytes: Int(word(row + 16)))
    }
    let end = tables + chunks * 8
    guard end <= bytes.count else { return }
    let head = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[..<end])
    bytes.storeBytes(of: headChecksum(head), toByteOffset: 40, as: UInt64.self)
  }
}
