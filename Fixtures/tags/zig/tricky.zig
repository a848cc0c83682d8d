count: usize,
// <- definition.field scope=-
next: ?*@This() = null,
// <- definition.field scope=-

pub const @"while" = 1;
//        ^ definition.constant scope=- exported
const @"größe" = enum { a };
//    ^ definition.enum scope=-
//                        ^ definition.enumerator scope=@"größe"
pub extern "c" fn puts(text: [*:0]const u8) c_int;
//                ^ definition.function scope=- exported
extern var environ: [*:null]?[*:0]u8;
//         ^ definition.variable scope=- signature="extern var environ: [*:null]?[*:0]u8;"
export fn add(a: i32, b: i32) callconv(.C) i32 { return a + b; }
//        ^ definition.function scope=- exported signature="export fn add(a: i32, b: i32) callconv(.C) i32"
pub inline fn twice(x: anytype) @TypeOf(x) { return x * 2; }
//            ^ definition.function scope=- exported signature="inline fn twice(x: anytype) @TypeOf(x)"
const Handler = *const fn (event: Event, data: ?*anyopaque) anyerror!void;
//    ^ definition.type scope=- signature="const Handler = *const fn (event: Event, data: ?*anyopaque) anyerror!void;"
//                                ^ reference.type
pub const Handle = opaque {
//        ^ definition.struct scope=- exported signature="const Handle = opaque"
    pub extern fn close(handle: *Handle) void;
//                ^ definition.method scope=Handle exported signature="extern fn close(handle: *Handle) void;"
//                               ^ reference.type
};
pub const Vec = extern struct { x: f32, y: f32 };
//        ^ definition.struct scope=- exported signature="const Vec = extern struct"
//                              ^ definition.field scope=Vec
//                                      ^ definition.field scope=Vec
const Pair = struct { u8, Vec };
//    ^ definition.struct scope=- signature="const Pair = struct"
//                        ^ reference.type
const hash = blk: {
//    ^ definition.constant scope=- signature="const hash = blk:"
    const inner = 5;
    break :blk inner;
};
const Tree = union {
//    ^ definition.union scope=- signature="const Tree = union"
    leaf: u8,
//  ^ definition.field scope=Tree
    node: struct { left: *Tree, right: *Tree },
//  ^ definition.field scope=Tree
//                 ^ definition.field scope=Tree.node
//                        ^ reference.type
//                              ^ definition.field scope=Tree.node
//                                      ^ reference.type
};
pub const Kind = struct {
//        ^ definition.struct scope=- exported signature="const Kind = struct"
    /// what it is
    tag: enum { dot, line },
//  ^ definition.field scope=Kind doc lines=1 signature="tag: enum { dot, line }"
//              ^ definition.enumerator scope=Kind.tag
//                   ^ definition.enumerator scope=Kind.tag
};
comptime {
    _ = Handle;
//      ^ reference.type
    std.debug.assert(@sizeOf(Vec) == 8);
//            ^ reference.call
//                           ^ reference.type
}
fn nested() void {
// ^ definition.function scope=- signature="fn nested() void"
    const Local = struct {
//        ^ definition.struct scope=nested local signature="const Local = struct"
        fn run(v: Vec) void {
//         ^ definition.method scope=nested.Local local signature="fn run(v: Vec) void"
//                ^ reference.type
            _ = v;
        }
    };
    const inner = 1;
    Local.run(.{ .x = inner, .y = 0 });
//  ^ reference.type
//        ^ reference.call
}
fn aligned(p: *align(4) u8) align(16) linksection(".text") void { p.* = 0; }
// ^ definition.function scope=-
test {
    _ = @import("parts.zig");
//              ^ import.module source=parts.zig
}
const Error = @import("errors.zig").nested.Error;
//                                         ^ import.name source=errors.zig name=Error alias=Error
const c = @cImport(@cInclude("stdio.h"));
//    ^ definition.constant scope=-
//                           ^ import.include source=stdio.h
