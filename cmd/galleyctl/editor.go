package main

import (
	"encoding/json"
	"os/user"
	"path/filepath"
	"runtime"
	"strings"

	"galley/assets"
	"galley/model/disk"
)

// editor returns the name that is stored with each change: that of the invitation to a newsroom,
// else that of --editor, else of the desktop program's preferences, else the login.
func (d *invocation) editor() string {
	login := ""
	if u, err := user.Current(); err == nil {
		login = u.Username[strings.LastIndexByte(u.Username, '\\')+1:] // DOMAIN\name on Windows
	}
	for _, name := range []string{d.own, d.asked, preferredEditor(d.env), d.env("USER"), login} {
		if name = strings.Join(strings.Fields(name), " "); name != "" {
			return name
		}
	}
	return "editor"
}

// preferredEditor reads the preference that the desktop program stores through Fyne. An
// unreadable one counts as none, because it is only a default.
func preferredEditor(env func(string) string) string {
	data, err := disk.Read(filepath.Join(preferences(env), "fyne", assets.ID, "preferences.json"), maxPreferences)
	if err != nil {
		return ""
	}
	var kept struct {
		Editor string `json:"editor"`
	}
	if json.Unmarshal(data, &kept) != nil {
		return ""
	}
	return kept.Editor
}

// maxPreferences is the largest file of preferences that is read, in bytes.
const maxPreferences = 1 << 20

// preferences returns the folder in which Fyne stores preferences on each system.
func preferences(env func(string) string) string {
	home := env("HOME")
	switch runtime.GOOS {
	case "darwin":
		return filepath.Join(home, "Library", "Preferences")
	case "windows":
		return filepath.Join(env("USERPROFILE"), "AppData", "Roaming")
	}
	if folder := env("XDG_CONFIG_HOME"); filepath.IsAbs(folder) {
		return folder
	}
	return filepath.Join(home, ".config")
}
