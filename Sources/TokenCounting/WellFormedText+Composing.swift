@_spi(_Unicode) internal import Swift

extension WellFormedText {
  /// `text` in Unicode's normalization form C.
  static func composed(_ text: UnsafeRawBufferPointer) -> [UInt8] {
    var composed: [UInt8] = []
    composed.reserveCapacity(text.count)
    for scalar in String(decoding: text, as: UTF8.self)._nfc {
      composed.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return composed
  }
}
