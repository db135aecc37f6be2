package sample

import (
	"slices"
	"testing"
)

// tracked is a document with a comment, and a word instead of another with changes tracked.
const tracked = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:tracked-changes text:track-changes="false"><text:changed-region text:id="a"><text:deletion><office:change-info><dc:creator>Ann</dc:creator>
<dc:date>2026-11-20T10:00:00</dc:date></office:change-info><text:p>600</text:p></text:deletion></text:changed-region>
<text:changed-region text:id="b"><text:insertion><office:change-info><dc:creator>Ann</dc:creator>
<dc:date>2026-11-20T10:00:00</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes>
<text:p>Some <office:annotation office:name="x"><dc:creator>Bob</dc:creator><dc:date>2026-11-20T11:00:00</dc:date><text:p>Which?</text:p>` +
	`</office:annotation><text:change text:change-id="a"/><text:change-start text:change-id="b"/>700<text:change-end text:change-id="b"/> miles` +
	`<office:annotation-end office:name="x"/> of border.</text:p></office:text></office:body></office:document>`

func TestLibreOfficeShowsWhatStandsInADocument(t *testing.T) {
	o := LibreOffice(t, ".fodt", []byte(tracked))[0]
	if o.Text(o.Accepted) != "Some 700 miles of border." || o.Text(o.Rejected) != "Some 600 miles of border." {
		t.Errorf("accepted it is %q, rejected %q", o.Text(o.Accepted), o.Text(o.Rejected))
	}
	if len(o.Comments) != 1 || o.Comments[0].Author != "Bob" || o.Comments[0].Text != "Which?" {
		t.Errorf("its comments are %v", o.Comments)
	}
	if !slices.Contains(o.Changes, OpenedChange{"Delete", "Ann", "2026-11-20T10:00:00"}) || len(o.Changes) != 2 {
		t.Errorf("its changes are %v", o.Changes)
	}
}
