package main

import (
	"fmt"
	"io"

	"galley/cmd/build/translations"
)

// translate brings the files of translators into step with the code, and names what is left to do.
func translate(root string, w io.Writer) error {
	added, dropped, err := translations.Update(root)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%d added, %d dropped\n", added, dropped)
	found, err := translations.Collect(root)
	if err != nil {
		return err
	}
	for _, of := range translations.Languages {
		file, err := translations.Read(root, of.Tag)
		if err != nil {
			return err
		}
		for _, fault := range found.Check(of.Tag, file) {
			fmt.Fprintln(w, fault)
		}
	}
	return nil
}
