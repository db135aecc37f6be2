package native

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
)

// ErrNoPlayer says that no player is known here that begins at a second.
var ErrNoPlayer = errors.New("no player here begins at a given second")

// player is a program that plays recordings and can begin at a second.
type player struct {
	program string                       // a name to look up, or a path
	args    func(second string) []string // what stands before the recording
}

// players are tried in their order; where the system keeps them is in the files named after it.
func players() []player {
	mpv := func(second string) []string { return []string{"--force-window=yes", "--start=" + second, "--"} }
	vlc := func(second string) []string { return []string{"--start-time=" + second} }
	all := []player{{"mpv", mpv}, {"vlc", vlc}, {"celluloid", func(second string) []string { return []string{"--mpv-start=" + second} }},
		{"ffplay", func(second string) []string { return []string{"-ss", second} }}}
	for _, path := range vlcPaths() {
		all = append(all, player{path, vlc})
	}
	return all
}

// Play plays a recording from a second on, with the first player that can. The path must be absolute, so that it is
// never taken for an option. It does not wait for the player to end.
func Play(path string, second int) error {
	for _, p := range players() {
		program, err := exec.LookPath(p.program)
		if err != nil {
			continue
		}
		playing := exec.Command(program, append(p.args(strconv.Itoa(max(second, 0))), path)...)
		playing.Dir = os.TempDir()
		if err := playing.Start(); err != nil {
			continue
		}
		go func() { _ = playing.Wait() }() // the person ends it
		return nil
	}
	return ErrNoPlayer
}
