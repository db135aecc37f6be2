package pdfium

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime/debug"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// engine is PDFium while it starts, and once it has started.
type engine struct {
	ready  chan struct{}
	err    error
	config wazero.RuntimeConfig
	cache  wazero.CompilationCache // holds what PDFium was compiled to, once for all pools
	fonts  fs.FS                   // where PDFium looks for fonts
	idle   chan *pool
	room   chan struct{} // one for each pool that may still be made
}

// pool is where one reader at a time comes from. Each reader has a pool, since
// only the context of a whole pool ends a call safely: the call sees it and
// returns, and then nothing runs that is closed. Kill of go-pdfium closes a reader
// from another goroutine, while the call is still writing to it.
type pool struct {
	pdfium.Pool
	cancel context.CancelFunc
}

// begin starts an engine in the background and calls then when it has started.
func begin(config wazero.RuntimeConfig, cache wazero.CompilationCache, fonts fs.FS, then func()) *engine {
	e := &engine{ready: make(chan struct{}), cache: cache, fonts: fonts, idle: make(chan *pool, readers), room: make(chan struct{}, readers)}
	e.config = config.WithCompilationCache(cache).WithMemoryLimitPages(memory >> 16).WithCloseOnContextDone(true).
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
	for range readers - 1 {
		e.room <- struct{}{}
	}
	go func() {
		defer close(e.ready)
		var first *pool
		if first, e.err = e.newPool(); e.err == nil {
			e.idle <- first
			then()
		}
		debug.FreeOSMemory() // compiling takes some hundred megabytes, once
	}()
	return e
}

func (e *engine) isReady() bool {
	select {
	case <-e.ready:
		return e.err == nil
	default:
		return false
	}
}

// newPool makes a pool. The first one compiles PDFium, the others only read it.
func (e *engine) newPool() (made *pool, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("starting PDFium: %v", p)
		}
	}()
	ctx, cancel := context.WithCancel(experimental.WithCompilationWorkers(context.Background(), readers))
	inner, err := webassembly.Init(webassembly.Config{Context: ctx, MaxTotal: 1, RuntimeConfig: e.config,
		FSConfig: wazero.NewFSConfig().WithFSMount(e.fonts, "/"), Stdout: io.Discard, Stderr: io.Discard})
	if err != nil {
		cancel()
		return nil, err
	}
	return &pool{Pool: inner, cancel: cancel}, nil
}

// take waits for a pool that is free. It is given back with idle or with drop.
func (e *engine) take(ctx context.Context) (*pool, error) {
	select {
	case <-e.ready:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if e.err != nil {
		return nil, e.err
	}
	select {
	case p := <-e.idle: // rather than to make one
		return p, nil
	default:
	}
	select {
	case p := <-e.idle:
		return p, nil
	case <-e.room:
		p, err := e.newPool()
		if err != nil {
			e.room <- struct{}{}
		}
		return p, err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// drop ends a pool that may have been stopped in the middle of its work. No call of its reader runs.
func (e *engine) drop(p *pool) {
	p.cancel()
	_ = p.Close() // it is thrown away
	e.room <- struct{}{}
}

// close ends an engine that nobody uses.
func (e *engine) close() {
	for {
		select {
		case p := <-e.idle:
			e.drop(p)
		default:
			_ = e.cache.Close(context.Background()) // it is thrown away
			return
		}
	}
}

// open takes a reader from a pool. When ctx ends, the call that the reader is in
// ends, and later ones fail. done gives back the reader and the pool.
func (e *engine) open(ctx context.Context) (reader pdfium.Pdfium, done func(error) error, err error) {
	p, err := e.take(ctx)
	if err != nil {
		return nil, nil, err
	}
	stop := context.AfterFunc(ctx, p.cancel)
	reader, err = p.GetInstanceWithContext(ctx)
	if err != nil {
		stop()
		e.drop(p)
		return nil, nil, errors.Join(ctx.Err(), err)
	}
	return reader, func(err error) error {
		closing := reader.Close() // runs PDFium once more, so ctx still ends it
		if !stop() {
			e.drop(p)
			return errors.Join(ctx.Err(), err)
		}
		e.idle <- p
		if err == nil {
			return closing
		}
		return err
	}, nil
}
