const std = @import("std");
//                  ^ import.module source=std alias=std

/// Stands before the error.
pub fn before(x: u8) u8 {
//     ^ definition.function scope=- doc signature="fn before(x: u8) u8"
    return x;
}

pub const Sound = struct {
    pitch: u8,
//  ^ definition.field scope=-
    volume: ,
    pub fn play(self: Sound) void {
//                    ^ reference.type
        start(self.;
    }
};

fn wrong( {

pub fn after(list: List) void {
//     ^ definition.function scope=- signature="fn after(list: List) void"
//                 ^ reference.type
    before(1);
//  ^ reference.call
}

const Last = enum { one, two };
//    ^ definition.enum scope=- signature="const Last = enum"
//                  ^ definition.enumerator scope=Last
//                       ^ definition.enumerator scope=Last

test "still a test" {
//   ^ definition.function scope=- test
    after(.{});
//  ^ reference.call
}
