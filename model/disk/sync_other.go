//go:build !unix

package disk

// syncFolder does nothing: these systems keep a folder's names by themselves.
func syncFolder(string) {}
