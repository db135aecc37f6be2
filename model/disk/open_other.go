//go:build !unix

package disk

// noWaiting is nothing where opening does not wait.
const noWaiting = 0
