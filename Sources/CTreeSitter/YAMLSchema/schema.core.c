// What the scanner of the YAML grammar includes and its package lacks: the part that tells the types
// of plain scalars from their characters. Tags don't ask for them, so every scalar is a string.

typedef enum { RS_STR, RS_NULL, RS_BOOL, RS_INT, RS_FLOAT } ResultSchema;

// The state of a scalar whose type no further character changes.
#define SCH_STT_FRZ (-1)

// The state behind `character`, and the type that the scalar has if it ends there.
static inline int8_t adv_sch_stt(int8_t state, int32_t character, ResultSchema *result) {
  (void)state;
  (void)character;
  *result = RS_STR;
  return SCH_STT_FRZ;
}
