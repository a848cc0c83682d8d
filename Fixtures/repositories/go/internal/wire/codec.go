package wire

import (
	"encoding/binary"
	"io"
)

const magic = 0x52454C59

// Encode writes a frame.
func Encode[T ~[]byte](w io.Writer, payload T) error {
	var header [8]byte
	binary.BigEndian.PutUint32(header[:], magic)
	binary.BigEndian.PutUint32(header[4:], uint32(len(payload)))
	if _, err := w.Write(header[:]); err != nil {
		return err
	}
	_, err := w.Write(payload)
	return err
}

// Decode reads a frame.
func Decode(r io.Reader) ([]byte, error) {
	var header [8]byte
	if _, err := io.ReadFull(r, header[:]); err != nil {
		return nil, err
	}
	payload := make([]byte, binary.BigEndian.Uint32(header[4:]))
	_, err := io.ReadFull(r, payload)
	return payload, err
}
