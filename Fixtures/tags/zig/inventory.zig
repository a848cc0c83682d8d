//! An inventory that lies in memory.

const std = @import("std");
//                  ^ import.module source=std alias=std
const testing = std.testing;
const Allocator = std.mem.Allocator;
//                        ^ reference.type
const Clock = @import("clock.zig").Clock;
//                                 ^ import.name source=clock.zig name=Clock alias=Clock
pub const Report = @import("report.zig");
//                         ^ import.reexport source=report.zig alias=Report
pub const Sink = @import("sink.zig").Sink;
//                                   ^ import.reexport source=sink.zig name=Sink alias=Sink
pub usingnamespace @import("errors.zig");
//  ^ import.reexport source=errors.zig wildcard

/// How many kinds of things there can be.
pub const max_kinds: usize = 64;
//        ^ definition.constant scope=- doc exported signature="const max_kinds: usize = 64;"
const defaults = [_][]const u8{ "apple", "pear" };
//    ^ definition.constant scope=- signature="const defaults = [_][]const u8"
pub var opened: u32 = 0;
//      ^ definition.variable scope=- exported signature="var opened: u32 = 0;"
threadlocal var scratch: [256]u8 = undefined;
//              ^ definition.variable scope=- signature="threadlocal var scratch: [256]u8 = undefined;"

pub const LoadError = error{ NotFound, Corrupt } || Allocator.Error;
//        ^ definition.type scope=- exported signature="const LoadError = error{ NotFound, Corrupt } || Allocator.Error;"
//                           ^ definition.enumerator scope=LoadError
//                                     ^ definition.enumerator scope=LoadError
//                                                  ^ reference.type
//                                                            ^ reference.type

/// A thing
/// that can be counted.
pub const Item = struct {
//        ^ definition.struct scope=- doc exported signature="const Item = struct"
    name: []const u8,
//  ^ definition.field scope=Item
    count: u32 = 0,
//  ^ definition.field scope=Item
    origin: ?*const Origin = null,
//  ^ definition.field scope=Item
//                  ^ reference.type

    const Self = @This();
    pub const none = Item{ .name = "" };
//            ^ definition.constant scope=Item exported signature="const none = Item"
//                   ^ reference.class

    pub fn init(name: []const u8) Self {
//         ^ definition.method scope=Item exported signature="fn init(name: []const u8) Self"
        return .{ .name = name };
    }

    fn isEmpty(self: *const Self) bool {
//     ^ definition.method scope=Item signature="fn isEmpty(self: *const Self) bool"
        return self.count == 0;
    }
};

pub const Origin = union(enum) {
//        ^ definition.union scope=- exported signature="const Origin = union(enum)"
    found,
//  ^ definition.field scope=Origin
    bought: Price,
//  ^ definition.field scope=Origin
//          ^ reference.type
    const Price = packed struct(u64) { whole: u32, cents: u32 };
//        ^ definition.struct scope=Origin signature="const Price = packed struct(u64)"
//                                     ^ definition.field scope=Origin.Price
//                                                 ^ definition.field scope=Origin.Price
};

const Level = enum(u8) {
//    ^ definition.enum scope=- signature="const Level = enum(u8)"
    low = 1,
//  ^ definition.enumerator scope=Level
    high,
//  ^ definition.enumerator scope=Level
    _,

    pub fn parse(text: []const u8) ?Level {
//         ^ definition.method scope=Level exported signature="fn parse(text: []const u8) ?Level"
//                                  ^ reference.type
        return std.meta.stringToEnum(Level, text);
//                      ^ reference.call
//                                   ^ reference.type
    }
};

/// A list of anything.
pub fn Stack(comptime T: type) type {
//     ^ definition.function scope=- doc exported signature="fn Stack(comptime T: type) type"
    return struct {
        items: std.ArrayList(T),
//      ^ definition.field scope=Stack local
//                 ^ reference.call

        pub fn push(
//             ^ definition.method scope=Stack exported local lines=4 signature=") Allocator.Error!void"
            self: *@This(),
            item: T,
        ) Allocator.Error!void {
//        ^ reference.type
//                  ^ reference.type
            try self.items.append(item);
//                         ^ reference.call
        }
    };
}

pub const ItemStack = Stack(Item);
//        ^ definition.type scope=- exported signature="const ItemStack = Stack(Item);"
//                    ^ reference.call
//                          ^ reference.type

pub fn load(allocator: Allocator, clock: Clock) LoadError!std.ArrayList(Item) {
//     ^ definition.function scope=- exported signature="fn load(allocator: Allocator, clock: Clock) LoadError!std.ArrayList(Item)"
//                     ^ reference.type
//                                       ^ reference.type
//                                              ^ reference.type
//                                                            ^ reference.call
//                                                                      ^ reference.type
    var list = std.ArrayList(Item).init(allocator);
//                 ^ reference.call
//                           ^ reference.type
//                                 ^ reference.call
    errdefer list.deinit();
//                ^ reference.call
    const first = Item{ .name = defaults[0] };
//                ^ reference.class
    if (first.isEmpty()) return error.NotFound;
//            ^ reference.call
//                                    ^ reference.constant
    switch (level(clock)) {
//          ^ reference.call
        .low => try list.append(Item.init("x")),
//       ^ reference.constant
//                       ^ reference.call
//                              ^ reference.type
//                                   ^ reference.call
        Level.high => {},
//      ^ reference.type
        else => unreachable,
    }
    return list;
}

test "loads two items" {
//   ^ definition.function scope=- test
    var list = try load(testing.allocator, Clock.fixed);
//                 ^ reference.call
//                                         ^ reference.type
    try testing.expectEqual(2, list.items.len);
//              ^ reference.call
}

test load {}
//   ^ definition.function scope=- exported test signature="test load"
