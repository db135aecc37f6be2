package reader

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"galley/model/passage"
)

var (
	_ fyne.Accessible = (*Reader)(nil)
	_ fyne.Accessible = (*button)(nil)
)

// AccessibilityLabel is the sentence that the caret stands in, and the numbers of the
// marks there and in the margin: what a screen reader says of the article.
func (r *Reader) AccessibilityLabel() string {
	sentence, keys := r.Reading()
	if r.MarkNames == nil {
		return sentence
	}
	if len(r.flow.pieces) > 0 && r.pictures.chosen < 0 {
		span := r.Selection()
		if span.Empty() {
			span = r.sentenceAt(r.flow.clamp(r.selection.head))
		}
		keys = append(slices.Clone(keys), r.marginIn(span)...)
		keys = append(keys, r.ticksIn(span)...)
	}
	for _, key := range keys {
		if name := r.MarkNames(key); name != "" {
			sentence += " " + name + "."
		}
	}
	return strings.TrimSpace(sentence)
}

// AccessibilityRole implements fyne.Accessible.
func (r *Reader) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Reading is the sentence that the caret stands in, and the keys of the marks there, or where
// there are none of what is underlined. What is selected is read in the place of the sentence;
// a part of what is underlined is only words. A picture that is chosen is named instead.
func (r *Reader) Reading() (sentence string, keys []string) {
	if len(r.flow.pieces) == 0 {
		return "", nil
	}
	if key, region, chosen := r.Picture(); chosen {
		if r.PictureNames != nil {
			sentence = r.PictureNames(key, region)
		}
		return sentence, r.keysOf(key)
	}
	head := r.flow.clamp(r.selection.head)
	keys = r.marks.keysAt(head)
	selected := r.SelectedText()
	span := passage.Span{Start: head, End: head}
	if selected != "" {
		span = r.Selection()
	}
	if under, is := r.underlinedAt(span.Start); is && len(keys) == 0 && (selected == "" || under.Span.End <= span.End) {
		keys = []string{under.Key}
	}
	if selected != "" {
		return selected, keys
	}
	span = r.sentenceAt(head)
	return strings.TrimSpace(r.doc.Text[span.Start:span.End]), keys
}

// AccessibilityLabel is what stands on the button.
func (b *button) AccessibilityLabel() string { return b.label.Text }

// AccessibilityRole implements fyne.Accessible.
func (b *button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
