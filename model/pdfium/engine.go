// Package pdfium is PDFium, the library of Chromium, compiled to WebAssembly: it
// needs no C compiler here, sees neither files nor network, and whatever a
// hostile PDF does to it stays inside its own memory, which has a limit.
package pdfium

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

const (
	memory  = 512 << 20 // bytes that reading one PDF may take
	readers = 2         // PDFs read at once
)

// engine is made ready when the first PDF comes: that takes a few seconds once
// for a version of Galley, and then, from the cache on disk, a tenth of one for
// each start.
var engine struct {
	once  sync.Once
	ready chan struct{}
	pool  pdfium.Pool
	err   error
}

func start(ctx context.Context) (pdfium.Pool, error) {
	e := &engine
	e.once.Do(func() {
		e.ready = make(chan struct{})
		go func() {
			defer close(e.ready)
			defer func() {
				if p := recover(); p != nil {
					e.err = fmt.Errorf("starting PDFium: %v", p)
				}
			}()
			config := wazero.NewRuntimeConfig().
				WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
				WithMemoryLimitPages(memory >> 16).
				WithCloseOnContextDone(true)
			if dir, err := os.UserCacheDir(); err == nil {
				if cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "Galley", "pdf")); err == nil {
					config = config.WithCompilationCache(cache)
				}
			}
			e.pool, e.err = webassembly.Init(webassembly.Config{
				Context: experimental.WithCompilationWorkers(context.Background(), readers), MaxTotal: readers, RuntimeConfig: config,
				FSConfig: wazero.NewFSConfig().WithFSMount(standInFonts(), "/"), Stdout: io.Discard, Stderr: io.Discard,
			})
			debug.FreeOSMemory() // compiling takes some hundred megabytes, once
		}()
	})
	select {
	case <-e.ready:
		return e.pool, e.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Reader is one that reads one PDF at a time. When ctx ends the reader is ended,
// whatever it is doing. release must be called once with what came of the work,
// and answers the error to tell.
func Reader(ctx context.Context) (reader pdfium.Pdfium, release func(error) error, err error) {
	pool, err := start(ctx)
	if err != nil {
		return nil, nil, err
	}
	reader, err = pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, nil, err
	}
	killed := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(killed)
		reader.Kill()
	})
	return reader, func(err error) error {
		if !stop() {
			<-killed
			return errors.Join(ctx.Err(), err)
		}
		if closing := reader.Close(); err == nil {
			return closing
		}
		return err
	}, nil
}
