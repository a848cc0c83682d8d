// Package store keeps records in memory.
package store

import (
	"context"
//^ import.module source=context
	"errors"
//^ import.module source=errors
	. "math/bits"
	// <- import.module source=math/bits wildcard
	_ "embed"
	// ^ import.module source=embed alias=_
	str "strings"
	//   ^ import.module source=strings alias=str

	"example.org/kit/clock"
//^ import.module source=example.org/kit/clock
)

// ErrMissing is returned for a key that is not there.
var ErrMissing = errors.New("missing")
//  ^ definition.variable scope=- doc exported
//                      ^ reference.call

// Limit bounds the number of records.
const Limit = 1 << 10
//    ^ definition.constant scope=- doc exported

// Level says how much is logged.
type Level int
//   ^ definition.type scope=- doc exported

const (
	// Quiet logs nothing.
	Quiet Level = iota
	// <- definition.constant scope=- doc exported
	//    ^ reference.type
	Loud
	// <- definition.constant scope=- exported
	_
	first, last = "a", "z"
	// <- definition.constant scope=-
	//     ^ definition.constant scope=-
)

var (
	// names of the levels
	names = map[Level]string{
	// <- definition.variable scope=- doc signature="names = map[Level]string"
	//          ^ reference.type
		Quiet: "quiet",
		// <- reference.constant
		Loud:  "loud",
		// <- reference.constant
	}
	shared = &Store{limit: Limit}
	// <- definition.variable scope=- signature="shared = &Store"
	//        ^ reference.class
	//                     ^ reference.constant
	now    = func() int64 {
	// <- definition.variable scope=-
		return clock.Now().Unix()
		//           ^ reference.call
		//                 ^ reference.call
	}
	left, right int
	// <- definition.variable scope=-
	//    ^ definition.variable scope=-
)

// Store holds records.
//
// The zero value is ready for use.
type Store struct {
//   ^ definition.struct scope=- doc exported lines=1 signature="type Store struct"
	Options
	// <- reference.implementation
	*clock.Ticker
	//     ^ reference.implementation
	// limit of records
	limit  int
	// <- definition.field scope=Store doc
	onDrop func(key string, rec Record) error
	// <- definition.field scope=Store
	//                          ^ reference.type
	state  struct {
	// <- definition.field scope=Store
		Open bool
		// <- definition.field scope=Store.state exported
	}
	x, Y float64
	// <- definition.field scope=Store
	// ^ definition.field scope=Store exported
}

type (
	// Options of a store.
	Options struct {
	// <- definition.struct scope=- doc exported
		Level Level `json:"level"`
		// <- definition.field scope=Options exported
		//    ^ reference.type
	}

	// Reader reads.
	Reader interface {
	// <- definition.interface scope=- doc exported
		Get(ctx context.Context, key string) (Record, error)
		// <- definition.method scope=Reader exported
		//              ^ reference.type
		//                                    ^ reference.type
	}

	Record = map[string][]byte
	// <- definition.type scope=- exported
)

// ReadWriter does both.
type ReadWriter interface {
//   ^ definition.interface scope=- doc exported
	Reader
	// <- reference.implementation
	clock.Source
	//    ^ reference.implementation
	Put(key string, rec Record) error
	// <- definition.method scope=ReadWriter exported
	//                  ^ reference.type
	error
}

var _ ReadWriter = (*Store)(nil)
//    ^ reference.implementation
//                   ^ reference.type

// New makes a store.
func New(opts Options) *Store {
//   ^ definition.function scope=- doc exported
//            ^ reference.type
//                      ^ reference.type
	s := &Store{Options: opts}
	//    ^ reference.class
	//          ^ reference.constant
	s.limit = Limit
	//        ^ reference.constant
	return s
}

// Get finds a record.
func (s *Store) Get(
//       ^ reference.type
//              ^ definition.method scope=Store doc exported lines=4 signature=") (Record, error)"
	ctx context.Context,
	//          ^ reference.type
	key string,
) (Record, error) {
// ^ reference.type
	const local = 3
	var unused int
	if key == "" || Len(uint(local)) == unused {
	//              ^ reference.call
	//                  ^ reference.call
		return nil, ErrMissing
		//          ^ reference.constant
	}
	return nil, context.Canceled
	//                  ^ reference.constant
}

func (s Store) reset() { s.limit = 0 }
//      ^ reference.type
//             ^ definition.method scope=Store

func (Level) String() string { return str.ToUpper(names[Quiet]) }
//    ^ reference.type
//           ^ definition.method scope=Level exported
//                                        ^ reference.call
