package broken

import "fmt"
//      ^ import.module source=fmt

// Sound comes before the damage.
type Sound struct {
//   ^ definition.struct scope=- doc exported
	Name string
	// <- definition.field scope=Sound exported
}

func (s *Sound) Say(word string) string {
//       ^ reference.type
//              ^ definition.method scope=Sound exported
	return fmt.Sprint(s.Name, word
	//         ^ reference.call
	//                  ^ reference.constant
}

func half(a int, {
//   ^ definition.function scope=-
	return a +
}

// Whole comes after it.
func Whole() *Sound {
//   ^ definition.function scope=- doc exported
//            ^ reference.type
	return &Sound{}
	//      ^ reference.class
}
