package intake

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
)

// finder walks what a person asked for and hands on what is to be read.
type finder struct {
	ctx     context.Context
	run     *run
	out     func(*job)
	folders map[string]bool // those walked, by their path without links: none is walked twice
}

func (r *run) find(ctx context.Context, origins []Origin, out func(*job)) {
	defer r.at.whole()
	f := &finder{ctx, r, out, map[string]bool{}}
	for _, o := range origins {
		if ctx.Err() != nil {
			f.left(o.name)
			continue
		}
		o.find(f)
	}
}

// found hands a job on. After the import was stopped it is only counted.
func (f *finder) found(j *job) {
	if j.read != nil {
		f.run.at.found()
	}
	f.out(j)
}

func (f *finder) skip(name, why string) {
	f.found(&job{item: Item{Name: name, Outcome: Skipped, Reason: why}})
}

func (f *finder) refuse(name string, err error) {
	j := &job{item: Item{Name: name}}
	j.item.refuse(err)
	f.found(j)
}

func (f *finder) left(name string) {
	f.found(&job{item: Item{Name: name, Outcome: Left}})
}

// named finds what lies at a path somebody named. It is read, or it is said why not.
func (f *finder) named(path string) {
	name := shown(filepath.Base(path))
	if library.Holds(path) {
		f.refuse(name, model.Faultf(model.Refused, "“%s” is the library you are working in, so it was not imported.", name))
		return
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		if abs, err := filepath.Abs(path); err == nil {
			name = shown(filepath.Base(abs)) // of "." too
		}
		f.folder(path, name, "")
	case err == nil && isArchive(name) && info.Mode().IsRegular():
		f.archiveFile(path, name)
	default:
		f.file(path, name, info)
	}
}

// shown is a name as it can stand in a list: the system's may be any bytes.
func shown(name string) string { return string([]rune(name)) }

// file hands on a file, or what there is in its place; info may be nil.
func (f *finder) file(path, name string, info fs.FileInfo) {
	weight := int64(0)
	if info != nil {
		weight = min(info.Size(), ingest.MaxSize)
	}
	f.found(&job{item: Item{Name: name}, weight: weight, read: func(ctx context.Context, _ *run) (content, error) {
		data, err := load(ctx, path)
		return bytesOf(filepath.Base(path), data), err
	}})
}

// folder walks a folder in the order of its names, and all that are in it. root
// is the folder that was named, by its path without links; "" for that itself.
func (f *finder) folder(path, name, root string) {
	if f.ctx.Err() != nil {
		f.left(name)
		return
	}
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		f.refuse(name, folderFault(name, err))
		return
	}
	if f.folders[real] {
		f.skip(name, "This folder was read already.") // a link led back to it
		return
	}
	f.folders[real] = true
	if root == "" {
		root = real
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		f.refuse(name, folderFault(name, err)) // some may have been read: those are
	}
	beside := make(map[string]bool, len(entries))
	for _, e := range entries {
		beside[strings.ToLower(e.Name())] = true
	}
	for _, e := range entries {
		if f.ctx.Err() != nil {
			f.left(name + "/" + shown(e.Name()))
			continue
		}
		f.entry(filepath.Join(path, e.Name()), name+"/"+shown(e.Name()), root, beside)
	}
}

// linked says why something in a folder is not read because it is a link to
// elsewhere, or "". Whoever names a folder has looked at what is in it, not at
// what the links in it lead to: a folder that somebody else packed may lead to
// all of the disk. A folder that a link inside leads to is walked once, a file read where it lies.
func (f *finder) linked(path, root string) string {
	if info, err := os.Lstat(path); err != nil || info.Mode()&(fs.ModeSymlink|fs.ModeIrregular) == 0 {
		return ""
	}
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "A link that leads nowhere."
	case err != nil:
		return "" // reading it says what is wrong
	}
	if within, err := filepath.Rel(root, real); err != nil || !filepath.IsLocal(within) {
		return "A link that leads out of the folder. Import what it leads to by its own name, if you want it."
	}
	if info, err := os.Stat(real); err == nil && info.IsDir() {
		return "" // walked once, by whichever name comes first
	}
	return "A link to another place in the folder; what it leads to is read there."
}

// entry looks at one thing in a folder, which nobody named: what is no reading
// matter is skipped.
func (f *finder) entry(path, name, root string, beside map[string]bool) {
	base := filepath.Base(path)
	if why := junk(base); why != "" {
		f.skip(name, why)
		return
	}
	if why := f.linked(path, root); why != "" {
		f.skip(name, why)
		return
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		f.file(path, name, nil) // reading it says what is wrong
	case info.IsDir():
		if page := companionOf(base, beside); page != "" {
			f.skip(name, "The pictures and scripts of the saved page “"+page+"”.")
			return
		}
		f.folder(path, name, root)
	case !info.Mode().IsRegular():
		f.skip(name, "A device or a pipe, and no file.")
	case library.Holds(path):
		f.skip(name, "The library you are working in.")
	case isArchive(base):
		f.archiveFile(path, name)
	default:
		if why := noReading(base); why != "" && !(isJSON(base) && beginsAsReport(path)) {
			f.skip(name, why)
			return
		}
		f.file(path, name, info)
	}
}

func folderFault(name string, err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return model.Wrap(model.Refused, err, "You are not allowed to look into the folder “%s”, so what is in it was not imported.", name)
	}
	return model.Wrap(model.Invalid, err, "The folder “%s” could not be read to its end; what was found in it before is imported.", name)
}
