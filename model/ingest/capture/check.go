package capture

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"galley/model"
)

// Check looks whether a capture still is what it was when it was taken, by the bytes of its WARC file: each
// record by its digest, the page by its hash, and the token by its signature. Nothing is asked of a network.
func Check(c model.Capture, warc []byte) error {
	sum := sha256.Sum256(warc)
	sha := hex.EncodeToString(sum[:])
	if c.WARC() != sha {
		return model.Faultf(model.Damaged, "The captured page is not the file that was kept.")
	}
	var wrong error
	switch page, err := payload(warc); {
	case err != nil:
		wrong = model.Wrap(model.Damaged, err, "The captured page cannot be read as WARC.")
	case page != c.PayloadHash:
		wrong = model.Faultf(model.Damaged, "The captured page is not the one that is on record.")
	}
	if c.Token != "" {
		if _, err := Read(c.Token, sha); err != nil {
			wrong = errors.Join(wrong, model.Wrap(model.Damaged, err, "The time token of the captured page does not hold."))
		}
	}
	return wrong
}
