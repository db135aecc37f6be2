package newsroom

import (
	"context"
	"net"
	"net/url"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// Dial makes a connection to a server.
type Dial = pgconn.DialFunc

// WithDial is the address as it is reached by another way, such as a proxy.
func (a Address) WithDial(dial Dial) Address {
	a.dial = dial
	return a
}

// ConnectLimit is how long connecting may take, where the address says nothing else
// (connect_timeout).
const ConnectLimit = 10 * time.Second

// A line that is dead is noticed within about ten seconds, by both ends: what waits for an
// answer here, and a server that would hold the lock of a writer who is gone.
const (
	silence  = 2 * time.Second // after it the other end is asked whether it is there
	askAgain = 2 * time.Second
	asks     = 3
	// unacked is how long what was sent may stay unacknowledged, and the other end silent. A
	// connection at rest ends at that, so that those of a pool are not found dead one after the other.
	unacked = 8 * time.Second
)

// Config is how to connect.
func (a Address) Config() (*pgx.ConnConfig, error) {
	config, err := a.parse()
	if err != nil {
		return nil, a.unread()
	}
	if config, err = a.trusted(config); err != nil {
		return nil, err
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = ConnectLimit
	}
	limit, lookUp := config.ConnectTimeout, config.LookupFunc
	config.LookupFunc = func(ctx context.Context, host string) ([]string, error) { // pgx's limit is for what comes after it
		ctx, cancel := context.WithTimeout(ctx, limit)
		defer cancel()
		return lookUp(ctx, host)
	}
	if config.DialFunc = a.dial; a.dial == nil {
		dialer := net.Dialer{Control: limitUnacked, KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: silence, Interval: askAgain, Count: asks}}
		config.DialFunc = dialer.DialContext
	}
	for name, value := range map[string]string{
		"search_path":             "galley",
		"application_name":        "galley",
		"tcp_keepalives_idle":     seconds(silence),
		"tcp_keepalives_interval": seconds(askAgain),
		"tcp_keepalives_count":    strconv.Itoa(asks),
		"tcp_user_timeout":        strconv.FormatInt(unacked.Milliseconds(), 10),
	} {
		config.RuntimeParams[name] = value
	}
	return config, nil
}

func seconds(d time.Duration) string { return strconv.Itoa(int(d / time.Second)) }

// parse is what pgx makes of the address, the environment, and the files of libpq.
func (a Address) parse(also ...string) (*pgx.ConnConfig, error) {
	u, err := url.Parse(a.shown)
	if err != nil {
		return nil, err
	}
	q := u.Query()
	for i := 0; i+1 < len(also); i += 2 {
		q.Set(also[i], also[i+1])
	}
	if a.keys != "" {
		q.Set("sslpassword", a.keys)
	}
	u.RawQuery = q.Encode()
	config, err := pgx.ParseConfig(u.String())
	if err != nil {
		return nil, errUnread // pgx's may have the password in it
	}
	if a.password != "" {
		config.Password = a.password
	}
	return config, nil
}
