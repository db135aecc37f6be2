// Package pdfium is PDFium, the library of Chromium, compiled to WebAssembly: it
// needs no C compiler here, sees neither files nor network, and whatever a
// hostile PDF does to it stays inside its own memory, which has a limit.
package pdfium

import (
	"context"
	"runtime/debug"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/tetratelabs/wazero"
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

// compiled returns the fast engine, and starts it the first time. The caller holds the lock.
func compiled() *engine {
	if engines.fast == nil {
		cache, done := wazero.NewCompilationCache(), func() {}
		if dir, ok := cacheDir(); ok {
			if onDisk, err := wazero.NewCompilationCacheWithDir(dir); err == nil {
				cache, done = onDisk, func() { noteCompiled(dir) }
			}
		}
		engines.fast = begin(wazero.NewRuntimeConfig(), cache, fallbackFonts(), done)
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
		engines.slow = begin(wazero.NewRuntimeConfigInterpreter(), wazero.NewCompilationCache(), fallbackFonts(), func() {})
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
			old.close() // nobody reads with it
			debug.FreeOSMemory()
		}()
	}
}

// Reader returns an instance of PDFium for one PDF of size bytes. When ctx ends,
// the call that runs is ended, whatever it is doing, and later ones fail. release
// must be called once, when no call of the reader runs, with the error of the
// work, nil for none, and returns the error to report.
func Reader(ctx context.Context, size int) (reader pdfium.Pdfium, release func(error) error, err error) {
	e, slow := choose(size)
	reader, done, err := e.open(ctx)
	if !slow {
		return reader, done, err
	}
	if err != nil {
		leave()
		return nil, nil, err
	}
	return reader, func(err error) error {
		defer leave()
		return done(err)
	}, nil
}
