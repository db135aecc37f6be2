package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"galley/model"
	"galley/model/ingest/attached"
	"galley/model/report/interchange"
)

type pictureCommand struct {
	Article string `arg:"" help:"The article's id, or its beginning."`
	Picture string `arg:"" help:"Its number as show lists it, counted from 0, or the beginning of its SHA-256."`
	Number  int    `name:"version" help:"The number of the version (default: the newest)."`
	Output  string `short:"o" required:"" placeholder:"FILE" help:"The file to write."`
}

func (c *pictureCommand) Run(d *invocation) error {
	p, number, err := d.picture(c.Article, c.Picture, c.Number)
	if err != nil {
		return err
	}
	lib, err := d.library()
	if err != nil {
		return err
	}
	f, err := lib.FileBytes(d.ctx, p.Version.Pictures[number].SHA256)
	if err != nil {
		return err
	}
	if err := d.spare(c.Output); err != nil {
		return err
	}
	if err := attached.Save(c.Output, f); err != nil {
		return err
	}
	told := interchange.HeldFile{Name: f.Name, Type: attached.LookAt(f).Type, Size: f.Size, SHA256: f.SHA256, Added: p.Version.Added}
	return d.print(extractedJSON{told, c.Output}, func(w io.Writer) {
		fmt.Fprintf(w, "%s\t%d bytes\n", filepath.Clean(c.Output), f.Size)
	})
}

// picture is a picture of a version of an article by its number or the beginning of its SHA-256, one whose bytes
// are there.
func (d *invocation) picture(article, which string, version int) (model.Proof, int, error) {
	p, err := d.proof(article, version)
	if err != nil {
		return p, 0, err
	}
	found := -1
	if n, err := strconv.Atoi(which); err == nil && len(which) < 5 {
		if n >= 0 && n < len(p.Version.Pictures) {
			found = n
		}
	} else {
		for i, x := range p.Version.Pictures {
			if len(which) >= 4 && strings.HasPrefix(x.SHA256, strings.ToLower(which)) && (found < 0 || x.SHA256 != p.Version.Pictures[found].SHA256) {
				if found >= 0 {
					return p, 0, model.Faultf(model.Invalid, "Several pictures of this article begin with “%s”. Write more of it.", which)
				}
				found = i
			}
		}
	}
	switch {
	case found < 0:
		return p, 0, model.Faultf(model.NotFound, "This article has no picture “%s”; it has %d.", which, len(p.Version.Pictures))
	case p.Version.Pictures[found].SHA256 == "":
		return p, 0, model.Faultf(model.NotFound, "Picture %d did not come with the article; only its words and its address are known.", found)
	}
	return p, found, nil
}

// onPicture marks a picture, or a part of it.
func (c *claimAdd) onPicture(d *invocation) error {
	if c.Picture == "" || c.place != (place{}) {
		return usagef("name a passage, or a picture with --picture and perhaps --region, not both")
	}
	p, number, err := d.picture(c.Article, c.Picture, 0)
	if err != nil {
		return err
	}
	change, err := d.apply(model.MarkPicture{VersionID: p.Version.ID, Picture: p.Version.Pictures[number].SHA256, Region: c.Region,
		Wording: c.Wording, Speaker: c.Speaker, Said: c.Said, Kind: model.ClaimKind(c.Kind)})
	if err != nil {
		return err
	}
	return d.showClaim(change.Created(model.NounClaim))
}

// countedPictures says how many pictures a version has, "" for none.
func countedPictures(v model.Version) string {
	there := 0
	for _, p := range v.Pictures {
		if p.SHA256 != "" {
			there++
		}
	}
	if len(v.Pictures) == 0 {
		return ""
	}
	return fmt.Sprintf("%d, %d of them with their bytes", len(v.Pictures), there)
}
