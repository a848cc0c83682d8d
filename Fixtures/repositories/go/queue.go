package relay

import (
	"context"
	"errors"
	"sync"
)

var (
	ErrClosed = errors.New("relay: queue closed")
	ErrFull   = errors.New("relay: queue full")
)

// Handler takes messages.
type Handler interface {
	Handle(ctx context.Context, message *Message) error
}

// HandlerFunc makes a function a Handler.
type HandlerFunc func(ctx context.Context, message *Message) error

func (f HandlerFunc) Handle(ctx context.Context, message *Message) error {
	return f(ctx, message)
}

// Queue keeps messages of one topic in order.
type Queue struct {
	mu       sync.Mutex
	messages []*Message
	capacity int
	closed   bool
	next     ID
}

func NewQueue(capacity int) *Queue {
	return &Queue{capacity: capacity}
}

// Push adds a message.
func (q *Queue) Push(topic string, payload []byte) (ID, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return 0, ErrClosed
	}
	if len(q.messages) == q.capacity {
		return 0, ErrFull
	}
	q.next++
	q.messages = append(q.messages, &Message{ID: q.next, Topic: topic, Payload: payload})
	return q.next, nil
}

func (q *Queue) Pop() (*Message, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.messages) == 0 {
		return nil, false
	}
	message := q.messages[0]
	q.messages = q.messages[1:]
	return message, true
}

func (q *Queue) Close() {
	q.closed = true
}
