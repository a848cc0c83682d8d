#include <linux/module.h>
//       ^ import.include source=linux/module.h

static DEFINE_MUTEX(driver_lock);
//     ^ reference.macro
static DEFINE_HASHTABLE(driver_table, 6);
//     ^ reference.macro
//                      ^ reference.type
static LIST_HEAD(driver_list);
//     ^ reference.macro

#ifdef CONFIG_DRIVER_DEBUG
//     ^ reference.macro
int driver_debug = 1;
//  ^ definition.variable scope=-
#ifdef CONFIG_DRIVER_TRACE
//     ^ reference.macro
static int driver_trace;
//         ^ definition.variable scope=-
#else
static const int driver_level = 2;
//               ^ definition.constant scope=-
#endif
static int __init driver_check(void)
//         ^ reference.macro
//                ^ definition.function scope=- signature="static int __init driver_check(void)"
{
	return driver_debug;
}
#else
#define driver_check() 0
//      ^ definition.macro scope=- signature="#define driver_check()"
#endif

struct packed {
//     ^ definition.struct scope=- signature="struct packed"
	int value;
//   ^ definition.field scope=packed
} PACKED;
//^ reference.constant

struct driver {
//     ^ definition.struct scope=- signature="struct driver"
	int id;
//   ^ definition.field scope=driver
} first_driver = { .id = 1 };
//^ definition.variable scope=-

static struct {
	int hits;
//   ^ definition.field scope=counters
} counters;
//^ definition.variable scope=- signature="static struct"

static int driver_probe(struct device *dev)
//         ^ definition.function scope=- signature="static int driver_probe(struct device *dev)"
//                             ^ reference.type
{
	struct task *p;
//      ^ reference.type
	DECLARE_BITMAP(bits, 64);
 // <- reference.call
#ifdef CONFIG_DRIVER_DEBUG
//     ^ reference.macro
	int in_block = 3;
	static int hidden;
	int not_a_prototype(int);
#endif

	for_each_process(p) {
 // <- reference.macro
		if (p->id)
			driver_visit(p);
// ^ reference.call
	}
	list_for_each_entry(p, &driver_list, node) {
 // <- reference.call
		kfree(p);
//^ reference.call
	}
	return container_of(dev, struct driver, dev)->id;
//      ^ reference.call
}
EXPORT_SYMBOL_GPL(driver_probe);
// <- reference.macro

static const struct driver_ops ops = {
//                  ^ reference.type
//                             ^ definition.constant scope=- signature="static const struct driver_ops ops ="
	.probe = driver_probe,
//        ^ reference.identifier
};

SYSCALL_DEFINE2(driver_call, int, id, char *, name)
// <- reference.macro
{
	int inside = 0;
	return inside;
}

START_TEST(test_driver)
// <- reference.macro
{
	int local = 1;
}

TEST(driver, probe) {
// <- reference.macro
	driver_probe(NULL);
 // <- reference.call
}

TEST_IMPL(driver_opens) {
// <- reference.macro
//        ^ definition.function scope=- test signature="TEST_IMPL(driver_opens)"
	driver_probe(NULL);
 // <- reference.call
}


module_init(driver_check);
// <- reference.macro
MODULE_LICENSE("GPL");
// <- reference.macro
