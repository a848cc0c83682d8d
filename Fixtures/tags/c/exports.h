CACHE_EXPORT cache_t* cache_create(void);
// <- reference.macro
//           ^ reference.type
//                    ^ definition.function scope=- signature="CACHE_EXPORT cache_t* cache_create(void);"

/* The longer the type's name is, the less does the parser like to skip it. */
CACHE_EXPORT cache_entry_iterator_t* cache_first(void);
// <- reference.type
//           ^ definition.variable scope=- doc
//                                   ^ definition.function scope=- signature="* cache_first(void);"
