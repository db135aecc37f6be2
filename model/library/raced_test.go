//go:build race

package library

// raced: under the race detector SQLite takes some twelve times as long, so
// tests that generate their cases make fewer of them.
const raced = true
