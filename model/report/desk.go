package report

import (
	"bytes"
	"errors"
	"io"

	"galley/model"
	"galley/model/disk"
	"galley/model/report/sheet"
	"galley/model/report/view"
)

// DeskFormats are the formats that the desk's table is written in.
var DeskFormats = []Format{CSV, XLSX}

// WriteDesk writes the desk's table of claims. bom begins a CSV with a byte order mark, which Excel needs.
func WriteDesk(w io.Writer, f Format, d sheet.Desk, bom bool) error {
	switch f {
	case CSV:
		return d.WriteCSV(w, bom)
	case XLSX:
		return d.WriteXLSX(w)
	}
	return model.Faultf(model.Invalid, "The table of claims is written as csv or xlsx, not as %s.", f)
}

// SaveDesk writes the desk's table to a file, over one of the same kind. It returns the size in bytes.
func SaveDesk(path string, f Format, d sheet.Desk, bom bool) (size int64, err error) {
	f = f.At(path)
	spec, err := f.known()
	if err != nil {
		return 0, err
	}
	over := spec.replaces(path, view.Choices{})
	if f == CSV {
		over = isDesk
	}
	size, err = disk.Write(path, disk.Shared, over, func(w io.Writer) error { return WriteDesk(w, f, d, bom) })
	return size, model.WriteFault(err, path, stored)
}

// isDesk reports whether a file is the desk's table as CSV.
func isDesk(old io.ReaderAt, _ int64) bool {
	head := make([]byte, 256)
	n, err := old.ReadAt(head, 0)
	line, _, _ := bytes.Cut(head[:n], []byte("\n"))
	return (err == nil || errors.Is(err, io.EOF)) && bytes.Contains(line, []byte("wording,")) && bytes.Contains(line, []byte(",outcome,"))
}
