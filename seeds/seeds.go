// Package seeds holds the sample document that the program opens by default.
package seeds

import _ "embed"

// Name is the file name of the sample document.
const Name = "000_7045c40841cfed20.txt"

// Seed is the sample document, byte for byte: two Xinhua articles as they come
// out of copying a newspaper page.
//
//go:embed 000_7045c40841cfed20.txt
var Seed []byte
