package relay

import "time"

// ID names a message.
type ID uint64

// Message is what travels through a queue.
type Message struct {
	ID       ID
	Topic    string
	Payload  []byte
	Enqueued time.Time
	attempts int
}

// Age tells how long a message has waited.
func (m *Message) Age(now time.Time) time.Duration {
	return now.Sub(m.Enqueued)
}
