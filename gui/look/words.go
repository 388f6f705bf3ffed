package look

import (
	"os"
	"strings"
	"sync/atomic"
)

// A Language is one of the two that the program speaks.
type Language int32

// The languages.
const (
	Chinese Language = iota
	English
)

var current atomic.Int32

// SetLanguage changes what T returns from now on.
func SetLanguage(l Language) { current.Store(int32(l)) }

// Speaks returns the current language.
func Speaks() Language { return Language(current.Load()) }

// SystemLanguage reads the language that the system asks for from its
// environment; a locale that is not known gives fallback, which the window
// takes from Fyne.
func SystemLanguage(fallback string) Language {
	tag := fallback
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" && v != "C" && v != "POSIX" && !strings.HasPrefix(v, "C.") {
			tag = v
			break
		}
	}
	if tag == "" || strings.HasPrefix(strings.ToLower(tag), "zh") {
		return Chinese
	}
	return English
}

// T returns the words for key in the current language. An unknown key panics:
// a test looks for every key that the window uses.
func T(key string) string {
	w, ok := table[key]
	if !ok {
		panic("look: no words for " + key)
	}
	return w[current.Load()]
}

// table is every word that the window shows: Chinese, English.
var table = map[string][2]string{
	"app":               {"文数", "Wenshu"},
	"file":              {"文件", "File"},
	"open":              {"打开…", "Open…"},
	"open.tip":          {"打开", "Open"},
	"open.seed":         {"打开样例", "Open the sample"},
	"recent":            {"最近打开", "Open Recent"},
	"recent.none":       {"还没有打开过文件", "No files yet"},
	"quit":              {"退出", "Quit"},
	"edit":              {"编辑", "Edit"},
	"copy":              {"复制", "Copy"},
	"select.all":        {"全选", "Select All"},
	"view":              {"查看", "View"},
	"go":                {"转到", "Go"},
	"back":              {"后退", "Back"},
	"forward":           {"前进", "Forward"},
	"figure.next":       {"下一个数字", "Next Figure"},
	"figure.prev":       {"上一个数字", "Previous Figure"},
	"larger":            {"放大文字", "Larger Text"},
	"smaller":           {"缩小文字", "Smaller Text"},
	"size.reset":        {"原来大小", "Actual Size"},
	"theme":             {"配色", "Theme"},
	"theme.system":      {"跟随系统", "Follow the System"},
	"language":          {"语言 Language", "语言 Language"},
	"find":              {"查找", "Find"},
	"find.hint":         {"查找；也可用拼音首字母，如 szjj", "Find; also by pinyin initials, as szjj"},
	"find.none":         {"没有找到", "Not found"},
	"find.all":          {"%d 处", "%d places"},
	"key.find":          {"查找（数据页为筛选）", "Find; on the Data tab, filter"},
	"key.hits":          {"下一处；加 Shift 上一处", "Next place; with Shift the previous"},
	"key.headings":      {"上一个、下一个标题", "Previous, next heading"},
	"palette":           {"命令…", "Commands…"},
	"palette.hint":      {"操作、标题或指标；也可用拼音首字母", "Action, heading or indicator; pinyin initials too"},
	"palette.action":    {"操作", "action"},
	"palette.heading":   {"标题", "heading"},
	"palette.indicator": {"指标", "indicator"},
	"key.palette":       {"操作、标题、指标，按名称直达", "Actions, headings, indicators by name"},
	"crash.title":       {"上次意外退出", "The Last Run Crashed"},
	"crash.report":      {"很抱歉。文档没有改动，批注已保存。\n报告在：%s", "Sorry. No document was changed and notes are kept.\nThe report is at: %s"},
	"tree.filter":       {"筛选提纲", "Filter the outline"},
	"card.converted":    {"换算", "Converted"},
	"card.rule":         {"指标依据", "Indicator from"},
	"rule.subject":      {"同一句的主语", "The subject of its clause"},
	"rule.carried":      {"承前文", "Carried over from before"},
	"rule.before":       {"前一分句", "The clause before"},
	"rule.list":         {"并列各项依次对应", "The items of a list in turn"},
	"rule.object":       {"数字后面的名词", "The noun behind the number"},
	"rule.table":        {"表格的行名和列名", "The table's row and column"},
	"rule.topic":        {"所在的话题", "The topic spoken of"},
	"tab.words":         {"词语", "Words"},
	"words.filter":      {"筛选词语", "Filter words"},
	"words.place":       {"按原文顺序", "In Order of the Text"},
	"words.left":        {"按左侧排序", "Sorted by the Left"},
	"words.right":       {"按右侧排序", "Sorted by the Right"},
	"words.empty":       {"打开文件后，这里列出词频和每个词的上下文。", "Once a document is open, its words stand here, with how often and in what company."},
	"words.busy":        {"正在统计词语…", "Counting words…"},
	"tab.notes":         {"批注", "Notes"},
	"notes.empty":       {"选中文字后右击，可以标记或写批注；更正过的数字也列在这里。", "Select text and right-click to highlight or to write a note. Corrected figures are listed here too."},
	"notes.copy":        {"复制为 Markdown", "Copy as Markdown"},
	"notes.unsaved":     {"批注没有保存：%v", "Notes were not saved: %v"},
	"note.mark":         {"标记", "Highlight"},
	"note.write":        {"写批注…", "Write a Note…"},
	"note.remove":       {"删除标记", "Remove Highlight"},
	"colour.yellow":     {"黄", "Yellow"},
	"colour.green":      {"绿", "Green"},
	"colour.blue":       {"蓝", "Blue"},
	"colour.red":        {"红", "Red"},
	"copy.cite":         {"复制并注明出处", "Copy with Source"},
	"copied":            {"已复制", "Copied"},
	"find.selection":    {"查找所选文字", "Find the Selection"},
	"card.cite":         {"引用", "Cite"},
	"card.correct":      {"更正", "Correct"},
	"card.reader":       {"读者更正", "Corrected by the reader"},
	"correct.none":      {"这不是数字", "This is no figure"},
	"correct.to":        {"更正为：", "Corrected to: "},
	"correct.lo":        {"下限", "From"},
	"correct.hi":        {"上限", "To"},
	"correct.unit":      {"单位", "Unit"},
	"correct.restore":   {"恢复原样", "Restore"},
	"ok":                {"确定", "OK"},
	"card.definition":   {"含义", "Meaning"},
	"floor":             {"图表可信度", "Confidence in Charts"},
	"floor.all":         {"所有数字", "All Figures"},
	"floor.least":       {"不低于 %.0f%%", "At Least %.0f %%"},
	"language.auto":     {"跟随系统", "Follow the System"},
	"face":              {"正文字体", "Reading Font"},
	"face.serif":        {"宋体（思源）", "Noto Serif SC"},
	"face.sans":         {"黑体（思源）", "Noto Sans SC"},
	"help":              {"帮助", "Help"},
	"keys":              {"快捷键", "Keyboard"},
	"about":             {"关于文数", "About Wenshu"},
	"about.text":        {"读公文，找数据，每个数字都能回到原句。\nMIT 许可。字体：思源黑体、思源宋体，SIL OFL 1.1。", "Reads Chinese official documents, finds every figure, and leads each back to its sentence.\nMIT licence. Fonts: Noto Sans SC and Noto Serif SC, SIL OFL 1.1."},
	"tab.reading":       {"阅读", "Reading"},
	"tab.charts":        {"图表", "Charts"},
	"tab.figures":       {"数据", "Figures"},
	"empty.reading":     {"把一份公文拖到这里，或者点“打开”。", "Drop a document here, or choose Open."},
	"empty.tree":        {"文件的目录会显示在这里。", "The document's outline appears here."},
	"empty.figures":     {"这份文件里没有找到数字。", "No figures were found in this document."},
	"empty.charts":      {"打开一份含有数字的文件，图会自动画出。", "Open a document with figures and its charts appear."},
	"untitled":          {"（无题）", "(untitled)"},
	"opening":           {"正在打开 %s", "Opening %s"},
	"cancel":            {"取消", "Cancel"},
	"close":             {"关闭", "Close"},
	"stage.open":        {"读文件", "reading the file"},
	"stage.decode":      {"辨认编码", "decoding"},
	"stage.repair":      {"修复版面", "mending the layout"},
	"stage.structure":   {"理出目录", "finding the outline"},
	"stage.figures":     {"找数字", "finding figures"},
	"status.figures":    {"%d 个数字", "%d figures"},
	"status.stopped":    {"数字没有找完，重新打开可以再找", "Figures not all found; open the file again"},
	"status.finding":    {"正在找数字…", "Finding figures…"},
	"status.place":      {"%d%%", "%d%%"},
	"status.mended":     {"修复 %d 处", "%d mended"},
	"error.title":       {"打不开 %s", "Cannot open %s"},
	"saved":             {"已保存到 %s", "Saved to %s"},
	"save.failed":       {"没有保存成功：%v\n原文和图都没有改动，请换一个位置再试。", "Not saved: %v\nThe document and the chart are unchanged; try another place."},
	"export.chart":      {"导出图表", "Export Chart"},
	"chart.none":        {"这个数字没有画进图里。", "No chart shows this figure."},
	"filter":            {"筛选：指标、数值、句子", "Filter: indicator, value, sentence"},
	"all.kinds":         {"全部种类", "All kinds"},
	"all.status":        {"全部状态", "All states"},
	"col.indicator":     {"指标", "Indicator"},
	"col.value":         {"数值", "Value"},
	"col.unit":          {"单位", "Unit"},
	"col.time":          {"时间", "Time"},
	"col.status":        {"状态", "Status"},
	"col.qualifier":     {"限定", "Bound"},
	"col.kind":          {"种类", "Kind"},
	"col.sentence":      {"句子", "Sentence"},
	"kind.level":        {"数量", "level"},
	"kind.change":       {"变化", "change"},
	"kind.share":        {"比率", "share"},
	"kind.rank":         {"位次", "rank"},
	"kind.multiple":     {"倍数", "multiple"},
	"kind.index":        {"指数", "index"},
	"status.actual":     {"实际", "actual"},
	"status.target":     {"目标", "target"},
	"status.forecast":   {"预测", "forecast"},
	"q.eq":              {"", ""},
	"q.approx":          {"约", "about"},
	"q.gt":              {"超过", "over"},
	"q.ge":              {"不低于", "at least"},
	"q.lt":              {"不足", "under"},
	"q.le":              {"不超过", "at most"},
	"q.near":            {"接近", "nearly"},
	"q.range":           {"区间", "range"},
	"q.several":         {"概数", "order of magnitude"},
	"time.explicit":     {"原文写明", "printed"},
	"time.relative":     {"由文中日期推算", "worked out from the document's date"},
	"time.inherited":    {"承前文", "from the text before"},
	"time.document":     {"取文件日期", "the document's date"},
	"time.none":         {"未说明", "not said"},
	"card.value":        {"数值", "Value"},
	"card.interval":     {"区间", "Interval"},
	"card.full":         {"完整数值", "In full"},
	"card.time":         {"时间", "Time"},
	"card.status":       {"状态", "Status"},
	"card.kind":         {"种类", "Kind"},
	"card.scope":        {"范围", "Among"},
	"card.region":       {"地区", "Region"},
	"card.check":        {"推算", "Implies"},
	"card.sure":         {"把握", "Confidence"},
	"card.implied":      {"（单位未印出）", "(unit not printed)"},
	"card.open":         {"不限", "open"},
	"card.chart":        {"看图", "Chart"},
	"card.sentence":     {"看原文", "Sentence"},
	"card.copy":         {"复制", "Copy"},
	"help.title":        {"快捷键", "Keyboard"},
	"help.reading":      {"阅读", "Reading"},
	"help.window":       {"窗口", "Window"},
	"key.page":          {"翻页", "next page"},
	"key.lines":         {"上下移动", "move by lines"},
	"key.ends":          {"开头、结尾", "beginning, end"},
	"key.figures":       {"下一个、上一个数字", "next, previous figure"},
	"key.chart":         {"到图上的位置", "go to its mark in the charts"},
	"key.select":        {"选择文字", "select text"},
	"key.copy":          {"复制所选，或所选的数字", "copy the selection, or the chosen figure"},
	"key.article":       {"选中全篇", "select the article"},
	"key.escape":        {"取消选择", "clear the selection"},
	"key.open":          {"打开文件", "open a file"},
	"key.tabs":          {"阅读、图表、数据", "reading, charts, figures"},
	"key.places":        {"回到去过的地方", "places visited"},
	"key.size":          {"文字大小", "text size"},
	"key.tree":          {"显示或收起目录", "show or hide the outline"},
	"key.marks":         {"图表中在各点间移动，回车到原文", "in charts: move between marks, Enter goes to the sentence"},
	"key.help":          {"本页", "this page"},
	"outline":           {"目录", "Outline"},

	// the table of figures
	"col.section":        {"所在标题", "Section"},
	"table.filter":       {"筛选", "Filter"},
	"table.group":        {"按指标分组", "Group"},
	"table.ungroup":      {"取消分组", "Ungroup"},
	"table.columns":      {"列", "Columns"},
	"table.columns.auto": {"随窗口宽窄", "As Wide as the Window"},
	"table.fold":         {"全部收起", "Fold All"},
	"table.unfold":       {"全部展开", "Unfold All"},
	"table.clear":        {"清除筛选", "Clear Filter"},
	"table.none":         {"没有符合条件的数字。减少一个条件，或者清除筛选。", "No figure passes the filter. Take a condition away, or clear it."},
	"table.picked":       {"已选 %d 个", "%d selected"},
	"table.of":           {"%d / %d 个数字", "%d of %d figures"},
	"table.count":        {"%d 个", "%d"},
	"table.chart":        {"画图", "Chart"},
	"table.card":         {"卡片", "Card"},
	"table.unpick":       {"取消选择", "Deselect"},
	"table.copy.all":     {"复制全部", "Copy All"},
	"table.only":         {"只看这个指标", "Only This Indicator"},
	"table.pick.all":     {"选中这个指标的全部", "Select All of This Indicator"},
	"table.year":         {"%d年", "%d"},
	"table.years":        {"%d—%d年", "%d–%d"},
	"table.year.from":    {"%d年起", "since %d"},
	"table.year.to":      {"至%d年", "until %d"},
	"table.time":         {"时间（年）", "Time (years)"},
	"table.from":         {"从", "from"},
	"table.to":           {"到", "to"},
	"table.sure":         {"把握 ≥ %.0f%%", "≥ %.0f%% sure"},
	"table.sure.least":   {"把握", "Confidence"},
	"table.any":          {"不限", "Any"},
	"table.indicators":   {"找指标", "Find an indicator"},
	"picked":             {"所选数字", "Selection"},
	"picked.n":           {"所选的 %d 个数字", "%d selected figures"},
	"picked.close":       {"回到全部图表", "Back to All Charts"},
	"picked.none":        {"所选的数字没有数值，画不出图。", "The selected figures have no values to draw."},
	"picked.apart":       {"单位不同的数不画在一起，各成一图。", "Figures in different units are not drawn together; each has its own chart."},
	"picked.left":        {"%d 个没有数值，未画。", "%d have no value and are not drawn."},
	"table.document":     {"文件", "Document"},
	"table.start":        {"起始字节", "First Byte"},
	"table.end":          {"结束字节", "End Byte"},
	"sure.high":          {"高", "high"},
	"sure.fair":          {"较高", "fair"},
	"sure.middling":      {"中", "middling"},
	"sure.low":           {"低", "low"},
}
