package newsroom

import (
	"errors"
	"net"
	"os"
	"strconv"
	"testing"
)

func TestAServerAnswersAndLeavesNothingBehind(t *testing.T) {
	if _, err := Programs(); errors.Is(err, ErrNoPrograms) {
		t.Skip(err)
	}
	s, err := Start(t.Context(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	conn, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(s.Port)))
	if err != nil {
		t.Error(err)
	} else if err := conn.Close(); err != nil {
		t.Error(err)
	}
	if err := s.Stop(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(s.folder); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the server's folder is still there: %v", err)
	}
	if conn, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(s.Port))); err == nil {
		_ = conn.Close()
		t.Error("the server still answers")
	}
}
