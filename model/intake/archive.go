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

// Limits on ZIP archives, so that a malicious one does no harm. No member is ever
// written to the disk under its own name.
const (
	maxNested  = 3       // archives in archives
	maxFolders = 100     // folders in folders
	maxName    = 4096    // bytes of a member's name, its folders included
	maxMembers = 500_000 // in one archive and those in it
	maxRatio   = 100     // how many times its own size an archive may unpack to; text does 3 to 20 times
	maxSmall   = 100 << 20
)

// allowance is how much an archive and those nested in it may still unpack.
type allowance struct {
	bytes   uint64
	members int
}

func isZIP(base string) bool { return strings.EqualFold(path.Ext(base), ".zip") }

// zipFile is an open ZIP archive. It is closed when its last member has been read.
type zipFile struct {
	file *os.File
	temp string // a temporary file that is removed when it is closed; "" for a person's own file
	used atomic.Int64
}

func (a *zipFile) close() {
	if a.used.Add(-1) > 0 {
		return
	}
	err := a.file.Close() // opened for reading: there is nothing to lose
	if a.temp != "" {
		err = errors.Join(err, os.Remove(a.temp))
	}
	_ = err
}

// openZIP finds what is in a ZIP archive on disk.
func (f *finder) openZIP(path, name string) {
	file, info, err := disk.Open(path)
	if err != nil {
		f.file(path, name, nil) // reading it says what is wrong
		return
	}
	size := info.Size()
	left := &allowance{bytes: maxSmall + maxRatio*uint64(max(size, 0)), members: maxMembers}
	f.zipMembers(&zipFile{file: file}, name, size, 1, left)
}

// zipMembers finds the members of an archive, as those of a folder are found.
func (f *finder) zipMembers(a *zipFile, name string, size int64, depth int, left *allowance) {
	a.used.Add(1)
	defer a.close()
	z, err := zip.NewReader(a.file, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are never followed
		f.refuse(name, model.Wrap(model.Damaged, err, "“%s” is damaged or is not a ZIP archive. Nothing in it was imported.", path.Base(name)))
		return
	}
	z.RegisterDecompressor(zstd.ZipMethodWinZip, zstd.ZipDecompressor())
	if err := left.take(z.File); err != nil {
		f.refuse(name, model.Wrap(model.Refused, err,
			"“%s” unpacks to far more than its size, which malicious archives do. Nothing in it was imported.", path.Base(name)))
		return
	}
	names := make([][]string, len(z.File))
	tree := &memberFolder{}
	for i, m := range z.File {
		if names[i] = parts(m); len(names[i]) <= maxFolders && len(m.Name) <= maxName {
			tree.put(names[i])
		}
	}
	for i, m := range z.File {
		switch {
		case len(names[i]) > maxFolders || len(m.Name) > maxName:
			f.skip(name+"/"+shortened(m.Name), model.Sayf("Its name is too long or it is in too many nested folders, which malicious archives do."))
		case f.ctx.Err() != nil:
			f.notReached(name + "/" + path.Join(names[i]...))
		default:
			f.member(a, m, name, names[i], tree, depth, left)
		}
	}
}

// memberFolder is a folder of an archive. Folders are kept as a tree: with a map by path,
// memory would grow with the square of their depth.
type memberFolder struct {
	names    map[string]bool // of what is in it, in lower case
	folders  map[string]*memberFolder
	reported bool // as skipped, once for all that is in it
}

func (s *memberFolder) put(name []string) {
	for _, p := range name {
		if s.names == nil {
			s.names, s.folders = map[string]bool{}, map[string]*memberFolder{}
		}
		s.names[strings.ToLower(p)] = true
		if s.folders[p] == nil {
			s.folders[p] = &memberFolder{}
		}
		s = s.folders[p]
	}
}

// shortened returns the beginning of a name that is too long to be shown.
func shortened(name string) string {
	const letters = 60
	if r := []rune(name[:min(len(name), 4*letters)]); len(r) > letters {
		return string(r[:letters]) + "…"
	}
	return displayName(name)
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

// parts returns the folders of a member and its name, without the parts that
// would lead out of the archive.
func parts(m *zip.File) []string {
	name := m.Name
	if !utf8.ValidString(name) { // MS-DOS wrote names in this charset, and Windows long after
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

// member finds one member of an archive. A folder that is skipped is reported once.
func (f *finder) member(a *zipFile, m *zip.File, name string, in []string, tree *memberFolder, depth int, left *allowance) {
	folder := ""
	for i, p := range in {
		why := junk(p)
		if page := companionOf(p, tree.names); why == "" && page != "" && (i < len(in)-1 || m.FileInfo().IsDir()) {
			why = model.Sayf("The pictures and scripts of the saved page “%s”.", page)
		}
		folder += "/" + p
		tree = tree.folders[p]
		if why != "" {
			if !tree.reported {
				tree.reported = true
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
		f.skip(name, model.Sayf("It is a link or a device, not a file."))
	case m.Flags&1 != 0:
		f.refuse(name, model.Faultf(model.Refused,
			"“%s” is protected by a password, so it was not imported. Unpack the archive and import its files.", base))
	case isZIP(base):
		f.nested(m, name, depth, left)
	default:
		if why := unreadable(base); why != "" {
			f.skip(name, why)
			return
		}
		a.used.Add(1)
		f.emit(&job{
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
			"“%s” is compressed in a way that Galley does not know, so it was not imported. Unpack the archive and import its files.", base)
	}
	return model.Wrap(model.Damaged, err, "“%s” is damaged in its ZIP archive, so it was not imported.", base)
}

// nested finds what is in an archive within an archive. That is unpacked to a
// temporary file, because it may be too large for memory.
func (f *finder) nested(m *zip.File, name string, depth int, left *allowance) {
	base := path.Base(name)
	if depth >= maxNested {
		f.refuse(name, model.Faultf(model.Refused,
			"“%s” is nested in %d archives. What is in it was not imported. Unpack them and import what you need.", base, depth))
		return
	}
	a, size, err := unpackToDisk(f.ctx, m)
	var full *fs.PathError
	switch {
	case err == nil:
		f.zipMembers(a, name, size, depth+1, left)
	case f.ctx.Err() != nil:
		f.notReached(name)
	case errors.As(err, &full):
		f.refuse(name, model.Wrap(model.Invalid, err, "The disk has no room to unpack “%s”. Nothing in it was imported.", base))
	default:
		f.refuse(name, memberFault(base, err))
	}
}

func unpackToDisk(ctx context.Context, m *zip.File) (_ *zipFile, size int64, err error) {
	in, err := m.Open()
	if err != nil {
		return nil, 0, err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	file, err := os.CreateTemp("", fmt.Sprintf("galley-unpacked-%d-*.zip", os.Getpid())) // see library.ClearLeftovers
	if err != nil {
		return nil, 0, err
	}
	a := &zipFile{file: file, temp: file.Name()}
	size, err = io.Copy(file, io.LimitReader(&contextReader{ctx, in}, int64(m.UncompressedSize64)+1))
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

// contextReader is a reader that stops when its context ends.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (p *contextReader) Read(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.r.Read(b)
}
