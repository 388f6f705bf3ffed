package core_test

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/wenshu-app/wenshu/assets/fonts"
	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/core/series"
)

const report = `云岭市2023年国民经济和社会发展统计公报

2023年，全市地区生产总值达1250.6亿元，比上年增长6.1%。年末常住人口超320万人。
`

// A file is read by its bytes, whatever its name; what cannot be read is a
// *doc.Error that says why.
func ExampleReadFile() {
	dir, err := os.MkdirTemp("", "wenshu")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "公报.txt")
	if err := os.WriteFile(path, []byte(report), 0o600); err != nil {
		log.Fatal(err)
	}
	d, err := core.ReadFile(context.Background(), path, nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(d.Name, d.Format, d.Encoding)
	fmt.Println(d.Text(d.Articles[0].Title))
	fmt.Println(len(d.Figures), "figures")
	// Output:
	// 公报.txt text utf-8
	// 云岭市2023年国民经济和社会发展统计公报
	// 3 figures
}

// Every figure leads back to its bytes in the file, and has exact bounds: half of
// the last printed digit around the value, none on a side that the text leaves
// open (超320万).
func ExampleRead() {
	d, err := core.Read(context.Background(), "公报.txt", []byte(report), nil)
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range d.Figures {
		lo, hi := f.Value.Bounds()
		fmt.Println(f.Indicator, f.Kind, d.Text(f.Span), f.Period, lo, hi, f.Value.Unit)
		if file, ok := d.File(f.Span); ok {
			fmt.Printf("  bytes %d to %d: %s\n", file.Start, file.End, report[file.Start:file.End])
		}
	}
	// Output:
	// 地区生产总值 level 1250.6亿元 2023 125055000000/1 125065000000/1 元
	//   bytes 94 to 106: 1250.6亿元
	// 地区生产总值 change 6.1% 2023 121/20 123/20 %
	//   bytes 124 to 128: 6.1%
	// 常住人口 level 320万人 @2023 3200000/1 <nil> 人
	//   bytes 152 to 161: 320万人
}

// Documents of several years make one series of each indicator.
func Example_series() {
	var docs []*doc.Document
	for _, text := range []string{
		"2021年，全市地区生产总值1100.4亿元。",
		"2022年，全市地区生产总值1178.9亿元。",
		"2023年，全市地区生产总值1250.6亿元。",
	} {
		d, err := core.Read(context.Background(), "", []byte(text), nil)
		if err != nil {
			log.Fatal(err)
		}
		docs = append(docs, d)
	}
	set := series.Collect(docs, series.Floor)
	for _, s := range set.Series {
		fmt.Println(s.Indicator, s.Unit)
		for _, p := range s.Points {
			f := set.Figure(series.Ref{Doc: p.Doc, Figure: p.Figure})
			fmt.Println(p.Period, docs[p.Doc].Text(f.Span))
		}
	}
	// Output:
	// 地区生产总值 元
	// 2021 1100.4亿元
	// 2022 1178.9亿元
	// 2023 1250.6亿元
}

// The charts of a document are models, whose marks lead back to its figures; a
// Drawer makes pictures of them.
func Example_chart() {
	d, err := core.Read(context.Background(), "", []byte("2021年产粮83万吨，2022年产粮86万吨，2023年产粮91万吨。"), nil)
	if err != nil {
		log.Fatal(err)
	}
	set := series.Collect([]*doc.Document{d}, series.Floor)
	models := chart.Build(set, chart.Options{})
	for _, m := range models {
		fmt.Println(m.Form, m.Title)
		for _, k := range m.Marks {
			fmt.Println(k.When, k.Full, "←", d.Text(set.Figure(k.Refs[0]).Span))
		}
	}
	drawer, err := draw.New(fonts.SansRegular(), fonts.SansBold())
	if err != nil {
		log.Fatal(err)
	}
	var svg bytes.Buffer
	if err := drawer.SVG(&svg, &models[0], draw.Print(), draw.Size{Width: 600}); err != nil {
		log.Fatal(err)
	}
	fmt.Println(bytes.HasPrefix(svg.Bytes(), []byte("<svg")))
	// Output:
	// columns 产粮，2021—2023年
	// 2021年 83 万吨 ← 83万吨
	// 2022年 86 万吨 ← 86万吨
	// 2023年 91 万吨 ← 91万吨
	// true
}
