package ingest

import (
	"context"
	"strings"
	"testing"

	"galley/model/ingest/charset"
	"galley/model/ingest/ingesttest"

	webcharset "golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
)

const (
	russian = "Министр иностранных дел заявил во вторник, что переговоры были полезными, но не дали никаких результатов. Стороны " +
		"договорились продолжать встречи и обсудить положение в стране, где идут бои."
	japanese = "外務大臣は火曜日に記者団に対し、会談は有益だったが結果は出なかったと述べた。双方は会合を続け、国内の状況について話し合うことで合意した。アフガニスタンとイランは長い国境を共有している。"
	chinese  = "外交部长星期二对记者说，会谈是有益的，但没有取得任何结果。双方同意继续会晤，讨论国内局势。阿富汗和伊朗有很长的共同边界，两国的关系一直很复杂。"
	korean   = "외무장관은 화요일 기자들에게 회담이 유익했지만 아무런 결과도 내지 못했다고 말했다. 양측은 회의를 계속하고 국내 상황을 논의하기로 합의했다. 두 나라는 긴 국경을 공유하고 있다."
	french   = "Le ministre a déclaré mardi que les négociations avaient été « très utiles », mais qu’elles n’avaient donné aucun " +
		"résultat : l’élève a dépassé le maître."
	english = "The minister said on Tuesday that the talks were “useful” – but that they hadn’t brought any results. The café was " +
		"closed."
	czech = "Ministr zahraničí v úterý řekl, že jednání byla užitečná, ale nepřinesla žádné výsledky. Obě strany se dohodly, že " +
		"budou v setkáních pokračovat a že budou jednat o situaci v zemi, kde se bojuje."
)

func encoded(t *testing.T, label, text string) []byte {
	t.Helper()
	e, _ := webcharset.Lookup(label)
	data, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestCharsets(t *testing.T) {
	t.Parallel()
	u16 := func(order unicode.Endianness, bom unicode.BOMPolicy, text string) []byte {
		data, err := unicode.UTF16(order, bom).NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	cases := []struct {
		name string
		data []byte
		want string
	}{
		{"utf-8", []byte(russian), russian}, {"utf-8", []byte("\xef\xbb\xbf" + french), french},
		{"utf-16le", u16(unicode.LittleEndian, unicode.UseBOM, english), english},
		{"utf-16be", u16(unicode.BigEndian, unicode.UseBOM, russian), russian},
		{"utf-16le", u16(unicode.LittleEndian, unicode.IgnoreBOM, english), english},
		{"utf-16be", u16(unicode.BigEndian, unicode.IgnoreBOM, english), english},
		{"windows-1252", encoded(t, "windows-1252", french), french}, {"windows-1252", encoded(t, "windows-1252", english), english},
		{"windows-1252", encoded(t, "windows-1252", "It’s “one” – two"), "It’s “one” – two"}, {"windows-1252", []byte("caf\xe9"), "café"},
		{"windows-1251", encoded(t, "windows-1251", russian), russian}, {"koi8-r", encoded(t, "koi8-r", russian), russian},
		{"shift_jis", encoded(t, "shift_jis", japanese), japanese}, {"euc-jp", encoded(t, "euc-jp", japanese), japanese},
		{"iso-2022-jp", encoded(t, "iso-2022-jp", japanese), japanese},
		{"gb18030", encoded(t, "gb18030", chinese), chinese}, {"euc-kr", encoded(t, "euc-kr", korean), korean},
		{"windows-1250", encoded(t, "windows-1250", czech), czech},
		{"utf-8", []byte(french[:15] + "\xff" + french[15:]), french[:15] + "\uFFFD" + french[15:]},
	}
	for _, c := range cases {
		text, name := charset.Decode(c.data, "")
		if text != c.want || name != c.name {
			t.Errorf("%s read as %s: %.80q", c.name, name, text)
		}
		doc, err := Bytes(context.Background(), "a.txt", c.data, Hints{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		ingesttest.Check(t, doc, c.data)
	}
}

func TestDeclaredCharsets(t *testing.T) {
	t.Parallel()
	far := "<html><head><!--" + strings.Repeat("x", 3000) + "--><meta charset=windows-1251></head><body>"
	cases := []struct {
		what, header string
		data         []byte
		name         string
	}{
		{"meta", "", append([]byte("<html><meta charset=windows-1251><p>"), encoded(t, "windows-1251", russian)...), "windows-1251"},
		{"http-equiv", "", append([]byte("<html><meta http-equiv=Content-Type content='text/html; charset=koi8-r'><p>"),
			encoded(t, "koi8-r", russian)...), "koi8-r"},
		{"far down", "", append([]byte(far), encoded(t, "windows-1251", russian)...), "windows-1251"},
		{"xml", "", append([]byte("<?xml version='1.0' encoding='iso-8859-5'?><html><p>"), encoded(t, "iso-8859-5", russian)...),
			"iso-8859-5"},
		{"header before meta", "text/html; charset=koi8-r", append([]byte("<html><meta charset=windows-1251><p>"),
			encoded(t, "koi8-r", russian)...), "koi8-r"},
		{"UTF-8 all the same", "", []byte("<html><meta charset=iso-8859-1><p>" + russian), "utf-8"},
		{"said to be UTF-8 and is not", "", append([]byte("<html><meta charset=utf-8><p>"), encoded(t, "windows-1252", french)...),
			"windows-1252"},
	}
	for _, c := range cases {
		text, name := charset.Decode(c.data, c.header)
		if name != c.name || !strings.Contains(text, russian) && !strings.Contains(text, french) {
			t.Errorf("%s: read as %s: %.120q", c.what, name, text)
		}
		doc, err := Bytes(context.Background(), "a.html", c.data, Hints{})
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		if c.header == "" && doc.Original.MediaType != "text/html; charset="+c.name {
			t.Errorf("%s: %s", c.what, doc.Original.MediaType)
		}
	}
}
