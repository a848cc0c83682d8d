package relay

import (
	"context"
	"time"
)

// RetryPolicy says how often a delivery is tried.
type RetryPolicy struct {
	Attempts int
	Delay    time.Duration
}

func (p RetryPolicy) Do(ctx context.Context, action func() error) error {
	var err error
	for attempt := 0; attempt <= p.Attempts; attempt++ {
		if err = action(); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(p.Delay):
		}
	}
	return err
}
