#ifndef LIBRARY_H
#define LIBRARY_H

#include <stddef.h>
//       ^ import.include source=stddef.h
#ifdef __cplusplus
//     ^ reference.macro
extern "C" {
#endif

#define LIBRARY_DEBUG
//      ^ definition.macro scope=-
#define LIBRARY_VERSION "2.1"
//      ^ definition.macro scope=-

struct library;
enum library_later;

typedef struct library library_t;
//             ^ reference.type
//                     ^ definition.type scope=-
typedef unsigned long library_size, *library_size_ptr;
//                    ^ definition.type scope=-
//                                   ^ definition.type scope=-
/* Called once per book. */
typedef int (*library_callback)(library_t *library, void *user);
//            ^ definition.type scope=- doc
//                              ^ reference.type
typedef int (LIBRARY_CALL *library_hook)(int);
//                         ^ definition.type scope=-
typedef int library_filter(const char *name);
//          ^ definition.type scope=-
typedef int (library_order)(const char *first, const char *second);
//           ^ definition.type scope=-
typedef RESULT (LIBRARY_CALL *library_compare)(library_t *first, library_t *second);
//      ^ reference.macro
//              ^ reference.type
//                            ^ definition.type scope=-
typedef intptr_t ssize_t;
//               ^ definition.type scope=-

/* A point. */
typedef struct {
	int x, y;
//   ^ definition.field scope=library_point
//      ^ definition.field scope=library_point
} library_point;
//^ definition.struct scope=- doc signature="typedef struct"

typedef struct library_node {
//             ^ definition.struct scope=- signature="struct library_node"
	struct library_node *next;
//      ^ reference.type
//                    ^ definition.field scope=library_node
} library_node;

typedef union library_value {
//            ^ definition.union scope=- signature="union library_value"
	double number;
//      ^ definition.field scope=library_value
} library_any, *library_any_ptr;
//^ definition.type scope=-
//              ^ definition.type scope=-

typedef enum {
	LIBRARY_OK,
 // <- definition.enumerator scope=library_code
	LIBRARY_FAILED
 // <- definition.enumerator scope=library_code
} library_code;
//^ definition.enum scope=- signature="typedef enum"

/* Opens it. */
LIBRARY_EXTERN library_code library_open(const char *path);
// <- reference.macro
//             ^ reference.type
//                          ^ definition.function scope=- doc
LIBRARY_EXTERN library_t *library_new(void);
// <- reference.macro
//             ^ reference.type
//                        ^ definition.function scope=-
LIBRARY_EXTERN void library_close(library_t *library);
// <- reference.macro
//                  ^ definition.function scope=-
//                                ^ reference.type
extern int library_level;
//         ^ definition.variable scope=-
int library_add(library_t *library,
//  ^ definition.function scope=- lines=2
//              ^ reference.type
                const char *name), library_remove(library_t *library);
//                                 ^ definition.function scope=- lines=2
//                                                ^ reference.type
const char *library_name(library_t *);
//          ^ definition.function scope=-
//                       ^ reference.type
LIBRARY_EXTERN library_t* library_create(void);
// <- reference.macro
//             ^ reference.type
//                        ^ definition.function scope=-
void library_report(const char *format, ...) LIKE_PRINTF(1, 2);
//   ^ definition.function scope=- signature="void library_report(const char *format, ...) LIKE_PRINTF(1, 2)"
//                                           ^ reference.call
static library_size library_check(library_t *library)
//                  ^ definition.function scope=- private lines=2
//                                ^ reference.type
  MUST_USE_RESULT;
//^ reference.constant
struct library *library_find(int) __attribute__((nonnull));
//     ^ reference.type
//              ^ definition.function scope=-
void (*library_on_signal(int number, void (*handler)(int)))(int);
//     ^ definition.function scope=-

#if defined(LIBRARY_EXTRA) && LIBRARY_VERSION > 2
//          ^ reference.macro
//                            ^ reference.constant
int library_extra(void);
//  ^ definition.function scope=-
extern const int library_extra_level;
//               ^ definition.variable scope=-
#else
static inline int library_extra(void) { return 0; }
//                ^ definition.function scope=- signature="static inline int library_extra(void)"
#endif

#ifdef __cplusplus
//     ^ reference.macro
}
#endif
#endif
