package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
)

// iconSizes are the edges, in pixels, of the icons in assets/icon.
var iconSizes = []int{16, 32, 64, 128, 256, 512}

func iconFile(size int) string { return fmt.Sprintf("assets/icon/icon-%d.png", size) }

// ico is the icon as Windows has it: a directory, then PNGs
// (learn.microsoft.com/previous-versions/ms997538).
func ico() ([]byte, error) {
	const head, entry = 6, 16
	sizes := iconSizes[:5] // 256 is the largest
	var dir, pictures bytes.Buffer
	le := binary.LittleEndian
	dir.Write(le.AppendUint16(le.AppendUint16(le.AppendUint16(nil, 0), 1), uint16(len(sizes))))
	for _, size := range sizes {
		b, err := os.ReadFile(iconFile(size))
		if err != nil {
			return nil, err
		}
		edge := byte(size) // 256 is written as 0
		e := []byte{edge, edge, 0, 0}
		e = le.AppendUint16(le.AppendUint16(e, 1), 32)
		e = le.AppendUint32(le.AppendUint32(e, uint32(len(b))), uint32(head+entry*len(sizes)+pictures.Len()))
		dir.Write(e)
		pictures.Write(b)
	}
	return append(dir.Bytes(), pictures.Bytes()...), nil
}

// icns is the icon as macOS has it: PNGs, each with its kind and length.
func icns() ([]byte, error) {
	var body []byte
	for _, p := range []struct{ kind, file string }{
		{"icp4", iconFile(16)}, {"icp5", iconFile(32)}, {"icp6", iconFile(64)}, {"ic07", iconFile(128)}, {"ic08", iconFile(256)},
		{"ic09", iconFile(512)}, {"ic10", "assets/icon/Icon.png"},
	} {
		b, err := os.ReadFile(p.file)
		if err != nil {
			return nil, err
		}
		body = append(binary.BigEndian.AppendUint32(append(body, p.kind...), uint32(len(b)+8)), b...)
	}
	return append(binary.BigEndian.AppendUint32([]byte("icns"), uint32(len(body)+8)), body...), nil
}
