package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/net/html"
	"strings"
)

func TestZZ(t *testing.T) {
	id := os.Getenv("GALLEY_PAGE")
	if id == "" {
		t.Skip()
	}
	var data []byte
	for _, m := range []string{"evaldata/html/" + id + "*.html.gz", "pages/html/" + id + "*.html.gz", "readability/" + id + "/source.html.gz"} {
		l, _ := filepath.Glob(filepath.Join(sharedCorpus, m))
		if len(l) > 0 {
			data = gunzip(t, l[0])
		}
	}
	if strings.HasPrefix(id, "/") {
		data, _ = os.ReadFile(id)
	}
	text, _ := decode(data, "")
	root, err := parse(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	tree := readTree(root)
	for n, why := range tree.beside {
		fmt.Println("BESIDE", why, n.Data, attr(n.Attr, "class"), attr(n.Attr, "id"))
	}
	if os.Getenv("GALLEY_ALL") != "" {
		for _, p := range walkPage(tree) {
			fmt.Printf("PAGE %d %v %s %s | %.150s\n", p.why, p.linked, p.kind, markup3(p.at), p.text)
		}
	}
	for _, p := range readable(tree) {
		fmt.Printf("FOUND %v %s %s | %.150s\n", p.linked, p.kind, markup3(p.at), p.text)
	}
	doc, err := Bytes(context.Background(), "x.html", data, Hints{})
	fmt.Println(doc.Title, err)
	for _, b := range doc.Blocks {
		fmt.Printf("OURS %s | %.200s\n", b.Kind, doc.Text[b.Start:b.End])
	}
	_ = html.ElementNode
}
