package newsroomtest

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5/pgproto3"
)

// Gate stands before a server that lets everybody in. It lets in who says its password, may
// encrypt, and refuses as a server would.
type Gate struct {
	Password string      // "" none is asked for
	Refuse   string      // the code with which everybody is refused, "" nobody is
	TLS      *tls.Config // nil: it does not encrypt
	Silent   bool        // answers nothing at all

	Asked atomic.Int64 // how often it asked for a password

	upstream *url.URL
	listener net.Listener
	done     sync.WaitGroup
	mu       sync.Mutex
	open     map[net.Conn]bool
}

// Open opens the gate before the server of an address, and returns the address of the
// database through it. It is shut when the test ends.
func (g *Gate) Open(t testing.TB, address string) *url.URL {
	t.Helper()
	to, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	g.upstream, g.open = to, map[net.Conn]bool{}
	if g.listener, err = (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	g.done.Go(func() {
		for {
			c, err := g.listener.Accept()
			if err != nil {
				return
			}
			g.done.Go(func() {
				defer g.hold(c)()
				_ = g.pass(c) // the client is told, or has gone
			})
		}
	})
	t.Cleanup(func() {
		_ = g.listener.Close()
		g.Cut()
		g.done.Wait()
	})
	through := *to
	through.Host = g.listener.Addr().String()
	return &through
}

// Cut cuts all connections that go through the gate.
func (g *Gate) Cut() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for c := range g.open {
		_ = c.Close()
	}
}

func (g *Gate) hold(c net.Conn) (let func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open[c] = true
	return func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		delete(g.open, c)
		_ = c.Close()
	}
}

// pass takes a client through the gate.
func (g *Gate) pass(client net.Conn) error {
	if g.Silent {
		_, err := io.Copy(io.Discard, client)
		return err
	}
	back := pgproto3.NewBackend(client, client)
	first, err := back.ReceiveStartupMessage()
	if _, asks := first.(*pgproto3.SSLRequest); asks && err == nil {
		if client, err = g.encrypt(client); err != nil {
			return err
		}
		back = pgproto3.NewBackend(client, client)
		first, err = back.ReceiveStartupMessage()
	}
	if err != nil {
		return err
	}
	start, is := first.(*pgproto3.StartupMessage)
	if !is {
		return g.relay(client, first) // a cancellation
	}
	if g.Refuse != "" {
		return refuse(back, g.Refuse)
	}
	if g.Password != "" {
		g.Asked.Add(1)
		back.Send(&pgproto3.AuthenticationCleartextPassword{})
		if err := errors.Join(back.Flush(), back.SetAuthType(pgproto3.AuthTypeCleartextPassword)); err != nil {
			return err
		}
		said, err := back.Receive()
		if err != nil {
			return err
		}
		if p, is := said.(*pgproto3.PasswordMessage); !is || p.Password != g.Password {
			return refuse(back, "28P01")
		}
	}
	start.Parameters["user"] = g.upstream.User.Username()
	return g.relay(client, start)
}

func (g *Gate) encrypt(client net.Conn) (net.Conn, error) {
	if g.TLS == nil {
		_, err := client.Write([]byte{'N'})
		return client, err
	}
	if _, err := client.Write([]byte{'S'}); err != nil {
		return client, err
	}
	return tls.Server(client, g.TLS), nil
}

func refuse(back *pgproto3.Backend, code string) error {
	back.Send(&pgproto3.ErrorResponse{Severity: "FATAL", Code: code, Message: "refused by the gate"})
	return back.Flush()
}

// relay hands a connection on to the server, from the first message on.
func (g *Gate) relay(client net.Conn, first pgproto3.FrontendMessage) error {
	server, err := (&net.Dialer{}).DialContext(context.Background(), "tcp", g.upstream.Host)
	if err != nil {
		return err
	}
	defer g.hold(server)()
	message, err := first.Encode(nil)
	if err != nil {
		return err
	}
	if _, err := server.Write(message); err != nil {
		return err
	}
	g.done.Go(func() {
		_, _ = io.Copy(server, client)
		_ = server.Close()
	})
	_, err = io.Copy(client, server)
	return errors.Join(err, client.Close())
}
