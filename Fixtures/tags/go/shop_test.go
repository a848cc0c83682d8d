// references: some
package shop

import "testing"
//      ^ import.module source=testing

func TestSum(t *testing.T) {
//   ^ definition.function test
	check(t, sum(1, 2), 3)
}

func BenchmarkSum(b *testing.B) {
//   ^ definition.function test
	sum(1, 2)
}

func check(t *testing.T, got, want int) {
//   ^ definition.function
	t.Helper()
}

func TestHelperOf(name string) string {
//   ^ definition.function
	return name
}
