#version 310 es
layout(local_size_x = 64) in;
void main() { move(gl_GlobalInvocationID.x); }
//   ^ definition.function scope=- signature="void main()"
//            ^ reference.call

// All there are.
layout(std430, binding = 0) coherent buffer Particles { vec4 places[]; } all;
//                                          ^ definition.struct scope=- doc signature="layout(std430, binding = 0) coherent buffer Particles"
//                                                      ^ reference.type
//                                                           ^ definition.field scope=Particles doc
//                                                                       ^ definition.variable scope=Particles doc
layout(std140) uniform Settings { float speed, drag; int steps[4]; };
//                     ^ definition.struct scope=- signature="layout(std140) uniform Settings"
//                                      ^ definition.field scope=Settings
//                                             ^ definition.field scope=Settings
//                                                       ^ definition.field scope=Settings
struct Pair { vec2 a, b; } pair, pairs[2];
//     ^ definition.struct scope=- signature="struct Pair"
//            ^ reference.type
//                 ^ definition.field scope=Pair
//                    ^ definition.field scope=Pair
//                         ^ definition.variable scope=-
//                               ^ definition.variable scope=-
uniform float near, far = 100.0;
//            ^ definition.variable scope=-
//                  ^ definition.variable scope=-
layout(r32f, binding = 1) uniform writeonly image2D heat;
//                                          ^ reference.type
//                                                  ^ definition.variable scope=-
out block { vec3 n; } outs[];
//  ^ definition.struct scope=- signature="out block"
//          ^ reference.type
//               ^ definition.field scope=block
//                    ^ definition.variable scope=block
const int TABLE[] = { 1, 2 };
//        ^ definition.constant scope=-
#if defined(FAST) && !defined(SLOW)
//          ^ reference.macro
//                            ^ reference.macro
float factor() { return 2.0; }
//    ^ definition.function scope=- signature="float factor()"
#else
float factor() { return 1.0; }
//    ^ definition.function scope=- signature="float factor()"
#endif
int count; float größe;
//  ^ definition.variable scope=-
//               ^ definition.variable scope=-
void move(uint index) { all.places[index] += vec4(factor() * near); memoryBarrier(); }
//   ^ definition.function scope=- signature="void move(uint index)"
//        ^ reference.type
//                                           ^ reference.call
//                                                ^ reference.call
//                                                                  ^ reference.call
