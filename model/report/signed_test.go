package report

import (
	"strings"
	"testing"

	"galley/model"
	"galley/model/report/sample"
)

// A claim that was worded anew is signed off by nobody until somebody does again.
func TestASignOffOfOtherWordsIsNotReported(t *testing.T) {
	for _, format := range []Format{HTML, Markdown, CSV} {
		c := sample.Full(t)
		if !strings.Contains(output(t, format, c), "Bob") {
			t.Errorf("%s: a sign-off is not reported", format)
		}
		c.Dossiers[0].Claim.Status = model.Checked
		if out := output(t, format, c); strings.Contains(out, "Bob") {
			t.Errorf("%s: a sign-off of other words is reported", format)
		}
	}
}
