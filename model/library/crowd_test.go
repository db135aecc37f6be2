package library

import (
	"fmt"
	"math/rand/v2"
	"sort"
	"strings"
)

// crowd writes articles and claims by the hundred thousand, that are to search
// what real ones are: words as often as Zipf says, rare ones in bursts where an
// article is about them, figures, names and quotations. The same seed writes
// the same crowd.
type crowd struct {
	*rand.Rand
	words  []string  // commonest first
	sums   []float64 // how often they and all before them come up
	topics [][]int   // each a few hundred words that come up together
	names  []string
}

const (
	crowdWords  = 120_000
	crowdTopics = 400
)

// Words of any English newspaper, commonest first; the rest are made.
const newsWords = `the of to and a in that for is on it was with as he said by at be his from have are has but not an they who
which their this were or one more will we had about been would when there its after up out also than what all if new people
two can year could over first last so into other time government president some just no years her she state now most many
before three country like them troops against million because percent him officials where only during world made how did
between under while military then report since minister war even any those police week part including party security may
support group border home through back money national law such down according former public being told day much get way
both program plan own policy think economy army money until week billion called still city house power election trade
company market court health school children women officers capital north south east west energy oil water budget tax bank
attack peace talks region foreign office campaign senate congress vote member leader statement figures study university
research evidence decision system services number record increase cut rise fall growth workers jobs wages prices food
opium poppy harvest province village heroin envoy ambassador brigade soldiers pentagon treaty sanctions parliament`

func newCrowd(seed uint64) *crowd {
	c := &crowd{Rand: rand.New(rand.NewPCG(seed, 4))}
	seen := map[string]bool{}
	for _, w := range strings.Fields(newsWords) {
		if !seen[w] {
			seen[w] = true
			c.words = append(c.words, w)
		}
	}
	for len(c.words) < crowdWords {
		if w := c.coin(len(c.words)); !seen[w] {
			seen[w] = true
			c.words = append(c.words, w)
		}
	}
	sum := 0.0
	for i := range c.words {
		sum += 1 / (float64(i) + 2.7) // Zipf with Mandelbrot's shift
		c.sums = append(c.sums, sum)
	}
	c.topics = make([][]int, crowdTopics)
	for i := range c.topics {
		for range 300 {
			c.topics[i] = append(c.topics[i], 60+int(float64(crowdWords-60)*c.Float64()*c.Float64()*c.Float64()))
		}
	}
	for range 4000 {
		c.names = append(c.names, title(c.coin(0))+" "+title(c.coin(9000)))
	}
	return c
}

// coin makes a word that could be English; rarer ones are longer.
func (c *crowd) coin(rank int) string {
	pick := func(s string) string { all := strings.Split(s, " "); return all[c.IntN(len(all))] }
	var b strings.Builder
	if rank > 3000 && c.IntN(4) == 0 {
		b.WriteString(pick("re un inter over pre dis sub counter non out"))
	}
	for range 1 + c.IntN(2) + min(1, rank/20000) {
		b.WriteString(pick("b c d f g h j k l m n p r s t v w br cl cr dr fl gr pl pr sc sh sl sp st str th tr ch qu"))
		b.WriteString(pick("a e i o u a e i o ai ea ee io ou"))
		b.WriteString(pick("b d g l m n p r s t ck ld ll mp nd ng nt rd rk rm rn rt sh ss st th x"))
	}
	if rank > 300 {
		b.WriteString(pick("s ed ing er tion ment al ity ly ness ive able ism ist ate ize ence ful e y"))
	}
	return b.String()
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func (c *crowd) word(topic []int) string {
	if c.IntN(5) == 0 {
		return c.words[topic[int(float64(len(topic))*c.Float64()*c.Float64())]]
	}
	at := c.Float64() * c.sums[len(c.sums)-1]
	return c.words[min(len(c.words)-1, sort.SearchFloat64s(c.sums, at))]
}

func (c *crowd) figure() string {
	switch c.IntN(5) {
	case 0:
		return fmt.Sprint(1950 + c.IntN(75))
	case 1:
		return fmt.Sprintf("%d,%03d", 1+c.IntN(400), 100*c.IntN(10))
	case 2:
		return fmt.Sprintf("%d.%d percent", c.IntN(100), c.IntN(10))
	case 3:
		return fmt.Sprintf("$%d million", 1+c.IntN(900))
	}
	return fmt.Sprint(2 + c.IntN(98))
}

func (c *crowd) sentence(topic []int) string {
	n := 7 + c.IntN(18)
	said := c.IntN(8) == 0
	var b strings.Builder
	for i := range n {
		w := c.word(topic)
		switch c.IntN(30) {
		case 0:
			w = c.figure()
		case 1:
			w = c.names[c.IntN(len(c.names))]
		}
		if i == 0 {
			w = title(w)
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		if i < n-2 && c.IntN(12) == 0 {
			b.WriteByte(',')
		}
	}
	if said {
		return "“" + b.String() + ",” said " + c.names[c.IntN(len(c.names))] + "."
	}
	return b.String() + "."
}

// article is one of about so many bytes, with the places of its sentences.
func (c *crowd) article(size int) (headline, text string, sentences [][2]int) {
	topic := c.topics[c.IntN(len(c.topics))]
	var b strings.Builder
	for b.Len() < size {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		for i := range 2 + c.IntN(4) {
			if i > 0 {
				b.WriteByte(' ')
			}
			s := c.sentence(topic)
			sentences = append(sentences, [2]int{b.Len(), b.Len() + len(s)})
			b.WriteString(s)
		}
	}
	h := c.sentence(topic)
	return strings.TrimRight(h[:min(len(h), 40+c.IntN(30))], " ,.“”"), b.String(), sentences
}
