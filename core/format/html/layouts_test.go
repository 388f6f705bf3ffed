package html

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

// layouts are pages of sorts that are met, invented, and what is read of them.
var layouts = []struct{ name, page, want string }{
	{"tables for layout: lists of other articles with days and heads of their own beside the text", `<html><head><meta charset="utf-8"><title>丙县新闻网 - 丙县早稻收割过半</title></head><body><table width=960><tr><td><a>首页</a> <a>要闻</a> <a>乡镇</a> <a>图片</a></td></tr></table>
<table width=960><tr><td valign=top><table><tr><td align=center><b>丙县早稻收割过半</b></td></tr><tr><td align=center>2025年07月19日 08:12　来源：丙县日报</td></tr>
<tr><td>&nbsp;&nbsp;&nbsp;&nbsp;截至7月18日，全县早稻已收割12.5万亩，占面积的61%，进度比去年快两天。<br>&nbsp;&nbsp;&nbsp;&nbsp;县里组织了320台收割机下田，机手吃住都在村里，白天黑夜两班倒。</td></tr>
<tr><td>相关新闻<br>·<a>丙县开镰收割早稻</a> (2025-07-08)<br>·<a>农机手培训班结业</a> (2025-06-30)</td></tr></table></td><td valign=top><table><tr><td><b>24小时热点</b></td></tr><tr><td>1.<a>县城新桥明天通车</a></td></tr><tr><td>2.<a>高温还要持续三天</a></td></tr></table></td></tr></table></body></html>`,
		"丙县早稻收割过半\n2025年07月19日 08:12　来源：丙县日报\n截至7月18日，全县早稻已收割12.5万亩，占面积的61%，进度比去年快两天。\n县里组织了320台收割机下田，机手吃住都在村里，白天黑夜两班倒。"},
	{"portal: files that belong to a notice stay, though they are links", `<html><head><meta charset="utf-8"><title>关于报送秋收进度的通知</title></head><body><div><h1>关于报送秋收进度的通知</h1><p>请各乡镇于10月8日前把秋收进度表报县农业农村局，逾期未报的予以通报。</p><div>附件：<a href="1.doc">秋收进度统计表格式</a><br><a href="2.doc">填表说明和联系名单</a><br><a href="3.doc">各乡镇任务分解一览</a></div></div></body></html>`,
		"关于报送秋收进度的通知\n请各乡镇于10月8日前把秋收进度表报县农业农村局，逾期未报的予以通报。\n附件：秋收进度统计表格式\n填表说明和联系名单\n各乡镇任务分解一览"},
	{"an article of WeChat as saved: hidden until a script shows it", `<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="乙省前三季度经济运行情况出炉"><meta property="og:article:author" content="乙省统计局"><meta property="og:url" content="https://mp.example.com/s/abc"><meta property="og:site_name" content="微信公众平台"><title></title><script>var ct = "1729500000";</script><style>.a{}</style></head>
<body id="activity-detail"><div id="js_article" class="rich_media"><div class="rich_media_inner"><div id="page-content" class="rich_media_area_primary"><div id="img-content" class="rich_media_wrp">
<h1 class="rich_media_title" id="activity-name">
乙省前三季度经济运行情况出炉
</h1><div id="meta_content" class="rich_media_meta_list"><span id="copyright_logo" class="rich_media_meta icon_appmsg_tag appmsg_title_tag weui-wa-hotarea">原创</span><span class="rich_media_meta rich_media_meta_text">王记者</span><span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a href="javascript:void(0);" id="js_name">乙省统计局</a></span><em id="publish_time" class="rich_media_meta rich_media_meta_text">2024年10月21日 16:40</em><em id="js_ip_wording_wrp"><span>乙省</span></em></div>
<div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden; opacity: 0; ">
<section style="text-align:center"><span>点击上方蓝字关注我们</span></section>
<section><p style="text-indent:2em"><span>前三季度，全省地区生产总值</span><span><strong>38012.4亿元</strong></span><span>，同比增长5.3%。</span></p></section>
<section><section><p><strong><span>01</span></strong></p></section><section><p><strong><span>农业生产形势稳定</span></strong></p></section></section>
<p><span>前三季度，粮食产量1205.6万吨，比上年同期增长2.1%。</span></p><p><br></p>
<section><section><p><strong><span>02</span></strong></p></section><section><p><strong><span>工业增势较好</span></strong></p></section></section>
<p><span>规模以上工业增加值增长6.4%，其中高技术制造业增长11.2%。</span></p>
<p><img data-src="https://x/1.jpg" alt="图片"></p>
<section><p>来源：乙省统计局综合处</p><p>编辑：甲某　审核：乙某</p></section>
<section><p>往期推荐</p><p><a href="a">八月份全省居民消费价格情况</a></p><p><a href="b">八月份全省工业生产者价格情况</a></p></section>
</div><div class="rich_media_tool"><span>阅读</span><span>在看</span></div>
</div></div></div></div><div id="js_pc_qr_code" class="qr_code_pc_outer"><p>微信扫一扫<br>关注该公众号</p></div><div class="wx_network_msg_wrp"><p>继续滑动看下一个</p><p>轻触阅读原文</p></div></body></html>`, `乙省前三季度经济运行情况出炉
原创 王记者 乙省统计局 2024年10月21日 16:40 乙省
前三季度，全省地区生产总值38012.4亿元，同比增长5.3%。
01
农业生产形势稳定
前三季度，粮食产量1205.6万吨，比上年同期增长2.1%。
02
工业增势较好
规模以上工业增加值增长6.4%，其中高技术制造业增长11.2%。
来源：乙省统计局综合处
编辑：甲某　审核：乙某`},
	{"a portal whose title is parted over two paragraphs under a table of index", `<!DOCTYPE html><html><head><meta charset="utf-8"><title>丙市人民政府办公室关于印发丙市养老服务三年行动方案的通知_丙市人民政府</title><meta name="SiteName" content="丙市人民政府"></head><body>
<div class="top"><a>无障碍浏览</a> <a>长者模式</a> <a>登录</a></div><div class="head"><ul><li><a>首页</a></li><li><a>政务公开</a></li><li><a>办事服务</a></li></ul></div>
<div class="container"><div class="path">当前位置：<a>首页</a>&gt;<a>政策文件</a></div>
<table class="xxgk" width="100%"><tr><td>索引号：</td><td>000014349/2024-00021</td><td>主题分类：</td><td>民政</td></tr><tr><td>发文机关：</td><td>丙市人民政府办公室</td><td>成文日期：</td><td>2024年05月08日</td></tr><tr><td>标　　题：</td><td colspan="3">丙市人民政府办公室关于印发丙市养老服务三年行动方案的通知</td></tr><tr><td>发文字号：</td><td>丙政办发〔2024〕12号</td><td>发布日期：</td><td>2024年05月13日</td></tr></table>
<div class="article"><p align="center" style="font-size:22px"><strong>丙市人民政府办公室关于印发</strong></p><p align="center" style="font-size:22px"><strong>丙市养老服务三年行动方案的通知</strong></p>
<p align="center">丙政办发〔2024〕12号</p>
<p>各县（区）人民政府，市政府各部门：</p><p>　　《丙市养老服务三年行动方案》已经市政府同意，现印发给你们，请认真贯彻执行。</p>
<p align="right">丙市人民政府办公室</p><p align="right">2024年5月8日</p>
<p align="center"><strong>丙市养老服务三年行动方案</strong></p>
<p>　　<strong>一、总体目标</strong></p><p>　　到2026年，每千名老年人拥有养老床位45张，护理型床位占比达到60%。</p>
<p>　　<strong>二、重点任务</strong></p><p>　　<strong>（一）完善服务网络。</strong>每个街道建成1个以上综合养老服务中心。</p></div>
<div class="fj"><p>附件：</p><p><a href="1.doc">1.任务分工表.doc</a></p></div>
<div class="ewm"><p>扫一扫在手机打开当前页</p></div><div class="xg"><h3>相关解读</h3><ul><li><a>图解：丙市养老服务三年行动方案</a></li></ul></div></div>
<div class="bottom"><p>主办单位：丙市人民政府办公室 网站标识码：1234567890</p><p>联系电话：0000-1234567</p></div></body></html>`, `索引号：	000014349/2024-00021	主题分类：	民政
发文机关：	丙市人民政府办公室	成文日期：	2024年05月08日
标　　题：	丙市人民政府办公室关于印发丙市养老服务三年行动方案的通知
发文字号：	丙政办发〔2024〕12号	发布日期：	2024年05月13日
丙市人民政府办公室关于印发
丙市养老服务三年行动方案的通知
丙政办发〔2024〕12号
各县（区）人民政府，市政府各部门：
《丙市养老服务三年行动方案》已经市政府同意，现印发给你们，请认真贯彻执行。
丙市人民政府办公室
2024年5月8日
丙市养老服务三年行动方案
一、总体目标
到2026年，每千名老年人拥有养老床位45张，护理型床位占比达到60%。
二、重点任务
（一）完善服务网络。每个街道建成1个以上综合养老服务中心。
附件：
1.任务分工表.doc`},
	{"a news site: what it sets around and into the text", `<!DOCTYPE html><html><head><meta charset="utf-8"><title>丁江流域入汛以来降水偏多两成|丁江|降水_某某新闻网</title><meta name="keywords" content="丁江,降水"></head><body>
<header><nav><a>国内</a><a>国际</a><a>财经</a></nav></header>
<div class="wrap"><div class="left"><h1>丁江流域入汛以来降水偏多两成</h1><div class="post_info">2023-07-12 08:15:33　来源: <a>某某日报</a> 丁江省 <a>举报</a></div>
<div class="post_body"><p class="otitle">（原标题：丁江流域入汛以来降水偏多两成 水库蓄水充足）</p>
<p>本报讯（记者 赵某）记者从丁江水利委员会获悉，入汛以来，丁江流域累计降水412.6毫米，较常年同期偏多21%。</p>
<div class="ad_wrap"><div class="ad_box">广告</div><script>ad()</script></div>
<p>截至7月10日，流域内42座大型水库蓄水186.4亿立方米，比多年同期均值多15.2亿立方米。</p>
<blockquote>“目前水情总体平稳。”委员会负责人说。</blockquote>
<p><a href="x">&gt;&gt;点击进入专题</a></p>
<p>未来一周，流域北部仍有<a href="/k">强降水</a>过程，累计雨量可达80至120毫米。</p>
<div class="post_statement">特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台用户上传并发布，本平台仅提供信息存储服务。</div>
<div class="ep-editor">责任编辑：钱某_NN1234</div></div>
<div class="post_comment"><h3>网友评论</h3><p>这么大的雨，希望大家都注意安全，平安度汛。</p><p>水库这么多水，今年的电应该是够用了。</p></div></div>
<div class="right"><h2>热点新闻</h2><ul><li><a>某地举行防汛演练活动</a></li><li><a>多部门联合会商雨情</a></li><li><a>今年秋粮有望丰收</a></li></ul></div></div><footer>某某新闻网版权所有 未经授权禁止转载</footer></body></html>`, `丁江流域入汛以来降水偏多两成
2023-07-12 08:15:33　来源: 某某日报 丁江省
本报讯（记者 赵某）记者从丁江水利委员会获悉，入汛以来，丁江流域累计降水412.6毫米，较常年同期偏多21%。
截至7月10日，流域内42座大型水库蓄水186.4亿立方米，比多年同期均值多15.2亿立方米。
“目前水情总体平稳。”委员会负责人说。
未来一周，流域北部仍有强降水过程，累计雨量可达80至120毫米。`},
	{"a thread of a forum in GBK: its first post", `<!DOCTYPE html><html><head><meta charset="gbk"><title>戊县2011年财政收支情况，大家看看 - 县情讨论 - 戊县论坛 - Powered by Discuz!</title></head><body id="nv_forum">
<div id="toptb"><a>设为首页</a><a>收藏本站</a></div><div id="hd"><a>论坛</a><a>门户</a></div><div id="pt" class="bm cl"><a>论坛</a> &gt; <a>县情讨论</a></div>
<div id="postlist" class="pl bm"><table><tr><td class="pls">查看: <span>1234</span>|回复: <span>5</span></td><td class="plc"><h1 class="ts"><a>戊县2011年财政收支情况，大家看看</a></h1></td></tr></table>
<div id="post_1"><table class="plhin"><tr><td class="pls" rowspan="2"><div class="authi"><a>老会计</a></div><p>主题 12 帖子 300 积分 1500</p><p>金牌会员</p></td><td class="plc"><div class="pti"><em>发表于 2012-3-4 10:22:31</em> | <a>只看该作者</a></div><div class="pct"><table><tr><td class="t_f" id="postmessage_1">县里公布了去年的财政收支，数字如下。<br />
<br />
2011年，全县地方财政收入完成8.62亿元，增长23.5%；财政支出25.31亿元，增长18.7%。<br />
其中教育支出5.42亿元，占21.4%。<br />
<br />
欢迎大家讨论，也请懂行的朋友说说支出的结构是不是合理。</td></tr></table></div></td></tr></table></div>
<div id="post_2"><table class="plhin"><tr><td class="pls"><div class="authi"><a>过路人</a></div><p>新手上路</p></td><td class="plc"><div class="pti"><em>发表于 2012-3-4 11:02:00</em> | <a>只看该作者</a></div><div class="pct"><table><tr><td class="t_f" id="postmessage_2">收入才8个多亿，支出25个亿，都靠上面转移支付吧，谢谢楼主分享。</td></tr></table></div></td></tr></table></div>
</div><div id="ft">Powered by Discuz! X2 (c) 2001-2011 Comsenz Inc.</div></body></html>`, `戊县2011年财政收支情况，大家看看
发表于 2012-3-4 10:22:31
县里公布了去年的财政收支，数字如下。
2011年，全县地方财政收入完成8.62亿元，增长23.5%；财政支出25.31亿元，增长18.7%。
其中教育支出5.42亿元，占21.4%。
欢迎大家讨论，也请懂行的朋友说说支出的结构是不是合理。`},
	{"a page of the 2000s set out by tables, GBK under a charset that lies", `<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>己省2003年水利建设公报</title></head><body bgcolor="#ffffff" topmargin="0">
<table width="778" border="0" align="center"><tr><td><img src="logo.gif"></td></tr><tr><td bgcolor="#003399"><font color="white">| <a href="/">首　页</a> | <a href="/n">水利新闻</a> | <a href="/z">政策法规</a> | <a href="/k">水利科技</a> |</font></td></tr></table>
<table width="778" border="0" align="center"><tr><td width="160" valign="top"><table><tr><td><a>机构设置</a></td></tr><tr><td><a>领导讲话</a></td></tr><tr><td><a>防汛抗旱</a></td></tr></table></td>
<td valign="top"><table width="100%"><tr><td align="center"><font size="4" color="red"><b>己省2003年水利建设公报</b></font></td></tr><tr><td align="center"><font size="2">己省水利厅　2004-2-18　点击数：231</font></td></tr><tr><td><hr></td></tr>
<tr><td><font size="3">　　2003年，全省水利建设完成投资45.6亿元，比上年增长12.3%。<br><br>　　<b>一、防洪工程</b><br>　　加固堤防312公里，除险加固病险水库58座。<br><br>　　<b>二、农村饮水</b><br>　　解决了86.5万人的饮水困难。各地情况见下表：<br>
<table border="1" width="90%"><tr><td>地区</td><td>投资(亿元)</td><td>堤防(公里)</td></tr><tr><td>庚市</td><td>12.5</td><td>85</td></tr><tr><td>辛市</td><td>9.8</td><td>62</td></tr></table>
</font></td></tr><tr><td align="right"><font size="2">【<a href="javascript:window.print()">打印本页</a>】【<a href="javascript:window.close()">关闭窗口</a>】</font></td></tr></table></td></tr></table>
<table width="778" align="center"><tr><td align="center"><font size="2">版权所有：己省水利厅　地址：某市某路1号　邮编：000000<br>建议使用IE5.0以上浏览器，800*600分辨率</font></td></tr></table></body></html>`, `己省2003年水利建设公报
己省水利厅　2004-2-18　
2003年，全省水利建设完成投资45.6亿元，比上年增长12.3%。
一、防洪工程
加固堤防312公里，除险加固病险水库58座。
二、农村饮水
解决了86.5万人的饮水困难。各地情况见下表：
地区	投资(亿元)	堤防(公里)
庚市	12.5	85
辛市	9.8	62`},
}

func TestLayouts(t *testing.T) {
	for _, l := range layouts {
		b := []byte(l.page)
		if strings.Contains(l.name, "GBK") {
			b, _ = simplifiedchinese.GBK.NewEncoder().Bytes(b)
		}
		r := read(t, b, raw.Options{})
		if got := strings.TrimSpace(r.Text); got != l.want {
			t.Errorf("%s:\n%s\nwant\n%s", l.name, got, l.want)
		}
		if r.Meta.Published.Zero() && !strings.Contains(l.name, "portal") {
			t.Errorf("%s: no day of publication", l.name)
		}
		if title := titled(r); !strings.Contains(r.Meta.Title, strings.ReplaceAll(title, "\n", "")) || title == "" {
			t.Errorf("%s: the title is %q, the text shows %q", l.name, r.Meta.Title, title)
		}
	}
}

// titled is the text that is hinted to be the title.
func titled(r raw.Text) string {
	for _, h := range r.Hints {
		if h.Kind == doc.TitleHint {
			return h.Raw.Of(r.Text)
		}
	}
	return ""
}

// TestFrames tells pages that only frame others.
func TestFrames(t *testing.T) {
	_, err := Read(t.Context(), []byte(`<html><head><title>壬区公报</title></head><frameset cols="160,*"><frame src="l.htm"><frame src="m.htm"><noframes><body>不支持框架。</body></noframes></frameset></html>`), raw.Options{}, nil)
	var e *doc.Error
	if !errors.As(err, &e) || e.Kind != doc.NoText || e.Format != "frameset" {
		t.Errorf("got %v", err)
	}
}

// TestNamedDate takes the day from an element that is named for it, though it
// is not shown.
func TestNamedDate(t *testing.T) {
	for _, page := range []string{
		`<body><p>全区修路25公里，完成投资3.2亿元。</p><div style="display:none" id="publishDateTime">2026年05月19日 星期二</div></body>`,
		`<body><time datetime="2026-05-19T08:00">昨天</time><p>全区修路25公里，完成投资3.2亿元。</p></body>`,
	} {
		if got := read(t, []byte(page), raw.Options{}).Meta.Published; got != (doc.Date{Year: 2026, Grain: doc.Day, N: 5, D: 19}) {
			t.Errorf("%s: %v", page, got)
		}
	}
}
