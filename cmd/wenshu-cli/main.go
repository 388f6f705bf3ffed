// Wenshu-cli finds the figures of Chinese official documents from the command
// line. See package cli.
package main

import (
	"os"

	"github.com/wenshu-app/wenshu/cmd/wenshu-cli/cli"
)

func main() { os.Exit(cli.Main(make(chan os.Signal, 2))) }
