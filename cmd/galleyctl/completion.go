package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// completionCommand prints a script that completes commands and flags in a shell, made from
// the commands themselves. The libraries that do this for kong were last released in 2023.
type completionCommand struct {
	Shell string `arg:"" help:"bash, zsh or fish."`
}

func (c *completionCommand) Run(d *invocation) error {
	words := wordsAfter(d.program)
	switch c.Shell {
	case "bash":
		return d.write(bashCompletion(words))
	case "zsh":
		return d.write(zshCompletion(words))
	case "fish":
		return d.write(fishCompletion(words))
	}
	return usagef("completion is for bash, zsh or fish, not %q", c.Shell)
}

// word is a word that can follow a command, with what it does.
type word struct{ text, help string }

// wordsAfter returns the commands and flags that can follow each command, by its path
// ("claim add"); "" is galleyctl alone.
func wordsAfter(app *kong.Application) map[string][]word {
	all := map[string][]word{}
	var walk func(n *kong.Node, path string)
	walk = func(n *kong.Node, path string) {
		all[path] = nil
		for _, k := range n.Children {
			if k.Hidden {
				continue
			}
			all[path] = append(all[path], word{k.Name, k.Help})
			walk(k, strings.TrimSpace(path+" "+k.Name))
		}
		for _, f := range slices.Concat(n.Flags, app.Flags) {
			all[path] = append(all[path], word{"--" + f.Name, f.Help})
		}
		all[path] = once(all[path])
	}
	walk(app.Node, "")
	return all
}

func once(words []word) []word {
	seen := map[string]bool{}
	kept := words[:0]
	for _, w := range words {
		if !seen[w.text] {
			seen[w.text] = true
			kept = append(kept, w)
		}
	}
	return kept
}

// paths returns the commands, in order.
func paths(words map[string][]word) []string { return slices.Sorted(maps.Keys(words)) }

// commandsIn returns the commands except galleyctl itself, quoted for a shell.
func commandsIn(words map[string][]word, between string) string {
	var all []string
	for _, p := range paths(words) {
		if p != "" {
			all = append(all, "'"+p+"'")
		}
	}
	return strings.Join(all, between)
}

func texts(words []word) string {
	var all []string
	for _, w := range words {
		all = append(all, w.text)
	}
	return strings.Join(all, " ")
}

// Each script finds the command on the line by adding word after word as long as they make a
// path, and offers what can follow it.
func bashCompletion(words map[string][]word) string {
	var b strings.Builder
	b.WriteString("# bash completion for galleyctl\n_galleyctl() {\n    local cur=${COMP_WORDS[COMP_CWORD]} path='' word\n    for word in " +
		"\"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n        case \"${path:+$path }$word\" in\n")
	fmt.Fprintf(&b, "            %s) path=\"${path:+$path }$word\" ;;\n        esac\n    done\n    case \"$path\" in\n",
		commandsIn(words, "|"))
	for _, p := range paths(words) {
		fmt.Fprintf(&b, "        '%s') COMPREPLY=($(compgen -W '%s' -- \"$cur\")) ;;\n", p, texts(words[p]))
	}
	b.WriteString("    esac\n}\ncomplete -o default -F _galleyctl galleyctl\n")
	return b.String()
}

func zshCompletion(words map[string][]word) string {
	var b strings.Builder
	b.WriteString("#compdef galleyctl\n_galleyctl() {\n    local path_='' word_\n    local -a options_\n    for word_ in " +
		"${words[2,CURRENT-1]}; do\n        case \"${path_:+$path_ }$word_\" in\n")
	fmt.Fprintf(&b, "            (%s) path_=\"${path_:+$path_ }$word_\" ;;\n        esac\n    done\n    case \"$path_\" in\n",
		commandsIn(words, "|"))
	for _, p := range paths(words) {
		var described []string
		for _, w := range words[p] {
			described = append(described, "'"+strings.NewReplacer("'", "’", ":", `\:`, "\n", " ").Replace(w.text)+":"+
				strings.NewReplacer("'", "’", "\n", " ").Replace(w.help)+"'")
		}
		fmt.Fprintf(&b, "        ('%s') options_=(%s) ;;\n", p, strings.Join(described, " "))
	}
	b.WriteString("    esac\n    _describe 'galleyctl' options_\n    _files\n}\n_galleyctl \"$@\"\n")
	return b.String()
}

func fishCompletion(words map[string][]word) string {
	var b strings.Builder
	b.WriteString("# fish completion for galleyctl\nfunction __galleyctl_at\n    set -l path ''\n    for word in (commandline " +
		"-opc)[2..-1]\n        switch (string trim \"$path $word\")\n")
	fmt.Fprintf(&b, "            case %s\n                set path (string trim \"$path $word\")\n        end\n    end\n    test \"$path\" "+
		"= \"$argv[1]\"\nend\n", commandsIn(words, " "))
	quote := strings.NewReplacer("'", "’", "\n", " ").Replace
	for _, p := range paths(words) {
		for _, w := range words[p] {
			if name, flag := strings.CutPrefix(w.text, "--"); flag {
				fmt.Fprintf(&b, "complete -c galleyctl -n \"__galleyctl_at '%s'\" -l %s -d '%s'\n", p, name, quote(w.help))
			} else {
				fmt.Fprintf(&b, "complete -c galleyctl -n \"__galleyctl_at '%s'\" -f -a %s -d '%s'\n", p, w.text, quote(w.help))
			}
		}
	}
	return b.String()
}
