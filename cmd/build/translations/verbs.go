package translations

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var verb = regexp.MustCompile(`%(?:\[(\d+)\])?[-+# 0]*\d*(?:\.\d+)?([a-zA-Z])`)

// verbsOf are the verbs of a text, in the order of the arguments that stand in their place.
func verbsOf(text string) []string {
	var all []string
	next := 1
	at := map[int]string{}
	for _, m := range verb.FindAllStringSubmatch(strings.ReplaceAll(text, "%%", ""), -1) {
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		at[next] = kindOf(m[2])
		next++
	}
	for _, n := range slices.Sorted(keysOf(at)) {
		for len(all) < n-1 {
			all = append(all, "") // one that is left out
		}
		all = append(all, at[n])
	}
	return all
}

// kindOf is what a verb takes: a number, or anything.
func kindOf(verb string) string {
	switch verb {
	case "d":
		return "number"
	case "q":
		return "quoted"
	}
	return "text"
}
