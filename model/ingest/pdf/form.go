package pdf

import (
	"strings"
	"unicode/utf8"

	"galley/model/ingest/typography"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

const (
	passwordField = 1 << 13 // the flag of a field that shows dots
	maxFields     = 5000    // on a page
)

// formText returns what was filled into the form of a page or typed on the page,
// which a PDF stores as annotations and not in its text.
func formText(reader pdfium.Pdfium, doc references.FPDF_DOCUMENT, page requests.Page) []run {
	count, err := reader.FPDFPage_GetAnnotCount(&requests.FPDFPage_GetAnnotCount{Page: page})
	if err != nil || count.Count == 0 {
		return nil
	}
	w := fieldReader{reader: reader, doc: doc, page: page}
	defer w.close()
	var out []run
	for i := range min(count.Count, maxFields) {
		got, err := reader.FPDFPage_GetAnnot(&requests.FPDFPage_GetAnnot{Page: page, Index: i})
		if err != nil {
			continue
		}
		text := w.text(got.Annotation)
		if strings.TrimSpace(text) != "" {
			if rect, err := reader.FPDFAnnot_GetRect(&requests.FPDFAnnot_GetRect{Annotation: got.Annotation}); err == nil {
				out = append(out, runsIn(text, rect.Rect, -1-i*maxFields)...)
			}
		}
		reader.FPDFPage_CloseAnnot(&requests.FPDFPage_CloseAnnot{Annotation: got.Annotation})
	}
	return out
}

// fieldReader reads what annotations show. The form is opened when the first
// of its fields comes.
type fieldReader struct {
	reader pdfium.Pdfium
	doc    references.FPDF_DOCUMENT
	page   requests.Page
	form   references.FPDF_FORMHANDLE
	tried  bool
}

func (w *fieldReader) open() bool {
	if !w.tried {
		w.tried = true
		got, err := w.reader.FPDFDOC_InitFormFillEnvironment(&requests.FPDFDOC_InitFormFillEnvironment{Document: w.doc,
			FormFillInfo: structs.FPDF_FORMFILLINFO{
				FFI_Invalidate:         func(references.FPDF_PAGE, float64, float64, float64, float64) {},
				FFI_SetCursor:          func(enums.FXCT) {},
				FFI_SetTimer:           func(int, func(int)) int { return 0 },
				FFI_KillTimer:          func(int) {},
				FFI_GetLocalTime:       func() structs.FPDF_SYSTEMTIME { return structs.FPDF_SYSTEMTIME{} },
				FFI_GetPage:            func(references.FPDF_DOCUMENT, int) *references.FPDF_PAGE { return nil },
				FFI_GetRotation:        func(references.FPDF_PAGE) enums.FPDF_PAGE_ROTATION { return enums.FPDF_PAGE_ROTATION_NONE },
				FFI_ExecuteNamedAction: func(string) {},
			}})
		if err == nil {
			w.form = got.FormHandle
		}
	}
	return w.form != ""
}

func (w *fieldReader) close() {
	if w.form != "" {
		w.reader.FPDFDOC_ExitFormFillEnvironment(&requests.FPDFDOC_ExitFormFillEnvironment{FormHandle: w.form})
	}
}

// text is what an annotation shows in words, "" where it shows none.
func (w *fieldReader) text(a references.FPDF_ANNOTATION) string {
	kind, err := w.reader.FPDFAnnot_GetSubtype(&requests.FPDFAnnot_GetSubtype{Annotation: a})
	if err != nil || kind.Subtype != enums.FPDF_ANNOT_SUBTYPE_WIDGET && kind.Subtype != enums.FPDF_ANNOT_SUBTYPE_FREETEXT {
		return ""
	}
	flags, err := w.reader.FPDFAnnot_GetFlags(&requests.FPDFAnnot_GetFlags{Annotation: a})
	if err != nil || flags.Flags&(enums.FPDF_ANNOT_FLAG_HIDDEN|enums.FPDF_ANNOT_FLAG_NOVIEW) != 0 {
		return ""
	}
	if kind.Subtype == enums.FPDF_ANNOT_SUBTYPE_FREETEXT {
		got, err := w.reader.FPDFAnnot_GetStringValue(&requests.FPDFAnnot_GetStringValue{Annotation: a, Key: "Contents"})
		if err != nil {
			return ""
		}
		return got.Value
	}
	if !w.open() {
		return ""
	}
	field, err := w.reader.FPDFAnnot_GetFormFieldType(&requests.FPDFAnnot_GetFormFieldType{FormHandle: w.form, Annotation: a})
	if err != nil {
		return ""
	}
	switch field.FormFieldType {
	case enums.FPDF_FORMFIELD_TYPE_CHECKBOX, enums.FPDF_FORMFIELD_TYPE_RADIOBUTTON:
		state, err := w.reader.FPDFAnnot_GetStringValue(&requests.FPDFAnnot_GetStringValue{Annotation: a, Key: "AS"})
		if err == nil && state.Value != "" && state.Value != "Off" {
			return "☒"
		}
		return "☐"
	case enums.FPDF_FORMFIELD_TYPE_LISTBOX:
		return w.chosen(a)
	case enums.FPDF_FORMFIELD_TYPE_TEXTFIELD, enums.FPDF_FORMFIELD_TYPE_COMBOBOX:
		set, err := w.reader.FPDFAnnot_GetFormFieldFlags(&requests.FPDFAnnot_GetFormFieldFlags{FormHandle: w.form, Annotation: a})
		if err == nil && field.FormFieldType == enums.FPDF_FORMFIELD_TYPE_TEXTFIELD && set.Flags&passwordField != 0 {
			return ""
		}
		got, err := w.reader.FPDFAnnot_GetFormFieldValue(&requests.FPDFAnnot_GetFormFieldValue{FormHandle: w.form, Annotation: a})
		if err != nil {
			return ""
		}
		if field.FormFieldType == enums.FPDF_FORMFIELD_TYPE_COMBOBOX {
			return typography.FirstOf(w.chosen(a), got.FormFieldValue)
		}
		return got.FormFieldValue
	}
	return ""
}

// chosen are the labels that were chosen from a list.
func (w *fieldReader) chosen(a references.FPDF_ANNOTATION) string {
	count, err := w.reader.FPDFAnnot_GetOptionCount(&requests.FPDFAnnot_GetOptionCount{FormHandle: w.form, Annotation: a})
	if err != nil {
		return ""
	}
	var out []string
	for i := range min(count.OptionCount, 1000) {
		is, err := w.reader.FPDFAnnot_IsOptionSelected(&requests.FPDFAnnot_IsOptionSelected{FormHandle: w.form, Annotation: a, Index: i})
		if err != nil || !is.IsOptionSelected {
			continue
		}
		if label, err := w.reader.FPDFAnnot_GetOptionLabel(&requests.FPDFAnnot_GetOptionLabel{FormHandle: w.form, Annotation: a,
			Index: i}); err == nil {
			out = append(out, label.OptionLabel)
		}
	}
	return strings.Join(out, ", ")
}

// runsIn are the lines of words typed into a rectangle. id is a number below
// zero that no letter of the page has; each line takes one further down.
func runsIn(text string, r structs.FPDF_FS_RECTF, id int) []run {
	lines := strings.FieldsFunc(typography.Clean(text), func(r rune) bool { return r == '\n' })
	left, right := float64(min(r.Left, r.Right)), float64(max(r.Left, r.Right))
	bottom, top := float64(min(r.Bottom, r.Top)), float64(max(r.Bottom, r.Top))
	size := min(max((top-bottom)/float64(max(len(lines), 1))*0.65, 4), 12)
	base := top - size
	if len(lines) == 1 {
		base = (top+bottom)/2 - 0.35*size
	}
	var out []run
	for i, l := range lines {
		if l = strings.TrimSpace(l); l == "" || i >= maxFields {
			continue
		}
		width := min(right, left+0.5*size*float64(utf8.RuneCountInString(l)))
		out = append(out, run{text: l, x0: left, x1: max(width, left+size), base: base - 1.2*size*float64(i), size: size,
			first: id - i, last: id - i,
			segments: []segment{{l, left, max(width, left+size)}}})
	}
	return out
}
