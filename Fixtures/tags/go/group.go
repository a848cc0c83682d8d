// references: some
package main

/*
#include <stdio.h>
*/
import "C"
//      ^ import.module source=C

import (
	// the driver registers itself
	_ `example.org/driver`
	// ^ import.module source=example.org/driver alias=_
)

// Command line state.
var config struct {
//  ^ definition.variable scope=- doc signature="var config struct"
	Verbose bool
	// <- definition.field scope=config exported
	port    int
	// <- definition.field scope=config
}

// Commands by name.
var commands = []*command{
//  ^ definition.variable scope=- doc signature="var commands = []*command"
	{name: "serve"},
}

const usage = "usage"
//    ^ definition.constant scope=-

const (
	// Units come in steps of 1024.

	_  = iota // ignored
	KB = 1 << (10 * iota)
	// <- definition.constant scope=- exported
	MB // trailing
	// <- definition.constant scope=- exported signature="MB"
	GB
	// <- definition.constant scope=- exported
)

type (
	// command of the program
	command struct {
	// <- definition.struct scope=- doc
		name string // shown in the help
		// <- definition.field scope=command
		run  func(args []string) error
		// <- definition.field scope=command
	}
	handler func()
	// <- definition.type scope=-
	ID      string
	// <- definition.type scope=- exported
	Codec   interface {
	// <- definition.interface scope=- exported
		// Encode writes.
		Encode(v any) error
		// <- definition.method scope=Codec doc exported
		Decode(b []byte) error // reads
		// <- definition.method scope=Codec exported
	}
)

func main() {
//   ^ definition.function scope=-
	const hidden = 1
	var tmp = 2
	type inner struct{ depth int }
	//   ^ definition.struct scope=main
	//                 ^ definition.field scope=main.inner
	helper := func() {}
	helper()
}

func init() {}
//   ^ definition.function scope=-

// Serve is spread over lines.
func (c *command) Serve(
//                ^ definition.method scope=command doc exported lines=5
	addr string, // host and port
) (
	err error,
) {
	return nil
}
