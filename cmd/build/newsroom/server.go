// Package newsroom starts a PostgreSQL server of its own in a temporary folder: for the
// tests, and for a person who wants to try a newsroom's library.
package newsroom

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"time"
)

// Admin is the name of the server's superuser.
const Admin = "galley"

// ErrNoPrograms says that PostgreSQL's programs are not on this machine.
var ErrNoPrograms = errors.New("PostgreSQL is not installed on this machine")

// Options are what a server is started for.
type Options struct {
	// Guarded asks everybody for a password, and Durable waits for the disk at each commit.
	// The servers of tests do neither.
	Guarded, Durable bool
}

// Server is a running server, which listens on the loopback address alone.
type Server struct {
	Port     int
	Password string // of Admin; "" where nobody is asked for one
	programs string // the folder of PostgreSQL's programs
	folder   string
	run      *exec.Cmd
	log      *bytes.Buffer
	ended    chan struct{}
	err      error // of its process, once it has ended
}

// Programs is the folder of PostgreSQL's programs, of the newest version there is.
func Programs() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil {
		return "", err
	}
	if len(found) > 0 {
		version := func(file string) int {
			n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(file)))) // 0 of what has no number
			return n
		}
		return filepath.Dir(slices.MaxFunc(found, func(a, b string) int { return version(a) - version(b) })), nil
	}
	if file, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(file), nil
	}
	return "", ErrNoPrograms
}

// Start makes a server and returns when it answers. Stop ends it; so does the end of ctx.
func Start(ctx context.Context, o Options) (s *Server, err error) {
	programs, err := Programs()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "galley-newsroom-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for the server: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	user, err := unprivileged(folder)
	if err != nil {
		return nil, err
	}
	s = &Server{programs: programs, folder: folder, log: &bytes.Buffer{}, ended: make(chan struct{})}
	data := filepath.Join(folder, "data")
	initArgs := []string{"-D", data, "-U", Admin, "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust"}
	if o.Guarded {
		s.Password = rand.Text()
		file := filepath.Join(folder, "password")
		if err := os.WriteFile(file, []byte(s.Password), 0o600); err != nil {
			return nil, err
		}
		if err := user.own(file); err != nil {
			return nil, err
		}
		initArgs = append(initArgs[:len(initArgs)-1], "scram-sha-256", "--pwfile", file)
	}
	if !o.Durable {
		initArgs = append(initArgs, "-N")
	}
	if out, err := user.command(ctx, filepath.Join(programs, "initdb"), initArgs...).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("make the server's files: %w\n%s", err, out)
	}
	if s.Port, err = freePort(); err != nil {
		return nil, err
	}
	args := []string{"-D", data, "-p", strconv.Itoa(s.Port), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=300",
		"-c", "shared_buffers=128MB"}
	if !o.Durable {
		args = append(args, "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off")
	}
	s.run = user.command(ctx, filepath.Join(programs, "postgres"), args...)
	s.run.Cancel = func() error { return s.run.Process.Signal(os.Interrupt) } // a fast shutdown
	s.run.Stdout, s.run.Stderr = s.log, s.log
	s.run.WaitDelay = 20 * time.Second
	if err := s.run.Start(); err != nil {
		return nil, fmt.Errorf("start the server: %w", err)
	}
	go func() {
		s.err = s.run.Wait()
		close(s.ended)
	}()
	if err := s.answers(ctx); err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	return s, nil
}

// answers waits until the server takes connections.
func (s *Server) answers(ctx context.Context) error {
	for {
		select {
		case <-s.ended:
			return fmt.Errorf("the server ended at once: %w\n%s", s.err, s.log.String())
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
		ask := exec.CommandContext(ctx, filepath.Join(s.programs, "pg_isready"), "-q", "-h", "127.0.0.1", "-p", strconv.Itoa(s.Port))
		if ask.Run() == nil {
			return nil
		}
	}
}

// Address is that of a database on the server, without a password.
func (s *Server) Address(database string) string {
	return fmt.Sprintf("postgres://%s@127.0.0.1:%d/%s", Admin, s.Port, database)
}

// CreateDatabase makes a database.
func (s *Server) CreateDatabase(ctx context.Context, name string) error {
	cmd := exec.CommandContext(ctx, filepath.Join(s.programs, "createdb"), "-h", "127.0.0.1", "-p", strconv.Itoa(s.Port), "-U", Admin, name)
	cmd.Env = append(os.Environ(), "PGPASSWORD="+s.Password)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("create the database %s: %w\n%s", name, err, out)
	}
	return nil
}

// Fault is why a server ended that nobody stopped.
func (s *Server) Fault() error {
	<-s.ended
	return fmt.Errorf("the server ended: %v\n%s", s.err, s.log.String())
}

// Done is closed when the server has ended.
func (s *Server) Done() <-chan struct{} { return s.ended }

// Stop ends the server and deletes its files.
func (s *Server) Stop() error {
	select {
	case <-s.ended:
	default:
		if err := s.run.Process.Signal(os.Interrupt); err != nil && !errors.Is(err, os.ErrProcessDone) {
			return fmt.Errorf("stop the server: %w", err)
		}
		<-s.ended
	}
	return os.RemoveAll(s.folder)
}

// freePort is a port of the loopback address that nothing listens on just now.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("look for a free port: %w", err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	return port, l.Close()
}
