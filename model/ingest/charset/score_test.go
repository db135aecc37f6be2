package charset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/unicode/norm"
)

// spokenTexts are news as each language has them, with the charsets they were once written in.
var spokenTexts = []struct{ language, charsets, text string }{
	{"cs", "windows-1250 iso-8859-2", "Ministerstvo financí v úterý oznámilo, že schodek rozpočtu klesl na 2,4 procenta a je nejnižší " +
		"za devět let. Opoziční poslanci číslo zpochybnili a požádali kontrolní úřad, aby zveřejnil výpočty."},
	{"sk", "windows-1250 iso-8859-2", "Ministerstvo financií v utorok oznámilo, že schodok rozpočtu klesol na 2,4 percenta a je " +
		"najnižší za deväť rokov. Opoziční poslanci toto číslo spochybnili a žiadajú úrad o výpočty."},
	{"pl", "windows-1250 iso-8859-2", "Ministerstwo Finansów poinformowało we wtorek, że deficyt budżetowy spadł do 2,4 procent, " +
		"najniżej od dziewięciu lat. Posłowie opozycji podważyli tę liczbę i zażądali wyjaśnień."},
	{"hu", "windows-1250 iso-8859-2", "A pénzügyminisztérium kedden közölte, hogy a költségvetési hiány 2,4 százalékra csökkent, ami " +
		"kilenc éve a legalacsonyabb érték. Az ellenzéki képviselők vitatták a számot, és kérték az ellenőrzést."},
	{"ro", "windows-1250 iso-8859-2", "Ministerul Finanţelor a anunţat marţi că deficitul bugetar a scăzut la 2,4 la sută, cel mai " +
		"mic din ultimii nouă ani. Deputaţii din opoziţie au contestat cifra şi au cerut publicarea calculelor."},
	{"hr", "windows-1250 iso-8859-2", "Ministarstvo financija priopćilo je u utorak da je proračunski manjak pao na 2,4 posto, što je " +
		"najniže u devet godina. Oporbeni zastupnici osporili su tu brojku i zatražili da se objave izračuni."},
	{"de", "windows-1252 macintosh", "Das Finanzministerium teilte am Dienstag mit, das Defizit sei auf 2,4 Prozent gefallen, den " +
		"niedrigsten Wert seit neun Jahren. Abgeordnete der Opposition bezweifelten die Zahl und verlangten eine Überprüfung für alle " +
		"Ämter und Größen."},
	{"fr", "windows-1252 macintosh", "Le ministère des Finances a annoncé mardi que le déficit budgétaire était tombé à 2,4 %, son " +
		"plus bas niveau depuis neuf ans. Des députés de l’opposition ont contesté ce chiffre et réclamé la publication des calculs."},
	{"es", "windows-1252", "El Ministerio de Hacienda informó el martes de que el déficit presupuestario había caído al 2,4 por " +
		"ciento, el nivel más bajo en nueve años. La oposición cuestionó la cifra y pidió que se publicaran los cálculos."},
	{"pt", "windows-1252", "O Ministério das Finanças informou na terça-feira que o défice orçamental caiu para 2,4 por cento, o " +
		"nível mais baixo em nove anos. Deputados da oposição contestaram o número e pediram a publicação dos cálculos."},
	{"sv", "windows-1252", "Finansdepartementet meddelade på tisdagen att budgetunderskottet hade fallit till 2,4 procent, den lägsta " +
		"nivån på nio år. Ledamöter från oppositionen ifrågasatte siffran och begärde att uträkningarna skulle läggas fram."},
	{"da", "windows-1252", "Finansministeriet oplyste tirsdag, at underskuddet på budgettet var faldet til 2,4 procent, det laveste i " +
		"ni år. Medlemmer af oppositionen betvivlede tallet og bad om at få beregningerne at se før mødet."},
	{"fi", "windows-1252", "Valtiovarainministeriö kertoi tiistaina, että budjettivaje oli pienentynyt 2,4 prosenttiin, mikä on alin " +
		"lukema yhdeksään vuoteen. Opposition edustajat epäilivät lukua ja pyysivät laskelmia nähtäväksi."},
	{"tr", "windows-1254", "Maliye Bakanlığı salı günü bütçe açığının yüzde 2,4’e düştüğünü, bunun dokuz yılın en düşük seviyesi " +
		"olduğunu açıkladı. Muhalefet milletvekilleri rakama itiraz etti ve hesapların yayımlanmasını istedi."},
	{"lt", "windows-1257 iso-8859-13", "Finansų ministerija antradienį pranešė, kad biudžeto deficitas sumažėjo iki 2,4 procento ir " +
		"yra mažiausias per devynerius metus. Opozicijos nariai suabejojo šiuo skaičiumi ir paprašė paskelbti skaičiavimus."},
	{"lv", "windows-1257 iso-8859-13", "Finanšu ministrija otrdien paziņoja, ka budžeta deficīts ir samazinājies līdz 2,4 procentiem, " +
		"kas ir zemākais līmenis deviņu gadu laikā. Opozīcijas deputāti apšaubīja šo skaitli un lūdza publicēt aprēķinus."},
	{"et", "windows-1257", "Rahandusministeerium teatas teisipäeval, et eelarve puudujääk langes 2,4 protsendini, mis on üheksa aasta " +
		"madalaim tase. Opositsiooni saadikud seadsid arvu kahtluse alla ja nõudsid arvutuste avaldamist."},
	{"ru", "windows-1251 koi8-r iso-8859-5 ibm866 x-mac-cyrillic",
		"Министерство финансов сообщило во вторник, что дефицит бюджета снизился до 2,4 процента и стал самым низким за девять лет. " +
			"Депутаты от оппозиции усомнились в этой цифре и потребовали опубликовать расчёты."},
	{"uk", "windows-1251 koi8-u iso-8859-5",
		"Міністерство фінансів повідомило у вівторок, що дефіцит бюджету знизився до 2,4 відсотка і є найнижчим за дев'ять років. " +
			"Депутати від опозиції засумнівалися в цій цифрі та зажадали оприлюднити розрахунки."},
	{"bg", "windows-1251 iso-8859-5", "Министерството на финансите съобщи във вторник, че бюджетният дефицит е спаднал до 2,4 " +
		"процента, най-ниското равнище от девет години насам. Депутати от опозицията оспориха числото и поискаха изчисленията."},
	{"el", "windows-1253 iso-8859-7", "Το υπουργείο Οικονομικών ανακοίνωσε την Τρίτη ότι το έλλειμμα του προϋπολογισμού μειώθηκε στο " +
		"2,4 τοις εκατό, το χαμηλότερο επίπεδο των τελευταίων εννέα ετών. Βουλευτές της αντιπολίτευσης αμφισβήτησαν τον αριθμό."},
	{"he", "windows-1255", "משרד האוצר הודיע ביום שלישי כי הגירעון בתקציב ירד ל-2.4 אחוזים, הרמה הנמוכה ביותר זה תשע שנים. חברי " +
		"האופוזיציה הטילו ספק במספר וביקשו לפרסם את החישובים."},
	{"ar", "windows-1256 iso-8859-6", "أعلنت وزارة المالية يوم الثلاثاء أن عجز الموازنة انخفض إلى 2.4 في المئة، وهو أدنى مستوى منذ " +
		"تسع سنوات. وشكك نواب المعارضة في هذا الرقم وطالبوا بنشر الحسابات."},
	{"th", "windows-874", "กระทรวงการคลังแถลงเมื่อวันอังคารว่า การขาดดุลงบประมาณลดลงเหลือร้อยละ 2.4 ซึ่งต่ำที่สุดในรอบเก้าปี " +
		"ฝ่ายค้านตั้งข้อสงสัยในตัวเลขนี้และขอให้เปิดเผยการคำนวณ"},
	{"vi", "windows-1258", "Bộ Tài chính cho biết hôm thứ Ba rằng thâm hụt ngân sách đã giảm xuống còn 2,4 phần trăm, mức thấp nhất " +
		"trong chín năm qua. Các đại biểu đã nghi ngờ con số này và yêu cầu công bố cách tính."},
	{"ja", "shift_jis euc-jp iso-2022-jp", "財務省は火曜日、財政赤字が国内総生産の2.4パーセントに下がり、過去9年間で最も低い水準になったと発表した。野党の議員はこの数字に疑問を示し、計算の根拠を公表するよう求めた。"},
	{"zh", "gb18030", "财政部周二表示，预算赤字已降至国内生产总值的百分之二点四，为九年来最低水平。反对党议员对这一数字提出质疑，并要求审计部门公布计算方法。"},
	{"zh-TW", "big5", "財政部週二表示，預算赤字已降至國內生產總值的百分之二點四，為九年來最低水準。反對黨議員對這個數字提出質疑，並要求審計部門公布計算方法。"},
	{"ko", "euc-kr", "재정부는 화요일 재정적자가 국내총생산의 2.4퍼센트로 떨어져 9년 만에 가장 낮은 수준이라고 밝혔다. 야당 의원들은 이 수치에 의문을 제기하고 계산 근거를 공개하라고 요구했다."},
}

// lettersFrom is the first so many characters of a text.
func lettersFrom(text string, n int) string {
	list := []rune(text)
	return string(list[:min(n, len(list))])
}

// inCharset is a text in a charset, false where the charset has not all its letters.
func inCharset(label, text string) ([]byte, bool) {
	if label == "windows-1258" { // tones are letters of their own there, after letters that have none
		text = norm.NFD.String(text)
		text = strings.NewReplacer("a\u0302", "â", "e\u0302", "ê", "o\u0302", "ô", "a\u0306", "ă", "o\u031b", "ơ", "u\u031b",
			"ư").Replace(text)
		for _, below := range []string{"a\u0323\u0302â", "e\u0323\u0302ê", "o\u0323\u0302ô", "a\u0323\u0306ă"} {
			list := []rune(below)
			text = strings.ReplaceAll(text, string(list[:3]), string(list[3])+"\u0323")
		}
	}
	e, _ := charset.Lookup(label)
	data, err := e.NewEncoder().Bytes([]byte(text))
	return data, err == nil
}

// TestUndeclaredCharsets reads text of every language, in every charset it
// was once written in and in several lengths, that does not say its charset.
func TestUndeclaredCharsets(t *testing.T) {
	for _, c := range []struct{ letters, most int }{{1000, 0}, {100, 1}, {50, 3}, {25, 9}} {
		wrong, all := 0, 0
		for _, s := range spokenTexts {
			for label := range strings.FieldsSeq(s.charsets) {
				text := lettersFrom(s.text, c.letters)
				data, ok := inCharset(label, text)
				if !ok || len(data) == len(text) && utf8.Valid(data) && label != "iso-2022-jp" {
					continue
				}
				all++
				if got, name := Decode(data, ""); norm.NFC.String(got) != norm.NFC.String(text) {
					wrong++
					t.Logf("%d letters of %s in %s read as %s: %.60s", c.letters, s.language, label, name, got)
				}
			}
		}
		t.Logf("%d letters: %d of %d wrong", c.letters, wrong, all)
		if wrong > c.most {
			t.Errorf("%d letters: %d of %d wrong, at most %d may be", c.letters, wrong, all, c.most)
		}
	}
}

// TestDeclaredWrongly: what a page says of its charset is not believed where it cannot be.
func TestDeclaredWrongly(t *testing.T) {
	for _, s := range spokenTexts {
		for _, label := range []string{"gb2312", "gbk", "big5", "euc-kr", "euc-jp", "shift_jis", "koi8-r", "koi8-u", "windows-1251",
			"iso-8859-1", "windows-1250", "iso-2022-jp", "ibm866", "x-mac-cyrillic", "windows-874"} {
			page := "<html><head><meta charset=\"" + label + "\"></head><body><p>" + s.text + "</p></body></html>"
			if got, name := Decode([]byte(page), ""); got != page {
				t.Errorf("UTF-8 in %s declared as %s is read as %s", s.language, label, name)
			}
			if got, name := Decode([]byte(s.text), "text/plain; charset="+label); got != s.text {
				t.Errorf("UTF-8 in %s sent as %s is read as %s", s.language, label, name)
			}
		}
		for label := range strings.FieldsSeq(s.charsets) {
			data, ok := inCharset(label, s.text)
			if !ok {
				continue
			}
			for _, said := range []string{label, "utf-8"} {
				if got, name := Decode(data, "text/plain; charset="+said); norm.NFC.String(got) != norm.NFC.String(s.text) {
					t.Errorf("%s in %s sent as %s is read as %s: %.60s", s.language, label, said, name, got)
				}
			}
		}
	}
	four, _ := inCharset("gb18030", "财政部 𠮷 21,000")
	if got, _ := Decode(append([]byte("<meta charset=gb2312><p>"), four...), ""); !strings.Contains(got, "财政部 𠮷 21,000") {
		t.Errorf("%q", got)
	}
}

// TestDeclaredAsAnother: text that is sent as of a charset that it is hardly in
// is read as what it is, but for a few, whose letters are too few or too alike to say.
func TestDeclaredAsAnother(t *testing.T) {
	for said, most := range map[string]int{"iso-8859-1": 2, "windows-1251": 4, "windows-1250": 4, "big5": 0, "shift_jis": 0} {
		wrong := 0
		for _, s := range spokenTexts {
			for label := range strings.FieldsSeq(s.charsets) {
				data, ok := inCharset(label, s.text)
				if !ok || label == said || label == "iso-2022-jp" {
					continue
				}
				if got, name := Decode(data, "text/plain; charset="+said); norm.NFC.String(got) != norm.NFC.String(s.text) {
					wrong++
					t.Logf("%s in %s sent as %s is read as %s", s.language, label, said, name)
				}
			}
		}
		if wrong > most {
			t.Errorf("sent as %s: %d wrong, at most %d may be", said, wrong, most)
		}
	}
}
