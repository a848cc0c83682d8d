internal import StandardExtensions

/// Nobody edits what is larger, in bytes.
private let maximumTextBytes = 64 << 20

/// What a file holds on disk; `nil` where it can't be read.
func savedText(ofFileAt path: [UInt8]) -> [UInt8]? {
  try? readFile(path, limitBytes: maximumTextBytes)
}
