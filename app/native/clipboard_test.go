package native

import "testing"

func TestThePartThatWasCopiedIsTakenOutOfWindowsHTMLFormat(t *testing.T) {
	const page = "Version:0.9\r\nStartHTML:00000097\r\nEndHTML:00000190\r\nStartFragment:00000131\r\nEndFragment:00000155\r\n" +
		"<html><body><!--StartFragment--><p>600 miles of border</p><!--EndFragment--></body></html>"
	for format, want := range map[string]string{
		page:              page[131:155],
		"":                "",
		"StartFragment:3": "",
		"<p>no head</p>":  "",
		"StartFragment:9\r\nEndFragment:5\r\n<p>": "",
	} {
		if got := unwrapped(format); got != want {
			t.Errorf("of %q it takes %q, want %q", format, got, want)
		}
	}
}
