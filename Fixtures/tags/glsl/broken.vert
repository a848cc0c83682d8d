// Stands before the damage.
vec4 before(vec2 uv) { return vec4(uv, 0, 1); }
// <- reference.type
//   ^ definition.function scope=- doc signature="vec4 before(vec2 uv)"
//          ^ reference.type
//                            ^ reference.call

uniform Sound { float x; mat4 = ; vec3 y; } sound;
//      ^ definition.struct scope=- signature="uniform Sound"
//                    ^ definition.field scope=Sound
//                       ^ reference.type
//                                ^ reference.type
//                                     ^ definition.field scope=Sound
//                                          ^ definition.variable scope=Sound

float damaged(float a) { return a +; }
//    ^ definition.function scope=- signature="float damaged(float a)"

uniform sampler2D = 3;
//      ^ reference.type
layout(location = ) in vec3 place;
//                     ^ reference.type
//                          ^ definition.variable scope=-

struct Light { vec3 normal; };
//     ^ definition.struct scope=- signature="struct Light"
//             ^ reference.type
//                  ^ definition.field scope=Light

// Stands behind it.
vec3 after(Light s) { return normalize(s.normal; }
// <- reference.type
//   ^ definition.function scope=- doc signature="vec3 after(Light s)"
//         ^ reference.type
//                           ^ reference.call
