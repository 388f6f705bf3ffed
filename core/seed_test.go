package core_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/seeds"
)

func readSeed(t *testing.T) *doc.Document {
	t.Helper()
	d, err := core.Read(t.Context(), seeds.Name, seeds.Seed, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSeedStructure(t *testing.T) {
	d := readSeed(t)
	if len(d.Articles) != 2 {
		t.Fatalf("%d articles, want 2", len(d.Articles))
	}
	for i, want := range []struct{ title, subtitle, agency, place, date string }{
		{"中央政治局委员 书记处书记 全国人大常委会 国务院 全国政协党组成员 最高人民法院 最高人民检察院党组书记向党中央和习近平总书记述职",
			"习近平认真审阅述职报告并提出重要要求,强调要紧紧围绕推进中国式现代化,立足自身职责,强化政治担当,为推进强国建设、民族复兴伟业而团结奋斗",
			"新华社", "北京", "2024-02-26"},
		{"从网络大国向网络强国奋勇迈进", "——我国网信事业成就综述", "新华社", "北京", "2024-02-26"},
	} {
		a := &d.Articles[i]
		l := a.Dateline
		for _, c := range [][2]string{{d.Text(a.Title), want.title}, {d.Text(a.Subtitle), want.subtitle}, {d.Text(l.Agency), want.agency}, {d.Text(l.Place), want.place}, {l.Date.String(), want.date}} {
			if c[0] != c[1] {
				t.Errorf("article %d: %q, want %q", i+1, c[0], c[1])
			}
		}
		if !l.YearInferred || l.AtFoot != (i == 1) {
			t.Errorf("article %d: year inferred %v, at foot %v", i+1, l.YearInferred, l.AtFoot)
		}
	}
	var headings, leads []string
	for _, b := range d.Articles[1].Blocks {
		switch b.Kind {
		case doc.Heading:
			headings = append(headings, d.Text(b.Span))
		case doc.Lead:
			leads = append(leads, d.Text(b.Span))
		}
	}
	if got, want := strings.Join(headings, "|"), "亿万人民共享互联网发展成果|筑牢网络安全屏障|构建清朗网络生态|推动全球互联网发展治理 迈向更高水平"; got != want {
		t.Errorf("headings %s, want %s", got, want)
	}
	if got, want := strings.Join(leads, "|"), "这是更加强劲的增长动能——|这是造福人民的生动实践——"; got != want {
		t.Errorf("lead lines %s, want %s", got, want)
	}
}

// TestSeedJoins wants the five cuts of the page joined, and no other line.
func TestSeedJoins(t *testing.T) {
	d := readSeed(t)
	var joins []string
	for _, e := range d.Back.Edits() {
		if strings.HasPrefix(e.Why, "join") {
			before, after := []rune(d.Body[:e.New.Start]), []rune(d.Body[e.New.End:])
			joins = append(joins, string(before[len(before)-2:])+"|"+string(after[:2]))
		}
	}
	if got, want := strings.Join(joins, " "), "并提|出重 的贯|彻落 层减|负, 网络|安全 主题|活动"; got != want {
		t.Errorf("joins %s, want %s", got, want)
	}
}

// TestSeedFigures wants every claim of the seed right in every field, nothing
// else, and each one sliced from the file's own bytes.
func TestSeedFigures(t *testing.T) {
	d := readSeed(t)
	want := []string{
		"IPv6活跃用户数 | 7亿 | 700000000.. 户 | level gt | | actual",
		"数字经济规模 | 50.2万亿元 | 50200000000000..50200000000000 元 | level eq | 2022 | actual",
		"数字经济总量 | 世界第二 | 2..2 名 | rank eq | 2022 | actual",
		"数字经济占GDP比重 | 41.5% | 41.5..41.5 % | share eq | 2022 | actual",
		"网民规模 | 10.79亿 | 1079000000..1079000000 人 | level eq | @2023-06 | actual",
		"互联网普及率 | 76.4% | 76.4..76.4 % | share eq | @2023-06 | actual",
		"网民规模 | 全球第一 | 1..1 名 | rank eq | @2023-06 | actual",
		"国家顶级域名注册量 | 全球第一 | 1..1 名 | rank eq | @2023-06 | actual",
		"互联网发展水平 | 全球第二 | 2..2 名 | rank eq | @2023-06 | actual",
		"行政村通宽带率 | 100% | 100..100 % | share eq | @2023-06 | actual",
		"一体化政务服务平台实名注册用户 | 10亿人 | 1000000000.. 人 | level gt | | actual",
		"网络安全国家标准 | 300余项 | 300..400 项 | level gt | | actual",
		"中国正能量网络精品在网站平台上展播 | 550个 | 550..550 个 | level eq | 2023-09 | actual",
		"网速 | 64千比特每秒 | 64000..64000 比特每秒 | level eq | 1994 | actual",
		"网民 | 10亿多 | 1000000000..1100000000 人 | level gt | 2024 | actual", // 如今: the marks allow 2024 and no time
	}
	if len(d.Figures) != len(want) {
		t.Errorf("%d figures, want %d", len(d.Figures), len(want))
	}
	for i := range min(len(want), len(d.Figures)) {
		f := &d.Figures[i]
		v := &f.Value
		got := strings.Join([]string{f.Indicator, d.Text(f.Span), doc.Decimal(v.Lo) + ".." + doc.Decimal(v.Hi) + " " + v.Unit,
			f.Kind.String() + " " + v.Qualifier.String(), f.Period.String(), f.Status.String()}, " | ")
		if got = strings.ReplaceAll(got, "|  |", "| |"); got != want[i] {
			t.Errorf("figure %d: %s\nwant %s", i+1, got, want[i])
		}
	}
	traced(t, d, seeds.Seed)
}

// encodings read the bytes of a file, for what is not UTF-8.
var encodings = map[string]encoding.Encoding{
	"gb18030": simplifiedchinese.GB18030, "big5": traditionalchinese.Big5,
	"utf-16le": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16be": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
}

// unreplaced is the text of s with the characters that repairs put in the place
// of others (口 of ⼝) as they were read.
func unreplaced(d *doc.Document, s text.Span) string {
	var b strings.Builder
	for r := range d.Back.Runs() {
		switch at := (text.Span{Start: max(r.New.Start, s.Start), End: min(r.New.End, s.End)}); {
		case at.Start >= at.End:
		case r.Edit() && !r.Old.Empty():
			b.WriteString(r.Old.Of(d.Raw))
		default:
			b.WriteString(at.Of(d.Body))
		}
	}
	return b.String()
}

// traced checks that every figure's place in the file holds its characters: the
// bytes there, without what was dropped inside, are the figure's text
// as it was read.
func traced(t *testing.T, d *doc.Document, file []byte) {
	t.Helper()
	for i := range d.Figures {
		f := &d.Figures[i]
		at, ok := d.File(f.Span)
		if !ok || at.Empty() || at.End > len(file) {
			t.Errorf("%s: %q has no place in the file: %v", d.Name, d.Text(f.Span), at)
			continue
		}
		var kept []byte
		for _, raw := range d.Back.Back(f.Span) {
			for _, s := range d.Origins.Back(raw) {
				kept = append(kept, file[s.Start:s.End]...)
			}
		}
		if e, ok := encodings[d.Encoding]; ok {
			b, err := e.NewDecoder().Bytes(kept)
			if err != nil {
				t.Errorf("%s: %v holds no %s: %v", d.Name, at, d.Encoding, err)
				continue
			}
			kept = b
		}
		if s := d.Text(f.Span); string(kept) != s && string(kept) != unreplaced(d, f.Span) {
			t.Errorf("%s: %v holds %q, not %q", d.Name, at, kept, d.Text(f.Span))
		}
		if !f.Sentence.Covers(f.Span) || !f.Clause.Covers(f.Span) {
			t.Errorf("%s: %q leaves its sentence %v or clause %v", d.Name, d.Text(f.Span), f.Sentence, f.Clause)
		}
	}
}
