# run, test, package and release install what they need on Debian and Ubuntu;
# other systems are told precisely what is missing. See make/setup.sh.

help:            ## 列出命令 · list the commands
	@awk -F ': .*## ' '/^[a-z-]+: .*## /{printf "  make %-13s%s\n", $$1, $$2}' Makefile

run:             ## 打开窗口 · open the window (on files: make run FILES="报告 一.pdf")
	@make/setup.sh run
	@make/run.sh

test:            ## 全部检查和测试 · every check and test
	@make/setup.sh test
	@make/test.sh

lint:            ## 格式与静态检查 · gofmt, go vet, staticcheck
	@make/setup.sh test
	@make/lint.sh

bench:           ## 测速 · the benchmarks, the start-up and the memory
	@make/setup.sh test
	@make/bench.sh

screenshot:      ## 重拍说明里的图 · take the pictures of docs/
	@make/setup.sh test
	@make/screenshot.sh docs

test-scale:      ## 大规模处理的测试（下载 Apache Beam）· the tests of scale/, which fetch Apache Beam
	@make/test-scale.sh

scale:           ## 大规模处理测速（N=100000 篇）· measure scale/ on N documents
	@make/scale.sh

package:         ## 本系统的安装包 · the packages of this system, in dist/
	@make/setup.sh package
	@make/package.sh

release:         ## 这里能做的全部安装包 · all packages that can be made here
	@make/setup.sh release
	@make/package.sh cli linux windows

reproducible:    ## 安装包做两次，比字节（TARGETS="linux windows cli"） · make the packages twice and compare
	@make/setup.sh release
	@make/reproducible.sh

.PHONY: reproducible help run test test-scale lint bench scale screenshot package release
