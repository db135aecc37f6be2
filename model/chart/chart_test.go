package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
)

var english = Words{
	Weeks: "Week by week", Months: "Month by month", Ratings: "Claims by rating", Kinds: "Claims by kind", Speakers: "Claims by speaker",
	Publishers: "Claims by publisher", Marked: "marked", Checked: "checked", Corrections: "corrections", NotSaid: "not said",
	Kind:   func(k model.ClaimKind) string { return string(k) },
	Rating: func(_, label string) string { return label },
	Week:   func(day string) string { return day[5:] },
	Month:  func(day string) string { return day[:7] },
}

func busy(weeks int) model.Statistics {
	s := model.Statistics{Ratings: []model.Counted{{Label: "True", Claims: 30}, {Label: "Mixed", Claims: 4}, {Label: "False <& \" 日本", Claims: 12}},
		Kinds:    []model.Counted{{Label: "statistic", Claims: 40}, {Label: "", Claims: 6}},
		Speakers: []model.Counted{{Label: "The envoy with a name that is much too long for a chart", Claims: 9}, {Label: "", Claims: 3}}}
	for i := range 20 {
		s.Publishers = append(s.Publishers, model.Counted{Label: fmt.Sprint("Publisher ", i), Claims: 20 - i})
	}
	for i := range weeks {
		s.Weeks = append(s.Weeks, model.Stretch{From: fmt.Sprintf("2026-%02d-%02d", i/4%12+1, i%4*7+1), Marked: i % 7, Checked: i % 5, Corrections: i % 2})
	}
	s.Months = s.Weeks
	return s
}

func TestStatisticsAreDrawnAsPNGAndSVG(t *testing.T) {
	for name, s := range map[string]model.Statistics{"busy": busy(9), "long": busy(200), "empty": {}, "one": busy(1)} {
		for _, dark := range []bool{false, true} {
			data, err := Draw(s, english, Look{Format: PNG, Dark: dark})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			picture, err := png.Decode(bytes.NewReader(data))
			if err != nil || picture.Bounds().Dx() != usualWidth || picture.Bounds().Dy() != usualHeight {
				t.Errorf("%s: %v, %v", name, picture.Bounds(), err)
			}
			if folder := os.Getenv("GALLEY_TEST_PICTURES"); folder != "" {
				if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("chart-%s-%v.png", name, dark)), data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			vector, err := Draw(s, english, Look{Format: SVG, Dark: dark})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			read := xml.NewDecoder(bytes.NewReader(vector))
			for err == nil {
				_, err = read.Token()
			}
			if !errors.Is(err, io.EOF) {
				t.Errorf("%s is no XML: %v", name, err)
			}
			if !strings.Contains(string(vector), "marked") {
				t.Errorf("%s: the picture does not say what it shows", name)
			}
		}
	}
}

func TestAPictureHasASensibleSize(t *testing.T) {
	for _, size := range [][2]int{{-1, 10}, {100, 100}, {100_000, 500}} {
		if _, err := Draw(busy(3), english, Look{Format: PNG, Width: size[0], Height: size[1]}); !model.HasCode(err, model.Invalid) {
			t.Errorf("%v: %v", size, err)
		}
	}
}
