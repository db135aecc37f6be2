package interchange

import (
	"bytes"
	"encoding/json"
	"regexp"
)

var (
	bratLine    = regexp.MustCompile(`(?m)^(?:T\d+\t\S+ \d+ \d+(?:;\d+ \d+)*\t|[REAMN]\d+\t\S+ )`)
	bratFile    = regexp.MustCompile(`^(?:[TREAMN#*][\dTREAM]*\t[^\n]*(?:\n|$))+`)
	webAnnoFile = regexp.MustCompile(`^#FORMAT=WebAnno TSV`)
	conllFile   = regexp.MustCompile(`(?m)\A(?:[^\s{\["]+(?:[ \t]+\S+)*[ \t](?:O|[BIES]-\w+)\r?\n){3,}`)
	xmiFile     = regexp.MustCompile(`<xmi:XMI\b|<cas:Sofa\b`)
)

// otherTool names the program that wrote annotations in a format of its own,
// "" where it is none that is known.
func otherTool(data []byte) string {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n")
	head := data[:min(len(data), 64<<10)]
	switch {
	case webAnnoFile.Match(head):
		return "WebAnno or INCEpTION (TSV)"
	case xmiFile.Match(head):
		return "INCEpTION or another UIMA program (XMI)"
	case len(head) > 0 && head[0] != '{' && head[0] != '[' && bratLine.Match(head) && bratFile.Match(head):
		return "brat (standoff)"
	case conllFile.Match(head):
		return "a program that writes CoNLL columns"
	}
	var value any
	dec := json.NewDecoder(bytes.NewReader(data))
	if dec.Decode(&value) != nil {
		return ""
	}
	if all, ok := value.([]any); ok && len(all) > 0 {
		value = all[0]
	}
	v, ok := value.(map[string]any)
	if !ok {
		return ""
	}
	return toolOf(v)
}

// toolOf names the program that a record is shaped by.
func toolOf(v map[string]any) string {
	_, text := v["text"].(string)
	data, task := v["data"].(map[string]any)
	has := func(names ...string) bool {
		for _, n := range names {
			if list(v[n]) != nil {
				return true
			}
		}
		return false
	}
	switch {
	case v["target"] != nil || v["uri"] != nil || v["@context"] != nil:
		return ""
	case task && data != nil && (has("annotations", "completions", "predictions") || v["project"] != nil):
		return "Label Studio"
	case v["result"] != nil && v["task"] != nil, v["from_name"] != nil && v["to_name"] != nil:
		return "Label Studio"
	case text && has("spans", "tokens") && (v["_task_hash"] != nil || v["_input_hash"] != nil || v["answer"] != nil || has("spans")):
		return "Prodigy"
	case (text || v["data"] != nil) && (has("label", "labels", "entities", "relations", "cats", "Comments") || v["meta"] != nil &&
		v["annotation_approver"] != nil), v["annotation_approver"] != nil:
		return "doccano"
	case v["annotation"] != nil && v["content"] != nil:
		return "Dataturks"
	case v["documents"] != nil && v["classes"] != nil, v["anncomplete"] != nil:
		return "tagtog"
	}
	return ""
}
