package relay

import (
	"context"
	"log/slog"
)

const defaultCapacity = 1024

// Option changes a Broker.
type Option func(*Broker)

// WithCapacity limits the queue of each topic.
func WithCapacity(capacity int) Option {
	return func(b *Broker) { b.capacity = capacity }
}

// Broker hands messages to the handlers of their topic.
type Broker struct {
	queues   map[string]*Queue
	handlers map[string][]Handler
	retry    RetryPolicy
	capacity int
}

func NewBroker(options ...Option) *Broker {
	b := &Broker{
		queues:   map[string]*Queue{},
		handlers: map[string][]Handler{},
		capacity: defaultCapacity,
	}
	for _, option := range options {
		option(b)
	}
	return b
}

func (b *Broker) Subscribe(topic string, handler Handler) {
	b.handlers[topic] = append(b.handlers[topic], handler)
}

func (b *Broker) Publish(topic string, payload []byte) (ID, error) {
	return b.queue(topic).Push(topic, payload)
}

// Run works until the context ends.
func (b *Broker) Run(ctx context.Context) error {
	for topic, queue := range b.queues {
		for message, ok := queue.Pop(); ok; message, ok = queue.Pop() {
			if err := b.deliver(ctx, topic, message); err != nil {
				slog.Error("delivery failed", "topic", topic, "error", err)
			}
		}
	}
	return ctx.Err()
}

func (b *Broker) deliver(ctx context.Context, topic string, message *Message) error {
	for _, handler := range b.handlers[topic] {
		err := b.retry.Do(ctx, func() error { return handler.Handle(ctx, message) })
		if err != nil {
			return err
		}
	}
	return nil
}

func (b *Broker) queue(topic string) *Queue {
	queue, ok := b.queues[topic]
	if !ok {
		queue = NewQueue(b.capacity)
		b.queues[topic] = queue
	}
	return queue
}
