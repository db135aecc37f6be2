package check

import (
	"context"
	"errors"
	"fmt"
	"os"

	"galley/cmd/build/newsroom"
)

// library is the package whose tests run on every engine that a library can be on.
const library = "./model/library"

// The environment of those tests: the engine they run on, the address of a server for it,
// and the folder of the server's programs, for tests that start one of their own.
const (
	engineVariable   = "GALLEY_TEST_ENGINE"
	serverVariable   = "GALLEY_TEST_POSTGRES"
	programsVariable = "GALLEY_TEST_POSTGRES_BIN"
)

// otherEngine is the engine of a newsroom. Without the variable the tests run on SQLite.
const otherEngine = "postgres"

// on are the steps that run all the tests of a program on an engine, in n parts.
func (p testProgram) on(engine string, n int, env, tests []string) []step {
	p.says = "on " + engine
	return p.inParts(n, append([]string{engineVariable + "=" + engine}, env...), tests)
}

// startServer starts a server for the tests, and returns what ends it. Where PostgreSQL is
// not installed, which machine.SetUp sees to on Debian, the tests that need it say why they
// are skipped.
func startServer(ctx context.Context) (end func(), err error) {
	s, err := newsroom.Start(ctx, newsroom.Options{})
	if errors.Is(err, newsroom.ErrNoPrograms) {
		fmt.Println("The tests on a newsroom's server are skipped:", err)
		return func() {}, nil
	}
	if err != nil {
		return nil, err
	}
	programs, err := newsroom.Programs()
	if err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	for name, value := range map[string]string{serverVariable: s.Address("postgres"), programsVariable: programs} {
		if err := os.Setenv(name, value); err != nil {
			return nil, errors.Join(err, s.Stop())
		}
	}
	return func() {
		if err := s.Stop(); err != nil {
			fmt.Fprintln(os.Stderr, "build:", err)
		}
	}, nil
}
