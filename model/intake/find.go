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

// finder walks what a person asked for and emits a job for each thing it finds.
type finder struct {
	ctx     context.Context
	run     *run
	out     func(*job)
	folders map[string]bool // those already walked, by their path with links resolved
}

func (r *run) find(ctx context.Context, origins []Origin, out func(*job)) {
	defer r.progress.whole()
	f := &finder{ctx, r, out, map[string]bool{}}
	for _, o := range origins {
		if ctx.Err() != nil {
			f.notReached(o.name)
			continue
		}
		o.find(f)
	}
}

// emit passes a job on. After the import was stopped it is only counted.
func (f *finder) emit(j *job) {
	if j.read != nil {
		f.run.progress.addFound()
	}
	f.out(j)
}

func (f *finder) skip(name, why string) {
	f.emit(&job{item: Item{Name: name, Outcome: Skipped, Reason: why}})
}

func (f *finder) refuse(name string, err error) {
	j := &job{item: Item{Name: name}}
	j.item.refuse(err)
	f.emit(j)
}

func (f *finder) notReached(name string) {
	f.emit(&job{item: Item{Name: name, Outcome: Left}})
}

// named finds what is at a path that a person named. It is read, or the report says why not.
func (f *finder) named(path string) {
	name := displayName(filepath.Base(path))
	if library.Holds(path) {
		f.refuse(name, model.Faultf(model.Refused, "“%s” is the library you are working in, so it was not imported.", name))
		return
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		if abs, err := filepath.Abs(path); err == nil {
			name = displayName(filepath.Base(abs)) // of "." too
		}
		f.folder(path, name, "")
	case err == nil && isZIP(name) && info.Mode().IsRegular():
		f.openZIP(path, name)
	default:
		f.file(path, name, info)
	}
}

// displayName returns a name as valid UTF-8: the system's may be any bytes.
func displayName(name string) string { return string([]rune(name)) }

// file emits a job for a file, or for whatever is in its place; info may be nil.
func (f *finder) file(path, name string, info fs.FileInfo) {
	weight := int64(0)
	if info != nil {
		weight = min(info.Size(), ingest.MaxSize)
	}
	f.emit(&job{item: Item{Name: name}, weight: weight, read: func(ctx context.Context, _ *run) (content, error) {
		data, err := load(ctx, path)
		return bytesBeside(path, data), err
	}})
}

// folder walks a folder and the folders in it, in the order of their names. root is
// the folder that a person named, with links resolved; "" for that folder itself.
func (f *finder) folder(path, name, root string) {
	if f.ctx.Err() != nil {
		f.notReached(name)
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
		f.skip(name, model.Sayf("This folder was read already.")) // through a link
		return
	}
	f.folders[real] = true
	if root == "" {
		root = real
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		f.refuse(name, folderFault(name, err)) // the entries read before the error are still walked
	}
	beside := make(map[string]bool, len(entries))
	for _, e := range entries {
		beside[strings.ToLower(e.Name())] = true
	}
	for _, e := range entries {
		if f.ctx.Err() != nil {
			f.notReached(name + "/" + displayName(e.Name()))
			continue
		}
		f.entry(filepath.Join(path, e.Name()), name+"/"+displayName(e.Name()), root, beside)
	}
}

// linked returns why a link in a folder is not followed, or "". A person who names
// a folder knows what is in it, but not where its links lead: a folder that somebody
// else packed may link to the whole disk. A folder within the root that a link leads
// to is walked once; a file is read at its own place.
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
		return model.Sayf("A link to something that does not exist.")
	case err != nil:
		return "" // reading it reports what is wrong
	}
	if within, err := filepath.Rel(root, real); err != nil || !filepath.IsLocal(within) {
		return model.Sayf("A link that leads out of the folder. If you want what it leads to, import that by its own name.")
	}
	if info, err := os.Stat(real); err == nil && info.IsDir() {
		return "" // walked once, under whichever name comes first
	}
	return model.Sayf("A link to another place in the folder. What it leads to is read there.")
}

// entry finds one thing in a folder. Nobody named it, so what holds no text is skipped.
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
		f.file(path, name, nil) // reading it reports what is wrong
	case info.IsDir():
		if page := companionOf(base, beside); page != "" {
			f.skip(name, model.Sayf("The pictures and scripts of the saved page “%s”.", page))
			return
		}
		f.folder(path, name, root)
	case !info.Mode().IsRegular():
		f.skip(name, model.Sayf("It is a device or a pipe, not a file."))
	case library.Holds(path):
		f.skip(name, model.Sayf("The library you are working in."))
	case isZIP(base):
		f.openZIP(path, name)
	default:
		if why := unreadable(base); why != "" && !(isJSON(base) && beginsAsReport(path)) {
			f.skip(name, why)
			return
		}
		f.file(path, name, info)
	}
}

func folderFault(name string, err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return model.Wrap(model.Refused, err, "You have no permission to read the folder “%s”. What is in it was not imported.", name)
	}
	return model.Wrap(model.Invalid, err, "The folder “%s” could not be read completely. What was found before the error is imported.", name)
}
