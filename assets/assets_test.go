package assets

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFyneAppSaysTheSameAsTheProgram(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "FyneApp.toml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{`Version = "` + Version + `"`, `ID = "` + ID + `"`, `Icon = "assets/icon.png"`, "fyneDo = true"} {
		if !strings.Contains(string(data), line) {
			t.Errorf("FyneApp.toml lacks %s", line)
		}
	}
}

func TestTheIconIsASquareThatPackagersTake(t *testing.T) {
	icon, err := png.Decode(bytes.NewReader(Icon))
	if err != nil {
		t.Fatal(err)
	}
	if size := icon.Bounds().Size(); size.X != 512 || size.Y != 512 {
		t.Errorf("the icon is %v", size)
	}
}

func TestTheSamplesClaimStandsInItOnce(t *testing.T) {
	if n := bytes.Count(Sample, []byte(SampleClaim.Quote)); n != 1 {
		t.Errorf("%q stands %d times in the sample article", SampleClaim.Quote, n)
	}
	if !bytes.Contains(Sample, []byte(`<link rel="canonical" href="`+SampleAddress+`">`)) {
		t.Errorf("the sample article does not stand at %s", SampleAddress)
	}
	if n := bytes.Count(Sample, []byte(SampleStatement)); n != 1 {
		t.Errorf("%q stands %d times in the sample article", SampleStatement, n)
	}
	for _, fact := range []string{"21,000", "600 miles", "52 Americans", "444 days", "ninety percent", "thirty years"} {
		if !bytes.Contains(Sample, []byte(fact)) {
			t.Errorf("the sample article lacks %q", fact)
		}
	}
}
