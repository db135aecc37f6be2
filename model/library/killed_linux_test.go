//go:build !race || long

package library

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"galley/model"
)

// The server is killed in the middle of writes, and started again: what was
// acknowledged is there, and nothing is there twice.
func TestAKilledServerHasEachAcknowledgedChangeOnce(t *testing.T) {
	aboutTheLine(t)
	s := ownServer(t)
	s.start(t)
	s.awaitAnswer(t)
	must(t, InitNewsroom(t.Context(), s.address))
	ctx, stop := context.WithCancel(WithPatience(t.Context(), time.Minute, nil))
	defer stop()
	lib := openedBy(ctx, t, s.address)

	const editors = 3
	var acknowledged [editors][]string
	told := make(chan struct{}, 1<<16) // a write was acknowledged
	var writing sync.WaitGroup
	for e := range editors {
		writing.Go(func() {
			for i := 0; ; i++ {
				title, id := fmt.Sprintf("Report %d of %d", i, e), model.NewID()
				_, err := lib.Apply(WithEvent(ctx, id), fmt.Sprint("Editor ", e), model.AddSource{Fields: model.SourceFields{Title: &title}})
				if err != nil {
					if ctx.Err() == nil {
						t.Errorf("%s was not stored: %v", title, err)
					}
					return
				}
				acknowledged[e] = append(acknowledged[e], id)
				told <- struct{}{}
			}
		})
	}
	ended := make(chan struct{})
	go func() {
		writing.Wait()
		close(ended)
	}()
	written := func(n int) {
		for range n {
			select {
			case <-told:
			case <-ended:
				t.Fatal("nobody writes any more")
			}
		}
	}
	for kill := range kills {
		written(5 + kill%7) // some way into the next write
		s.kill(t)
		for len(told) > 0 {
			<-told
		}
		s.start(t)
	}
	written(1) // it goes on
	stop()
	<-ended
	s.awaitAnswer(t)
	all := 0
	straight := openedBy(t.Context(), t, s.address)
	for e, ids := range acknowledged {
		storedOnce(t, straight, fmt.Sprintf("Report %% of %d", e), ids)
		all += len(ids)
	}
	t.Logf("killed %d times in the middle of %d acknowledged writes", kills, all)
}

// killable is a server of the test's own, which waits for the disk at each commit.
type killable struct {
	programs, data, folder, address string
	port                            int
	as                              *syscall.SysProcAttr
	run                             *exec.Cmd
}

// ownServer makes the files of a server in a folder of the test's.
func ownServer(t *testing.T) *killable {
	t.Helper()
	programs := os.Getenv("GALLEY_TEST_POSTGRES_BIN")
	if programs == "" {
		t.Skip("no programs of PostgreSQL: GALLEY_TEST_POSTGRES_BIN does not name their folder")
	}
	folder, err := os.MkdirTemp("", "galley-killed-") // others may not enter t.TempDir
	must(t, err)
	t.Cleanup(func() { must(t, os.RemoveAll(folder)) })
	s := &killable{programs: programs, folder: folder, data: filepath.Join(folder, "data"), port: freePort(t)}
	s.address = fmt.Sprintf("postgres://galley@127.0.0.1:%d/postgres", s.port)
	if os.Geteuid() == 0 { // PostgreSQL refuses to run as root
		account, err := user.Lookup("postgres")
		must(t, err)
		uid, err := strconv.Atoi(account.Uid)
		must(t, err)
		gid, err := strconv.Atoi(account.Gid)
		must(t, err)
		must(t, os.Chown(folder, uid, gid))
		s.as = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
	}
	initdb := s.command("initdb", "-D", s.data, "-U", "galley", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
	if out, err := initdb.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Cleanup(func() {
		if s.run != nil {
			s.kill(t)
		}
	})
	return s
}

func (s *killable) command(program string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(s.programs, program), args...)
	cmd.Dir, cmd.SysProcAttr = s.folder, s.as
	return cmd
}

// start starts the server, which first mends what a kill left. Whoever connects waits for it.
func (s *killable) start(t *testing.T) {
	t.Helper()
	s.run = s.command("postgres", "-D", s.data, "-p", strconv.Itoa(s.port), "-k", s.folder, "-c", "listen_addresses=127.0.0.1",
		"-c", "shared_buffers=16MB", "-c", "recovery_init_sync_method=syncfs")
	must(t, s.run.Start())
}

// awaitAnswer waits until the server takes connections.
func (s *killable) awaitAnswer(t *testing.T) {
	t.Helper()
	for s.command("pg_isready", "-q", "-t", "1", "-h", "127.0.0.1", "-p", strconv.Itoa(s.port)).Run() != nil {
		must(t, t.Context().Err())
	}
}

// kill ends the server and all its processes as a cut of the power does.
func (s *killable) kill(t *testing.T) {
	t.Helper()
	pid := s.run.Process.Pid
	must(t, s.run.Process.Signal(syscall.SIGSTOP)) // it has no more children from now on
	children, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
	must(t, err)
	for _, child := range strings.Fields(string(children)) {
		n, err := strconv.Atoi(child)
		must(t, err)
		if err := syscall.Kill(n, syscall.SIGKILL); err != nil && !errors.Is(err, syscall.ESRCH) {
			t.Fatal(err)
		}
	}
	must(t, s.run.Process.Kill())
	_ = s.run.Wait()                                         // it was killed
	for _, child := range strings.Fields(string(children)) { // the next server refuses the memory of one that still runs
		for lives(child) {
			runtime.Gosched()
		}
	}
	s.run = nil
}

// lives reports whether a process has not ended.
func lives(pid string) bool {
	stat, err := os.ReadFile("/proc/" + pid + "/stat")
	return err == nil && !strings.Contains(string(stat), ") Z ") && !strings.Contains(string(stat), ") X ")
}

// freePort is a port of the loopback address that nothing listens on just now.
func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer func() { must(t, l.Close()) }()
	return l.Addr().(*net.TCPAddr).Port
}
