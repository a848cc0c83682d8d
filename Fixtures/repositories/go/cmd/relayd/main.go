package main

import (
	"context"
	"net"
	"os/signal"
	"syscall"

	"example.org/relay"
	"example.org/relay/internal/wire"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	broker := relay.NewBroker(relay.WithCapacity(64))
	listener, err := net.Listen("tcp", ":7000")
	if err != nil {
		panic(err)
	}
	go serve(listener, broker)
	_ = broker.Run(ctx)
}

func serve(listener net.Listener, broker *relay.Broker) {
	for {
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		if payload, err := wire.Decode(connection); err == nil {
			broker.Publish("default", payload)
		}
	}
}
