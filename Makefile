# make run and make test install what they need on Debian and Ubuntu; other
# systems are told precisely what is missing. See make/setup.sh.

help:            ## 列出命令 · list the commands
	@awk -F ': .*## ' '/^[a-z]+: .*## /{printf "  make %-12s%s\n", $$1, $$2}' Makefile

run: setup       ## 打开窗口 · open the window on the sample document
	@make/run.sh $(FILES)

test: setup      ## 全部检查和测试 · every check and test
	@make/test.sh

lint: setup      ## 格式与静态检查 · gofmt, go vet, staticcheck
	@make/lint.sh

bench: setup     ## 测速 · the benchmarks, the start-up and the memory
	@make/bench.sh

screenshot: setup ## 重拍 README 的图 · take docs/screenshot.png
	@make/screenshot.sh docs/screenshot.png

package: setup   ## 打包并试装 · the installer of this system, tried once
	@make/package.sh

setup:
	@make/setup.sh

.PHONY: help run test lint bench screenshot package setup
