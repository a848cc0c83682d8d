package store

import "cmp"
//      ^ import.module source=cmp
import alias "example.org/kit/list"
//            ^ import.module source=example.org/kit/list alias=alias

// Number is what can be added.
type Number interface {
//   ^ definition.interface scope=- doc exported
	~int | ~float64
}

// Pair of two values.
type Pair[K cmp.Ordered, V any] struct {
//   ^ definition.struct scope=- doc exported
//              ^ reference.type
	alias.Node[K]
	//    ^ reference.implementation
	Key   K
	// <- definition.field scope=Pair exported
	Value V
	// <- definition.field scope=Pair exported
}

type Tree[T any] struct {
//   ^ definition.struct scope=- exported
	*Tree2[T]
//^ reference.implementation
	root *node[T]
	// <- definition.field scope=Tree
	//    ^ reference.type
}

type node[T any] struct{ item T }
//   ^ definition.struct scope=-
//                       ^ definition.field scope=node

type Tree2[T any] []node[T]
//   ^ definition.type scope=- exported
//                  ^ reference.type

type Visit[T any] func(item T) (stop bool)
//   ^ definition.type scope=- exported

func (t *Tree[T]) Walk(visit Visit[T]) {
//       ^ reference.type
//                ^ definition.method scope=Tree exported
//                           ^ reference.type
	for _, n := range alias.Sorted[T](t.all()) {
	//                      ^ reference.call
	//                                  ^ reference.call
		visit(n.item)
		// <- reference.call
	}
}

func (p Pair[K, V]) swap() Pair[V, K] {
//      ^ reference.type
//                  ^ definition.method scope=Pair
//                         ^ reference.type
	return Pair[V, K]{Key: p.Value, Value: p.Key}
	//     ^ reference.class
	//                ^ reference.constant
	//                       ^ reference.constant
	//                              ^ reference.constant
	//                                       ^ reference.constant
}

// Map applies f to each element.
func Map[In, Out any](
//   ^ definition.function scope=- doc exported lines=4
	items []In,
	//      ^ reference.type
	f func(In) Out,
	//     ^ reference.type
	//         ^ reference.type
) []Out {
//  ^ reference.type
	out := make([]Out, 0, len(items))
	//            ^ reference.type
	for _, it := range items {
		out = append(out, f(it))
		//                ^ reference.call
	}
	return out
}

func use() {
//   ^ definition.function scope=-
	type local struct{ field int }
	//   ^ definition.struct scope=use
	//                 ^ definition.field scope=use.local
	var table = []struct{ name string }{{name: "a"}}
	p := new(Pair[int, string])
	//       ^ reference.class
	q := new(node2)
	//       ^ reference.class
	Map[int](table, func(x int) Number { return nil })
	// <- reference.call
	//                          ^ reference.type
	min(p, q)
	// <- reference.call
	switch v := any(p).(type) {
	//          ^ reference.call
	case *Pair[int, int], error:
	//    ^ reference.type
		go v.run()
		//   ^ reference.call
	}
	var err error
	if errorsAs(err, (*alias.Error)(nil)) {
	// ^ reference.call
	//                       ^ reference.type
		defer close(nil)
	}
	run(Limit, alias.Default, use)
	// <- reference.call
	//  ^ reference.constant
	//               ^ reference.constant
}
