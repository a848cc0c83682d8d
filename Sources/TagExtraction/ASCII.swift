/// ASCII white space.
func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
}

func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

func isLetter(_ byte: UInt8) -> Bool {
  let folded = byte | 0x20
  return folded >= UInt8(ascii: "a") && folded <= UInt8(ascii: "z")
}
