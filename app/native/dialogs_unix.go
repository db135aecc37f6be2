//go:build !windows && !darwin

package native

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/godbus/dbus/v5"
)

// The dialogs of Linux desktops are those of the XDG desktop portal, version 1 of
// org.freedesktop.portal.FileChooser:
// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.FileChooser.html
// rymdport/portal, which Fyne has, reads "+" in a file's name as a blank, so the
// bus is spoken to directly.
const (
	portalName    = "org.freedesktop.portal.Desktop"
	portalPath    = "/org/freedesktop/portal/desktop"
	chooser       = "org.freedesktop.portal.FileChooser"
	request       = "org.freedesktop.portal.Request"
	answered      = 0 // responses: chosen,
	turnedDown    = 1 // cancelled by the person,
	requestToken  = "galley"
	requestFolder = "/org/freedesktop/portal/desktop/request/"
)

func ask(ctx context.Context, r Request) (string, error) {
	bus, err := dbus.ConnectSessionBus(dbus.WithContext(ctx))
	if err != nil {
		return "", errors.Join(ErrNone, err)
	}
	defer bus.Close()
	portal := bus.Object(portalName, portalPath)
	if _, err := portal.GetProperty(chooser + ".version"); err != nil {
		return "", errors.Join(ErrNone, err)
	}
	// The answer may come before the call returns: it is listened for first, at
	// the path that the portal makes of the caller and the token.
	handle := dbus.ObjectPath(requestFolder + strings.ReplaceAll(strings.TrimPrefix(bus.Names()[0], ":"), ".", "_") + "/" + requestToken)
	if err := bus.AddMatchSignal(dbus.WithMatchInterface(request), dbus.WithMatchMember("Response"),
		dbus.WithMatchSender(portalName)); err != nil {
		return "", errors.Join(ErrNone, err)
	}
	signals := make(chan *dbus.Signal, 8)
	bus.Signal(signals)
	method, options := callOf(r)
	var given dbus.ObjectPath
	if err := portal.CallWithContext(ctx, chooser+"."+method, 0, r.Parent, r.Title, options).Store(&given); err != nil {
		if ctx.Err() != nil {
			return "", nil
		}
		return "", errors.Join(ErrNone, err)
	}
	for {
		select {
		case <-ctx.Done():
			// The portal takes the dialog away when the connection ends.
			return "", nil
		case s, open := <-signals:
			if !open {
				return "", errors.New("the file dialog went away before it answered")
			}
			if s.Path == handle || s.Path == given {
				return answerOf(s)
			}
		}
	}
}

func callOf(r Request) (method string, options map[string]dbus.Variant) {
	options = map[string]dbus.Variant{"handle_token": dbus.MakeVariant(requestToken), "modal": dbus.MakeVariant(true)}
	if r.Folder != "" {
		options["current_folder"] = dbus.MakeVariant(append([]byte(r.Folder), 0))
	}
	switch r.Kind {
	case SaveFile:
		if r.Name != "" {
			options["current_name"] = dbus.MakeVariant(r.Name)
		}
		return "SaveFile", options
	case OpenFolder:
		options["directory"] = dbus.MakeVariant(true)
	}
	return "OpenFile", options
}

func answerOf(s *dbus.Signal) (string, error) {
	var code uint32
	var results map[string]dbus.Variant
	if err := dbus.Store(s.Body, &code, &results); err != nil {
		return "", fmt.Errorf("the file dialog's answer: %w", err)
	}
	switch code {
	case answered:
	case turnedDown:
		return "", nil
	default:
		return "", fmt.Errorf("the file dialog ended with %d", code)
	}
	addresses, _ := results["uris"].Value().([]string)
	if len(addresses) == 0 {
		return "", errors.New("the file dialog named no file")
	}
	u, err := url.Parse(addresses[0])
	if err != nil || u.Scheme != "file" || !filepath.IsAbs(u.Path) {
		return "", errors.Join(fmt.Errorf("the file dialog named %q, which is no file of this computer", addresses[0]), err)
	}
	return u.Path, nil
}
