package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/disk"
)

// Reason says why a backup was made by itself.
type Reason string

// The reasons there are.
const (
	Daily           Reason = "daily" // at the first change of a day
	BeforeMigration Reason = "before-migration"
	BeforeMerge     Reason = "before-merge"
	BeforeRestore   Reason = "before-restore"
	BeforeErase     Reason = "before-erase"
	WhenGone        Reason = "gone" // as it was open still, after its file was gone
)

// Saved is a backup that was made by itself.
type Saved struct {
	Path   string
	Time   time.Time
	Reason Reason
	Size   int64
}

// savedName is how such backups are called; no other file in their folder is
// ever touched.
var savedName = regexp.MustCompile(`^(\d{4}-\d\d-\d\d_\d{6}\.\d{3})Z_(daily|gone|before-(?:migration|merge|restore|erase))\.galley$`)

const savedTime = "2006-01-02_150405.000"

// BackupFolder is where the backups of a library are that are made by themselves.
func BackupFolder(library string) string { return library + ".backups" }

// Backups lists the backups of a library that were made by themselves, newest
// first. The library need not be readable, nor be there.
func Backups(library string) ([]Saved, error) {
	if err := mustBeFile(library); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(BackupFolder(library))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, model.Wrap(model.Invalid, err, "The backups in %s cannot be listed.", BackupFolder(library))
	}
	var all []Saved
	for _, e := range entries {
		found := savedName.FindStringSubmatch(e.Name())
		if found == nil || !e.Type().IsRegular() {
			continue
		}
		at, err := time.Parse(savedTime, found[1])
		if err != nil {
			continue
		}
		info, err := e.Info()
		if err != nil {
			continue // deleted this moment
		}
		all = append(all, Saved{filepath.Join(BackupFolder(library), e.Name()), at, Reason(found[2]), info.Size()})
	}
	slices.SortFunc(all, func(a, b Saved) int { return strings.Compare(filepath.Base(b.Path), filepath.Base(a.Path)) })
	return all, nil
}

// BackUpBefore makes a backup for a reason, verified and with its turn in the rotation.
func (l *Library) BackUpBefore(ctx context.Context, why Reason) (Saved, error) {
	return l.backUp(ctx, l.read, why)
}

// backUp copies the library as a connection sees it, and checks the copy. A copy that
// does not verify is deleted. The folder is made for its owner alone.
func (l *Library) backUp(ctx context.Context, db *gorm.DB, why Reason) (made Saved, err error) {
	if err := l.onlyOfFile(); err != nil {
		return made, err
	}
	folder := BackupFolder(l.path)
	if err := os.MkdirAll(folder, privateFolder); err != nil {
		return made, model.Wrap(model.Invalid, err, "The folder for backups, %s, cannot be created.", folder)
	}
	at := time.Now().UTC()
	name := at.Format(savedTime) + "Z_" + string(why) + ".galley"
	part := filepath.Join(folder, partName(name))
	defer func() {
		if removeErr := os.Remove(part); err == nil && !errors.Is(removeErr, fs.ErrNotExist) {
			err = removeErr
		}
	}()
	if err := l.writeCopy(ctx, db, part); err != nil {
		return made, err
	}
	if err := verify(ctx, part); err != nil {
		if ctx.Err() != nil {
			return made, ctx.Err()
		}
		return made, model.Wrap(model.Damaged, err, "The backup of %s was incomplete, so it was deleted. "+
			"The disk may be failing; copy the library to another one.", l.path)
	}
	made = Saved{Path: filepath.Join(folder, name), Time: at, Reason: why}
	if err := errors.Join(toDisk(part), moveNew(part, made.Path)); err != nil {
		return made, model.Wrap(model.Invalid, err, "The backup could not be put in %s.", folder)
	}
	if info, err := os.Stat(made.Path); err == nil {
		made.Size = info.Size()
	}
	return made, l.rotate(at)
}

// writeCopy writes a copy of the library into a new file that only its owner reads.
func (l *Library) writeCopy(ctx context.Context, db *gorm.DB, path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, privateFile)
	if err != nil {
		return model.Wrap(model.Invalid, err, "The backup could not be written to %s. The library itself is unchanged.", path)
	}
	if err := f.Close(); err != nil {
		return model.Wrap(model.Invalid, err, "The backup could not be written to %s. The library itself is unchanged.", path)
	}
	if err := copyInto(ctx, db.ConnPool, path); err != nil {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		if removeErr := os.Remove(path); removeErr != nil && !errors.Is(removeErr, fs.ErrNotExist) {
			return model.Wrap(model.Invalid, err, "The backup at %s is incomplete. Do not use it. The library itself is unchanged.", path)
		}
		if errors.Is(err, context.Canceled) {
			return err
		}
		if isDamage(err) {
			return explain(err, l.path)
		}
		return model.Wrap(model.Invalid, err, "The backup could not be written to %s. The library itself is unchanged.", path)
	}
	return nil
}

// partName is the name of a backup that is not whole yet. It tells which program
// makes it.
func partName(name string) string { return fmt.Sprintf(".%s.%d.part", name, os.Getpid()) }

var partOf = regexp.MustCompile(`^\..*\.galley\.(\d+)\.part$`)

// BackupDue reports whether something was changed since the newest backup and
// the backup of the day is still to be made.
func (l *Library) BackupDue(ctx context.Context) (bool, error) {
	today := time.Now().Format(time.DateOnly)
	if l.server != nil || l.backedUp.Load() == today || l.Damaged() != nil {
		return false, nil
	}
	all, err := Backups(l.path)
	if err != nil {
		return false, err
	}
	if _, err := os.Stat(l.missed(today)); err == nil {
		return false, nil
	}
	for _, b := range all {
		if b.Reason == Daily && b.Time.Local().Format(time.DateOnly) == today {
			l.backedUp.Store(today)
			return false, nil
		}
	}
	since := model.Stamp("")
	if len(all) > 0 {
		since = model.StampOf(all[0].Time)
	}
	var changed []int64
	err = l.read.WithContext(ctx).Model(&eventRow{}).Where("at > ?", since).Limit(1).Pluck("seq", &changed).Error
	return len(changed) > 0, explain(err, l.path)
}

// BackUpToday makes the backup of the day, unless another program is at it. It
// is tried once a day: several programs together report a failure once. With less
// than twice the library's size free on the disk no backup is made, and that is an
// error too. A library found damaged gets none.
func (l *Library) BackUpToday(ctx context.Context) (made Saved, err error) {
	if err := l.onlyOfFile(); err != nil {
		return Saved{}, err
	}
	if !l.backing.TryLock() {
		return Saved{}, nil
	}
	defer l.backing.Unlock()
	today := time.Now().Format(time.DateOnly)
	l.backedUp.Store(today)
	defer func() {
		if err != nil && l.Damaged() == nil && ctx.Err() == nil {
			_ = os.WriteFile(l.missed(today), nil, privateFile) // else it is said once more
		}
	}()
	if l.partUnderWay() {
		return Saved{}, nil
	}
	if err := l.roomFor(); err != nil {
		return Saved{}, err
	}
	if err := l.quickCheck(ctx); err != nil {
		return Saved{}, err
	}
	return l.backUp(ctx, l.read, Daily)
}

// missed is a file that says that the backup of a day could not be made.
func (l *Library) missed(day string) string {
	return filepath.Join(BackupFolder(l.path), ".missed-"+day)
}

var missedOf = regexp.MustCompile(`^\.missed-\d{4}-\d\d-\d\d$`)

// freeRoom is roomOn, but where a test has a disk of its own.
var freeRoom = roomOn

// roomFor refuses a backup that would fill the disk.
func (l *Library) roomFor() error {
	info, err := os.Stat(l.path)
	if err != nil {
		return model.Wrap(model.Invalid, err, "The library %s cannot be reached, so no backup was made.", l.path)
	}
	if room, known := freeRoom(filepath.Dir(l.path)); known && room < 2*info.Size() {
		return model.Faultf(model.Invalid, "No backup was made of the library: less than twice its size is free on the disk. "+
			"What you do is stored all the same; make room, or back it up elsewhere.")
	}
	return nil
}

// partUnderWay reports whether another program makes a backup now, and clears
// away what killed ones left.
func (l *Library) partUnderWay() bool {
	entries, err := os.ReadDir(BackupFolder(l.path))
	if err != nil {
		return false // there is no folder yet
	}
	underWay := false
	for _, e := range entries {
		if missedOf.MatchString(e.Name()) {
			_ = os.Remove(filepath.Join(BackupFolder(l.path), e.Name())) // of another day
			continue
		}
		found := partOf.FindStringSubmatch(e.Name())
		if found == nil {
			continue
		}
		var pid int
		if _, err := fmt.Sscan(found[1], &pid); err == nil && pid != os.Getpid() && running(pid) {
			underWay = true
			continue
		}
		_ = os.Remove(filepath.Join(BackupFolder(l.path), e.Name())) // tried again tomorrow
	}
	return underWay
}

// rotate deletes the backups whose turn is over.
func (l *Library) rotate(now time.Time) error {
	all, err := Backups(l.path)
	if err != nil {
		return err
	}
	for _, b := range outlived(all, now) {
		if err := os.Remove(b.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return model.Wrap(model.Invalid, err, "The old backup %s could not be deleted.", b.Path)
		}
	}
	return nil
}

// How many backups are kept.
const (
	keptDays   = 7
	keptWeeks  = 4
	keptOthers = 3                   // of each other reason, and
	keptFor    = 30 * 24 * time.Hour // all that are no older
)

// outlived are the backups that are kept no longer: not the newest of each of
// the last seven days that have one, nor the newest of each of the last four
// weeks; not one before a merge or the like of the last 30 days, nor the three
// newest of its kind. all is sorted newest first.
func outlived(all []Saved, now time.Time) (over []Saved) {
	days, weeks, others := map[string]bool{}, map[string]bool{}, map[Reason]int{}
	for _, b := range all {
		keep := false
		if b.Reason == Daily {
			local := b.Time.Local()
			year, number := local.ISOWeek()
			day, week := local.Format(time.DateOnly), fmt.Sprint(year, number)
			if !days[day] && len(days) < keptDays {
				days[day], keep = true, true
			}
			if !weeks[week] && len(weeks) < keptWeeks {
				weeks[week], keep = true, true
			}
		} else {
			others[b.Reason]++
			keep = others[b.Reason] <= keptOthers || now.Sub(b.Time) <= keptFor
		}
		if !keep {
			over = append(over, b)
		}
	}
	return over
}

// Backup copies the library, as it is at one moment, into a new file. It never
// overwrites one.
func (l *Library) Backup(ctx context.Context, path string) error {
	if err := mustBeFile(path); err != nil {
		return err
	}
	_, err := disk.Place(path, disk.Private, nil, func(part string) error {
		if l.server != nil { // whoever runs the server has better ones; this is a library to take along
			return withFull(l.mirror(ctx, part, nil), part)
		}
		return withFull(copyInto(ctx, l.read.ConnPool, part), part)
	})
	if isDamage(err) {
		return explain(err, l.path)
	}
	return model.WriteFault(err, path, model.Sayf("No backup was made; the library itself is unchanged."))
}
