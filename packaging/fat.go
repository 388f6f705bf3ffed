package main

import (
	"debug/macho"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
)

// universal builds a program for both processors of Macs into one file.
func (r *release) universal(out, name string, s system) error {
	var halves []string
	for _, arch := range []string{"amd64", "arm64"} {
		half := filepath.Join(r.work, name+"-"+arch)
		one := s
		one.arch = arch
		if err := r.build(half, name, one); err != nil {
			return err
		}
		if least, err := asksForMac(half); err != nil {
			return err
		} else if least != leastMac {
			return fmt.Errorf("%s for %s asks for macOS %s, not %s", name, arch, least, leastMac)
		}
		halves = append(halves, half)
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	return fat(out, halves...)
}

// asksForMac is the oldest macOS that a program says it starts on (LC_BUILD_VERSION
// in mach-o/loader.h).
func asksForMac(program string) (string, error) {
	f, err := macho.Open(program)
	if err != nil {
		return "", fmt.Errorf("%s: %w", program, err)
	}
	defer f.Close()
	const buildVersion, least = 0x32, 12 // the command, and where in it the version stands
	for _, l := range f.Loads {
		b := l.Raw()
		if len(b) >= least+4 && f.ByteOrder.Uint32(b) == buildVersion {
			v := f.ByteOrder.Uint32(b[least:]) // 0xMMMMmmpp
			return fmt.Sprintf("%d.%d", v>>16, v>>8&0xff), nil
		}
	}
	return "", fmt.Errorf("%s says of no macOS that it starts there", program)
}

// fat writes programs for several processors one behind the other, each on a
// page of its own, with a directory before them: what lipo does, which only Macs
// have (mach-o/fat.h).
func fat(out string, programs ...string) error {
	const align = 14 // pages of 16 KB
	be := binary.BigEndian
	head := be.AppendUint32(be.AppendUint32(nil, macho.MagicFat), uint32(len(programs)))
	var body []byte
	for _, p := range programs {
		f, err := macho.Open(p)
		if err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		cpu, sub := f.Cpu, f.SubCpu
		f.Close()
		b, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		for (len(body)+1<<align)%(1<<align) != 0 {
			body = append(body, 0)
		}
		for _, v := range []uint32{uint32(cpu), sub, uint32(len(body) + 1<<align), uint32(len(b)), align} {
			head = be.AppendUint32(head, v)
		}
		body = append(body, b...)
	}
	head = append(head, make([]byte, 1<<align-len(head))...)
	return os.WriteFile(out, append(head, body...), 0o755)
}
