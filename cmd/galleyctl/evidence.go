package main

import (
	"io"

	"galley/model"
)

// evidenceEdit changes a piece of evidence. A field that is not given stays as it is.
type evidenceEdit struct {
	Evidence string  `arg:"" help:"Its id (claim show lists it), or its beginning."`
	Stance   *string `help:"supports, refutes or context."`
	Quote    *string `help:"What the source says, in its words."`
	Locator  *string `help:"Where in the source: a page, a paragraph, a time."`
	Note     *string `help:"A note on it."`

	Private     *bool   `negatable:"" help:"Keep it to the desk: no report has it."`
	PrivateNote *string `help:"A note for the desk alone. It is in no report; --reveal prints it."`

	Language    *string `placeholder:"CODE" help:"The language of the quote, where it is another than the desk's: de, fr, zh (BCP 47); \"\" the desk's."`
	Translation *string `help:"What the quote says in the desk's language."`
	Translator  *string `help:"Who translated it."`

	Primary     *bool   `negatable:"" help:"The source is first-hand for this claim, or is not."`
	AsSource    bool    `help:"The source is for this claim what it is everywhere: first-hand or not, and as reliable."`
	Reliability *string `help:"How reliable the source is for this claim: reliable, mixed or unreliable; \"\" as the source is."`
}

// Run edits the evidence and prints it.
func (c *evidenceEdit) Run(d *invocation) error {
	if c.AsSource && (c.Primary != nil || c.Reliability != nil) {
		return usagef("evidence edit takes --as-source, or --primary and --reliability")
	}
	ids, err := d.evidenceIDs([]string{c.Evidence})
	if err != nil {
		return err
	}
	edit := model.EditEvidence{ID: ids[0], Stance: (*model.Stance)(c.Stance), Quote: c.Quote, Locator: c.Locator, Note: c.Note,
		Language: c.Language, Translation: c.Translation, Translator: c.Translator,
		Primary: c.Primary, PrimaryAsSource: c.AsSource, Reliability: (*model.Reliability)(c.Reliability),
		Private: c.Private, PrivateNote: c.PrivateNote}
	if none := model.Reliability(""); c.AsSource {
		edit.Reliability = &none
	}
	if _, err := d.apply(edit); err != nil {
		return err
	}
	one, err := d.evidence(ids[0])
	if err != nil {
		return err
	}
	return d.print(one, func(w io.Writer) { listEvidence(w, []evidenceJSON{one}) })
}
