package intake

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/charmap"

	"galley/model"
	"galley/model/disk"
	"galley/model/ingest"
)

// What an archive may be, so that one made to do harm does none. Nothing in an
// archive is ever written under its own name.
const (
	maxNested  = 3       // archives in archives
	maxFolders = 100     // folders in folders
	maxName    = 4096    // bytes of a member's name with its folders
	maxMembers = 500_000 // in one archive and those in it
	maxRatio   = 100     // how many times its own size an archive may unpack to; text does 3 to 20 times
	maxSmall   = 100 << 20
)

// allowance is what is left of that for an archive and those in it.
type allowance struct {
	bytes   uint64
	members int
}

func isArchive(base string) bool { return strings.EqualFold(path.Ext(base), ".zip") }

// archive is an open ZIP file. It is closed when the last of its members was read.
type archive struct {
	file *os.File
	temp string // to be removed when it is closed; "" it is somebody's own
	used atomic.Int64
}

func (a *archive) close() {
	if a.used.Add(-1) > 0 {
		return
	}
	err := a.file.Close() // opened for reading: there is nothing to lose
	if a.temp != "" {
		err = errors.Join(err, os.Remove(a.temp))
	}
	_ = err
}

// archiveFile hands on what is in a ZIP archive on disk.
func (f *finder) archiveFile(path, name string) {
	file, info, err := disk.Open(path)
	if err != nil {
		f.file(path, name, nil) // reading it says what is wrong
		return
	}
	size := info.Size()
	left := &allowance{bytes: maxSmall + maxRatio*uint64(max(size, 0)), members: maxMembers}
	f.archive(&archive{file: file}, name, size, 1, left)
}

// archive hands on the members of an archive as if it were a folder.
func (f *finder) archive(a *archive, name string, size int64, depth int, left *allowance) {
	a.used.Add(1)
	defer a.close()
	z, err := zip.NewReader(a.file, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are never followed
		f.refuse(name, model.Wrap(model.Damaged, err, "“%s” is damaged, or no ZIP archive, so nothing in it was imported.", path.Base(name)))
		return
	}
	z.RegisterDecompressor(zstd.ZipMethodWinZip, zstd.ZipDecompressor())
	if err := left.take(z.File); err != nil {
		f.refuse(name, model.Wrap(model.Refused, err,
			"“%s” unpacks to far more than its size, as archives do that are made to do harm. Nothing in it was imported.", path.Base(name)))
		return
	}
	names := make([][]string, len(z.File))
	tree := &shelf{}
	for i, m := range z.File {
		if names[i] = parts(m); len(names[i]) <= maxFolders && len(m.Name) <= maxName {
			tree.put(names[i])
		}
	}
	for i, m := range z.File {
		switch {
		case len(names[i]) > maxFolders || len(m.Name) > maxName:
			f.skip(name+"/"+shortened(m.Name), "Its name is too long, or it lies in too many folders, as names do that are made to do harm.")
		case f.ctx.Err() != nil:
			f.left(name + "/" + path.Join(names[i]...))
		default:
			f.member(a, m, name, names[i], tree, depth, left)
		}
	}
}

// shelf is a folder of an archive. Folders are kept as a tree: a map by their
// paths would hold the square of how deep they lie.
type shelf struct {
	names   map[string]bool // of what lies in it, in small letters
	folders map[string]*shelf
	told    bool // that it is skipped
}

func (s *shelf) put(name []string) {
	for _, p := range name {
		if s.names == nil {
			s.names, s.folders = map[string]bool{}, map[string]*shelf{}
		}
		s.names[strings.ToLower(p)] = true
		if s.folders[p] == nil {
			s.folders[p] = &shelf{}
		}
		s = s.folders[p]
	}
}

// shortened is the beginning of a name that is too long to be shown.
func shortened(name string) string {
	const letters = 60
	if r := []rune(name[:min(len(name), 4*letters)]); len(r) > letters {
		return string(r[:letters]) + "…"
	}
	return shown(name)
}

var errBomb = errors.New("more than the archive's size allows")

func (l *allowance) take(files []*zip.File) error {
	sum := uint64(0)
	for _, m := range files {
		if m.UncompressedSize64 > math.MaxInt64 {
			return errBomb
		}
		if sum += m.UncompressedSize64; sum > l.bytes {
			return errBomb
		}
	}
	if l.members -= len(files); l.members < 0 {
		return errBomb
	}
	l.bytes -= sum
	return nil
}

// parts are a member's name and the folders it lies in, without what only
// leads out of the archive.
func parts(m *zip.File) []string {
	name := m.Name
	if !utf8.ValidString(name) { // as MS-DOS wrote names, and Windows long after
		if decoded, err := charmap.CodePage437.NewDecoder().String(name); err == nil {
			name = decoded
		}
	}
	var out []string
	for _, p := range strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == '\\' }) {
		if p != "." && p != ".." {
			out = append(out, p)
		}
	}
	return out
}

// member looks at one thing in an archive. A folder that is skipped is told of once.
func (f *finder) member(a *archive, m *zip.File, name string, in []string, tree *shelf, depth int, left *allowance) {
	folder := ""
	for i, p := range in {
		why := junk(p)
		if page := companionOf(p, tree.names); why == "" && page != "" && (i < len(in)-1 || m.FileInfo().IsDir()) {
			why = "The pictures and scripts of the saved page “" + page + "”."
		}
		folder += "/" + p
		tree = tree.folders[p]
		if why != "" {
			if !tree.told {
				tree.told = true
				f.skip(name+folder, why)
			}
			return
		}
	}
	if len(in) == 0 || m.FileInfo().IsDir() {
		return
	}
	base := in[len(in)-1]
	name += folder
	switch {
	case !m.Mode().IsRegular():
		f.skip(name, "A link or a device, and no file.")
	case m.Flags&1 != 0:
		f.refuse(name, model.Faultf(model.Refused,
			"“%s” is locked with a password, so it was not imported. Unpack the archive and import what is in it.", base))
	case isArchive(base):
		f.nested(m, name, depth, left)
	default:
		if why := noReading(base); why != "" {
			f.skip(name, why)
			return
		}
		a.used.Add(1)
		f.found(&job{
			item: Item{Name: name}, weight: int64(min(m.UncompressedSize64, ingest.MaxSize)), close: a.close,
			read: func(ctx context.Context, _ *run) (content, error) {
				data, err := unpack(m, base)
				return bytesOf(base, data), err
			},
		})
	}
}

// unpack reads a member into memory.
func unpack(m *zip.File, base string) ([]byte, error) {
	if m.UncompressedSize64 > ingest.MaxSize {
		return nil, model.Faultf(model.Invalid, "“%s” is too large: it has %d MB and Galley reads up to %d MB, so it was not imported.", base,
			m.UncompressedSize64>>20+1, ingest.MaxSize>>20)
	}
	r, err := m.Open()
	if err != nil {
		return nil, memberFault(base, err)
	}
	data, err := io.ReadAll(io.LimitReader(r, int64(m.UncompressedSize64)+1))
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, memberFault(base, err)
	}
	if uint64(len(data)) > m.UncompressedSize64 {
		return nil, memberFault(base, errBomb)
	}
	return data, nil
}

func memberFault(base string, err error) error {
	if errors.Is(err, zip.ErrAlgorithm) {
		return model.Wrap(model.Invalid, err,
			"“%s” is packed in a way Galley does not know, so it was not imported. Unpack the archive and import what is in it.", base)
	}
	return model.Wrap(model.Damaged, err, "“%s” is damaged in its archive, so it was not imported.", base)
}

// nested hands on what is in an archive in an archive. It is unpacked into a
// file of our own, for it may be larger than memory should hold.
func (f *finder) nested(m *zip.File, name string, depth int, left *allowance) {
	base := path.Base(name)
	if depth >= maxNested {
		f.refuse(name, model.Faultf(model.Refused,
			"“%s” lies in %d archives, one in the other; what is in it was not imported. Unpack them and import what you need.", base, depth))
		return
	}
	a, size, err := unpackToDisk(f.ctx, m)
	var full *fs.PathError
	switch {
	case err == nil:
		f.archive(a, name, size, depth+1, left)
	case f.ctx.Err() != nil:
		f.left(name)
	case errors.As(err, &full):
		f.refuse(name, model.Wrap(model.Invalid, err, "There was no room on the disk to unpack “%s”, so nothing in it was imported.", base))
	default:
		f.refuse(name, memberFault(base, err))
	}
}

func unpackToDisk(ctx context.Context, m *zip.File) (_ *archive, size int64, err error) {
	in, err := m.Open()
	if err != nil {
		return nil, 0, err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	file, err := os.CreateTemp("", fmt.Sprintf("galley-unpacked-%d-*.zip", os.Getpid())) // see library.ClearLeftovers
	if err != nil {
		return nil, 0, err
	}
	a := &archive{file: file, temp: file.Name()}
	size, err = io.Copy(file, io.LimitReader(&patient{ctx, in}, int64(m.UncompressedSize64)+1))
	if err == nil && uint64(size) > m.UncompressedSize64 {
		err = fmt.Errorf("member %s: %w", m.Name, errBomb)
	}
	if err != nil {
		a.used.Add(1)
		a.close()
		return nil, 0, err
	}
	return a, size, nil
}

// patient is a reader that ends when its context does.
type patient struct {
	ctx context.Context
	r   io.Reader
}

func (p *patient) Read(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.r.Read(b)
}
