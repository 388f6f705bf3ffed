package look

// The words of folders of figures that wenshu-beam wrote.
func init() {
	for key, words := range folderTable {
		table[key] = words
	}
}

var folderTable = map[string][2]string{
	"folder.open":      {"打开数字文件夹（Parquet）…", "Open a Folder of Figures (Parquet)…"},
	"folder.library":   {"我的文库", "My Library"},
	"folder.source":    {"来源：%s", "From: %s"},
	"folder.away":      {"不再列出“%s”", "Take “%s” Off This List"},
	"folder.gone":      {"不再列出“%s”；文件夹还在原处，没有改动", "“%s” is off the list; the folder stays where it is, unchanged"},
	"folder.back":      {"回到我的文库", "Back to My Library"},
	"folder.opening":   {"正在打开数字文件夹…", "Opening the folder of figures…"},
	"folder.searching": {"正在检索…", "searching…"},
	"folder.counting":  {"正在数指标…", "Counting the indicators…"},
	"folder.first":     {"共 %s 篇，列出最近的 %d 篇", "%s documents, the latest %d are listed"},
	"folder.figures":   {"共 %s 个数字", "%s figures"},
	"folder.bare":      {"这个文件夹只有数字，没有文件的目录。在上面输入词语或数值来检索，或者到“指标”里看。", "This folder holds figures without a list of documents. Search for words or values above, or look into Indicators."},
	"folder.half":      {"写这个文件夹的作业还没有完成（没有 _SUCCESS），下面只是一部分。用同样的参数再运行一次 wenshu-beam，就会补全。", "The job that writes this folder has not ended (there is no _SUCCESS): this is a part of it. Run wenshu-beam again with the same flags to complete it."},
	"folder.broken":    {"有 %d 个文件读不成，里面的数字没有算在内（%s）。请从来源再拷一次，或再运行一次 wenshu-beam。", "%d files cannot be read, and their figures are left out (%s). Copy them again, or run wenshu-beam again."},

	"address.web":   {"在浏览器里打开原文？", "Open the document in the browser?"},
	"address.how":   {"文数自己不上网。浏览器会打开这个网页，网页现在的内容可能和读取时不同。", "Wenshu itself does not use the network. The browser will open this page, which may have changed since it was read."},
	"address.open":  {"在浏览器里打开", "Open in the Browser"},
	"address.copy":  {"复制网址", "Copy the Address"},
	"address.lost":  {"原文不在了：%s\n这是读取时的位置。原句在上面，数字没有变。", "The document is no longer there: %s\nIt lay there when it was read. Its sentence is kept with the figure."},
	"address.far":   {"原文在这台电脑上打不开：%s\n它在别的存储里，或是一个大文件中的一条。", "The document cannot be opened on this computer: %s\nIt lies in another storage, or is one line of a large file."},
	"address.no":    {"浏览器打不开：%s", "The browser cannot be opened: %s"},
	"address.where": {"原句", "Sentence"},
}
