// Package pdfium is PDFium, the library of Chromium, compiled to WebAssembly: it
// needs no C compiler here, sees neither files nor network, and whatever a
// hostile PDF does to it stays inside its own memory, which has a limit.
package pdfium

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

const (
	memory  = 384 << 20 // bytes that reading one PDF may take
	readers = 2         // PDFs read at once
	small   = 300 << 10 // bytes of a PDF that may be read before PDFium is compiled
)

// There are two engines. The compiled one is fast. Compiling it takes some
// seconds and some hundred megabytes, once for a version of Galley; later it
// is loaded from the cache on disk in a tenth of a second. The interpreter
// starts at once and is twenty times slower. It reads the first small PDF on a
// machine; for more of them, or for a large one, PDFium is compiled.
var engines struct {
	sync.Mutex
	fast, slow *engine
	slowUsed   bool // the interpreter has read a PDF
	slowBusy   int  // how many PDFs it reads now
}

// engine is PDFium while it starts, and once it has started.
type engine struct {
	ready chan struct{}
	pool  pdfium.Pool
	err   error
}

func (e *engine) isReady() bool {
	select {
	case <-e.ready:
		return e.err == nil
	default:
		return false
	}
}

func (e *engine) wait(ctx context.Context) (pdfium.Pool, error) {
	select {
	case <-e.ready:
		return e.pool, e.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// begin starts an engine in the background and calls then when it has started.
func begin(config wazero.RuntimeConfig, then func()) *engine {
	e := &engine{ready: make(chan struct{})}
	go func() {
		defer close(e.ready)
		defer func() {
			if p := recover(); p != nil {
				e.err = fmt.Errorf("starting PDFium: %v", p)
			}
		}()
		config = config.WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(memory >> 16).WithCloseOnContextDone(true)
		e.pool, e.err = webassembly.Init(webassembly.Config{
			Context: experimental.WithCompilationWorkers(context.Background(), readers), MaxTotal: readers, RuntimeConfig: config,
			FSConfig: wazero.NewFSConfig().WithFSMount(fallbackFonts(), "/"), Stdout: io.Discard, Stderr: io.Discard,
		})
		if e.err == nil {
			then()
		}
		debug.FreeOSMemory() // compiling takes some hundred megabytes, once
	}()
	return e
}

// compiled returns the fast engine, and starts it the first time. The caller holds the lock.
func compiled() *engine {
	if engines.fast == nil {
		config := wazero.NewRuntimeConfig()
		done := func() {}
		if dir, ok := cacheDir(); ok {
			if cache, err := wazero.NewCompilationCacheWithDir(dir); err == nil {
				config = config.WithCompilationCache(cache)
				done = func() { noteCompiled(dir) }
			}
		}
		engines.fast = begin(config, done)
	}
	return engines.fast
}

// choose returns the engine for a PDF of so many bytes, and whether it is the interpreter.
func choose(size int) (e *engine, slow bool) {
	engines.Lock()
	defer engines.Unlock()
	if engines.fast == nil && isCompiled() {
		return compiled(), false
	}
	if size > small || engines.fast != nil && engines.fast.isReady() {
		return compiled(), false
	}
	if engines.slowUsed { // more PDFs come: it pays to compile
		compiled()
	}
	engines.slowUsed = true
	if engines.slow == nil {
		engines.slow = begin(wazero.NewRuntimeConfigInterpreter(), func() {})
	}
	engines.slowBusy++
	return engines.slow, true
}

// leave ends one use of the interpreter. It closes the interpreter when nobody
// uses it and the compiled engine has started.
func leave() {
	engines.Lock()
	defer engines.Unlock()
	engines.slowBusy--
	if old := engines.slow; engines.slowBusy == 0 && old != nil && old.isReady() && engines.fast != nil && engines.fast.isReady() {
		engines.slow = nil
		go func() {
			_ = old.pool.Close() // nobody reads with it
			debug.FreeOSMemory()
		}()
	}
}

// Reader returns an instance of PDFium for one PDF of size bytes. When ctx ends,
// the instance is killed, whatever it is doing. release must be called once
// with the error of the work, nil for none, and returns the error to report.
func Reader(ctx context.Context, size int) (reader pdfium.Pdfium, release func(error) error, err error) {
	e, slow := choose(size)
	over := func() {
		if slow {
			leave()
		}
	}
	pool, err := e.wait(ctx)
	if err == nil {
		reader, err = pool.GetInstanceWithContext(ctx)
	}
	if err != nil {
		over()
		return nil, nil, err
	}
	killed := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(killed)
		reader.Kill()
	})
	return reader, func(err error) error {
		defer over()
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
