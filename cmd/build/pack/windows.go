package pack

import (
	"archive/zip"
	"bytes"
	"context"
	bits "encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"galley/cmd/build/machine"
	"galley/cmd/build/project"
)

const mingw = "x86_64-w64-mingw32-"

// packWindows makes a portable archive and an installer, cross-compiled.
func packWindows(ctx context.Context, p *packing) error {
	resources, err := p.windowsResources(ctx)
	if err != nil {
		return err
	}
	galley, ctl := filepath.Join(p.work, "Galley.exe"), filepath.Join(p.work, "galleyctl.exe")
	target := []string{"GOOS=windows", "GOARCH=amd64"}
	// MinGW's linker writes the time into the file unless it is told not to.
	linked := `-H windowsgui -linkmode external "-extldflags=` + resources + ` -Wl,--no-insert-timestamp"`
	windowed := append([]string{"CGO_ENABLED=1", "CC=" + mingw + "gcc", "CXX=" + mingw + "g++"}, target...)
	if err := p.program(ctx, "galley", galley, project.WindowTags("windows", false), linked, windowed...); err != nil {
		return err
	}
	if err := p.program(ctx, "galleyctl", ctl, "", "", append(target, "CGO_ENABLED=0")...); err != nil {
		return err
	}
	licences, err := p.licences(ctx, "galley", "")
	if err != nil {
		return err
	}
	if err := p.put("LICENSES.txt", bytes.ReplaceAll(licences, []byte("\n"), []byte("\r\n")), 0o644); err != nil {
		return err
	}
	for _, program := range []string{galley, ctl} {
		if err := p.sign(ctx, program); err != nil {
			return err
		}
	}
	if err := p.portable(); err != nil {
		return err
	}
	return p.installer(ctx)
}

// windowsResources compiles the icon, the version and the manifest for Galley.exe.
func (p *packing) windowsResources(ctx context.Context) (string, error) {
	icon, err := p.ico(ctx)
	if err != nil {
		return "", err
	}
	manifest, err := packaging.ReadFile("packaging/galley.manifest")
	if err != nil {
		return "", fmt.Errorf("read the manifest: %w", err)
	}
	script, err := packaging.ReadFile("packaging/galley.rc")
	if err != nil {
		return "", fmt.Errorf("read the resource script: %w", err)
	}
	filled := strings.NewReplacer("@NUMBERS@", strings.ReplaceAll(p.version, ".", ",")+",0", "@VERSION@", p.version).Replace(string(script))
	for name, data := range map[string][]byte{
		"galley.ico": icon, "galley.rc": []byte(filled),
		"galley.manifest": bytes.ReplaceAll(manifest, []byte("@VERSION@"), []byte(p.version)),
	} {
		if err := p.put(name, data, 0o644); err != nil {
			return "", err
		}
	}
	object := filepath.Join(p.work, "galley.o")
	return object, p.run(ctx, mingw+"windres", "-O", "coff", "-o", object, "galley.rc")
}

// ico returns the icon in the sizes that Windows shows, as PNG in an ICO file:
// https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)
func (p *packing) ico(ctx context.Context) ([]byte, error) {
	sizes := []int{16, 20, 24, 32, 40, 48, 64, 128, 256}
	var head, pictures bytes.Buffer
	put := func(v any) { _ = bits.Write(&head, bits.LittleEndian, v) } // into memory
	put([]uint16{0, 1, uint16(len(sizes))})
	at := 6 + 16*len(sizes)
	for _, size := range sizes {
		to := filepath.Join(p.work, fmt.Sprintf("icon-%d.png", size))
		drawing := filepath.Join(p.root, "assets", "icon.svg")
		if err := p.run(ctx, "rsvg-convert", "-w", fmt.Sprint(size), "-h", fmt.Sprint(size), "-o", to, drawing); err != nil {
			return nil, err
		}
		picture, err := os.ReadFile(to)
		if err != nil {
			return nil, fmt.Errorf("the icon: %w", err)
		}
		put([]uint8{uint8(size % 256), uint8(size % 256), 0, 0}) // 0 is 256
		put([]uint16{1, 32})
		put([]uint32{uint32(len(picture)), uint32(at)})
		at += len(picture)
		pictures.Write(picture)
	}
	return append(head.Bytes(), pictures.Bytes()...), nil
}

// These variables name the certificate that Windows programs are signed with: a PKCS #12
// file and its password.
const (
	signCertificate = "GALLEY_SIGN_PKCS12"
	signPassword    = "GALLEY_SIGN_PASSWORD"
)

// sign signs a Windows program where there is a certificate.
func (p *packing) sign(ctx context.Context, program string) error {
	certificate := os.Getenv(signCertificate)
	if certificate == "" {
		return nil
	}
	if !machine.OnPath("osslsigncode") {
		return errors.New(signCertificate + " is set, but osslsigncode is not installed, so no package was made")
	}
	signed := program + ".signed"
	secret := filepath.Join(p.work, "password") // everybody on the machine can read a program's arguments
	if err := os.WriteFile(secret, []byte(os.Getenv(signPassword)), 0o600); err != nil {
		return fmt.Errorf("sign %s: %w", filepath.Base(program), err)
	}
	defer os.Remove(secret)
	args := []string{"sign", "-pkcs12", certificate, "-readpass", secret, "-n", "Galley", "-h", "sha256", "-in", program, "-out", signed}
	if err := p.run(ctx, "osslsigncode", args...); err != nil {
		return fmt.Errorf("sign %s: %w", filepath.Base(program), err)
	}
	if err := os.Rename(signed, program); err != nil {
		return fmt.Errorf("sign %s: %w", filepath.Base(program), err)
	}
	return nil
}

// windowsFiles are what is installed on Windows.
var windowsFiles = []string{"Galley.exe", "galleyctl.exe", "LICENSES.txt"}

// portable is an archive that is unpacked and run.
func (p *packing) portable() error {
	name := fmt.Sprintf("Galley-%s-windows-amd64", p.version)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, file := range windowsFiles {
		data, err := os.ReadFile(filepath.Join(p.work, file))
		if err != nil {
			return fmt.Errorf("the archive for Windows: %w", err)
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name + "/" + file, Method: zip.Deflate, Modified: p.made})
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			return fmt.Errorf("the archive for Windows: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("the archive for Windows: %w", err)
	}
	if err := os.WriteFile(filepath.Join(p.out, name+".zip"), b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("the archive for Windows: %w", err)
	}
	return nil
}

func (p *packing) installer(ctx context.Context) error {
	script, err := packaging.ReadFile("packaging/galley.nsi")
	if err != nil {
		return fmt.Errorf("read the installer's script: %w", err)
	}
	if err := p.put("galley.nsi", script, 0o644); err != nil {
		return err
	}
	size := int64(0)
	for _, file := range windowsFiles {
		info, err := os.Stat(filepath.Join(p.work, file))
		if err != nil {
			return fmt.Errorf("the installer: %w", err)
		}
		size += info.Size()
	}
	out := filepath.Join(p.out, fmt.Sprintf("Galley-%s-windows-amd64-setup.exe", p.version))
	args := []string{"-V2", "-DVERSION=" + p.version, fmt.Sprintf("-DSIZE=%d", size/1024), "-DOUT=" + out, "galley.nsi"}
	if err := p.run(ctx, "makensis", args...); err != nil {
		return err
	}
	return p.sign(ctx, out)
}
