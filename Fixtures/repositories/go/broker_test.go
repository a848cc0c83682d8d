package relay

import (
	"context"
	"testing"
)

func TestBrokerDelivers(t *testing.T) {
	broker := NewBroker()
	var got []byte
	broker.Subscribe("a", HandlerFunc(func(ctx context.Context, message *Message) error {
		got = message.Payload
		return nil
	}))
	if _, err := broker.Publish("a", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if err := broker.Run(context.Background()); err != nil || string(got) != "x" {
		t.Fatal(err, got)
	}
}
