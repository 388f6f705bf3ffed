package charts

// Words are what the pane says of itself.
type Words struct {
	Selection string // name of the main charts in the chooser
	Filter    string // placeholder of the chooser's filter
	Export    string
	Edit      string
	Copy      string
	Empty     string // what will be here
	EmptyHow  string // how to get it
	NoMatch   string // no chart has the filter's words

	// For who cannot see the charts.
	Charts           string // the pane
	Mark             string // which mark of how many, before its words
	Target, Forecast string // the state of a figure
}

// The words in the two languages.
var (
	Chinese = Words{"主要", "找指标", "导出", "编辑", "复制", "这里将画出文件中的数字：总量与占比、位次、逐年变化。", "打开一份含有数字的文件，图会自动画出；点图上的一处，就到原文的那一句。", "没有这样的指标。",
		"图表", "第 %d 处，共 %d 处：", "目标", "预测"}
	English = Words{"Main", "Find an indicator", "Export", "Edit", "Copy", "The figures of the document will be drawn here: amounts and shares, ranks, changes over time.", "Open a document with figures and its charts appear; click a mark to go to its sentence.", "No such indicator.",
		"Charts", "mark %d of %d: ", "target", "forecast"}
)
