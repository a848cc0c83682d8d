@testable import FileDiscovery

/// Reads git's index and asks it about its own and other paths.
///
/// The first byte says how long object names are, the second how much of the rest is the shared part
/// of a split index, in 256ths. The version's upper bytes are made right.
func readIndex(_ input: UnsafeRawBufferPointer) {
  guard input.count > 2 else { return }
  let rest = input.dropFirst(2)
  let sharedCount = rest.count * Int(input[1]) / 256
  let shared = withHeader(Array(rest.prefix(sharedCount)))
  let own = withHeader(Array(rest.dropFirst(sharedCount)))
  let objectNameBytes = input[0] & 1 == 0 ? 20 : 32
  guard
    let index = try? GitIndex(
      own, objectNameBytes: objectNameBytes, sharedIndex: { _ in shared })
  else { return }
  for path in [Array(rest.prefix(4)), Array("a/b".utf8), []] {
    _ = index.contains(path.span)
    _ = index.isGitlink(path.span)
    _ = index.holdsPaths(below: path.span)
  }
}

/// The content with the signature in front and a version from 0 to 7 behind it.
private func withHeader(_ content: [UInt8]) -> [UInt8] {
  guard let version = content.first else { return content }
  return Array("DIRC".utf8) + [0, 0, 0, version & 7] + content.dropFirst()
}
