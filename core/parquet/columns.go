package parquet

// A Column says what a column of a file holds, in which unit.
type Column struct{ Name, Chinese, English string }

// Columns are those of figures, in order. README pages print them; every file
// carries them in its metadata.
var Columns = []Column{
	{"id", "数字的编号：文件 SHA-256 的前 32 位-序号，永远不变", "name of the figure: 32 digits of the document's SHA-256, its number; never changes"},
	{"document", "文件字节的 SHA-256，十六进制", "SHA-256 of the file's bytes, hexadecimal"},
	{"n", "在文件的数字里的序号，从 0 起", "its place among the figures of the document, from 0"},
	{"address", "文件的地址：路径或网址；压缩包里的文件用 !/ 隔开", "where the document lies: a path or an address of the web; !/ parts an archive from its member"},
	{"name", "文件名", "name of the file"},
	{"title", "标题；没有为空", "title; empty if there is none"},
	{"issuer", "发文机关；不知为空", "issuer; empty if not known"},
	{"written", "成文日期：2024、2024-03、2024-03-05；不知为空", "day of writing: 2024, 2024-03, 2024-03-05; empty if not known"},
	{"province", "文件所说的省级地区；全国或不知为空", "the province that the document speaks for; empty for the country or if not known"},
	{"indicator", "指标：说的是什么", "what is measured"},
	{"key", "已知指标的代号，如 gdp；其他为 null", "key of a known indicator, as gdp; null for others"},
	{"kind", "种类：level 数量、change 变化、share 比率、rank 位次、multiple 倍数、index 指数", "level, change, share, rank, multiple or index"},
	{"lo", "下限，精确的十进制或分数，以 unit 计（万、亿已乘出）；不封闭为 null", "lower bound, an exact decimal or fraction in unit, scales multiplied out; null if open"},
	{"hi", "上限，同上", "upper bound, likewise"},
	{"step", "最末一位数字的一个单位，以 unit 计；不适用为 null", "one unit of the last printed digit, in unit; null where rounding does not apply"},
	{"value", "lo 与 hi 相等时的双精度近似值；其他为 null", "lo as a double where lo equals hi; else null"},
	{"unit", "单位，不含万、亿：元、人、%、百分点", "unit without its scale: 元, 人, %, 百分点"},
	{"implied", "单位没有印出来，由指标得出", "the unit is not printed and comes from the indicator"},
	{"qualifier", "限定：eq、approx 约、gt 超、ge 以上、lt 不足、le 以下、near 近、range 区间、several 数千", "eq, approx, gt, ge, lt, le, near, range or several"},
	{"time", "时间：2024、2024Q1、@2024-06（截至）、2021/2025、2012/（以来）；没有为 null", "2024, 2024Q1, @2024-06 (as of), 2021/2025, 2012/ (since); null if not told"},
	{"time_from", "时间的来源：explicit、relative、inherited、document", "explicit, relative, inherited or document"},
	{"since", "时间的第一年，0 为没有", "first year of time, 0 for none"},
	{"till", "时间的最后一年，0 为没有", "last year of time, 0 for none"},
	{"status", "actual 实际、target 目标、forecast 预测", "actual, target or forecast"},
	{"scope", "位次的范围（世界、全国），或表格行列多出的限定", "scope of a rank, or what row and column of a table add"},
	{"region", "数字所限的地区或部分（农村、东部、省名）；整体为 null", "what the figure is restricted to (农村, a province); null for the whole"},
	{"direction", "up 提升至、down 下降到；没有为 null", "up, down or null"},
	{"confidence", "可信度，0 到 1：每个字段都对的概率", "0 to 1: the probability that every field is right"},
	{"text", "原文的数字，如 10.79亿", "the number as printed"},
	{"sentence", "原句", "the sentence"},
	{"text_at", "text 在 sentence 里的起点，字节", "where text starts in sentence, in bytes"},
	{"section", "所在的小标题", "the heading it stands under"},
	{"article", "文件里第几篇，从 1 起", "which article of the file, from 1"},
	{"start", "在文件（或 part）里的起点，字节；有 box 或 at 时是读出的文字里的", "byte offset into the file, or into part; where there is a box or at, into the text as read"},
	{"end", "终点，同上", "end, likewise"},
	{"part", "文件的组成部分或工作表名；没有为空", "member of the file, or name of the sheet; empty for none"},
	{"page", "页，从 1 起；0 为没有页", "page, from 1; 0 for none"},
	{"box", "页上的位置，每四个数一框：左、上、右、下，单位为点（1/72 英寸），从左上角起", "boxes on the page, four numbers each: left, top, right, bottom in points from the upper left"},
	{"at", "单元格或段落的名称", "cells or paragraphs"},
}
