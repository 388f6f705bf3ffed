package sheet

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"

	"github.com/wenshu-app/wenshu/core/doc"
)

// usual is the password of workbooks that are locked against writing alone.
const usual = "VelvetSweatshop"

// Decrypt returns the office document, of whatever kind, that b, an encrypted
// one, holds. Its error is a *doc.Error of kind Encrypted where the password is
// wrong or the encryption is one that is not known.
func Decrypt(b []byte, password string) (out []byte, err error) {
	defer func() {
		if p := recover(); p != nil { // excelize trusts the sizes that the file claims
			out, err = nil, &doc.Error{Kind: doc.Damaged, Stage: "format", Err: fmt.Errorf("decrypt: %v", p)}
		}
	}()
	for _, word := range []string{password, usual} {
		if word == "" {
			continue
		}
		out, err = excelize.Decrypt(b, &excelize.Options{Password: word})
		if err == nil && bytes.HasPrefix(out, []byte("PK\x03\x04")) {
			return out, nil
		}
	}
	if err == nil {
		err = errors.New("the password does not fit")
	}
	return nil, &doc.Error{Kind: doc.Encrypted, Stage: "format", Format: "ooxml", Err: err}
}
