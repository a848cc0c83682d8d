//
//  Cache.h: what a store keeps in memory.
//

#import <Foundation/Foundation.h>
//      ^ import.include source=Foundation/Foundation.h
#import "Store.h"
//       ^ import.include source=Store.h
#include <stdint.h>
//       ^ import.include source=stdint.h
@import CoreData;
//      ^ import.module source=CoreData

@class Entry, Loader;
@protocol Evicting;

FOUNDATION_EXPORT NSString * const CacheDidEvictNotification;
//                ^ reference.type
//                                 ^ definition.variable scope=-
extern const NSUInteger CacheLimit;
//           ^ reference.type
//                      ^ definition.variable

typedef void (^CacheHandler)(NSData * _Nullable data, NSError * _Nullable error);
//             ^ definition.type signature="typedef void (^CacheHandler)(NSData * _Nullable data, NSError * _Nullable error);"
//                           ^ reference.type
//                                                    ^ reference.type

typedef enum : NSUInteger {
//             ^ reference.type
    CachePolicyNone,
//  ^ definition.enumerator scope=CachePolicy
    CachePolicyAll = 1 << 2
//  ^ definition.enumerator scope=CachePolicy
} CachePolicy;
//^ definition.enum

/// Keeps the newest entries.
///
/// Not thread-safe.
@interface Cache<__covariant Key, Value> : NSObject <NSCopying, Evicting> {
//         ^ definition.class scope=- doc lines=1 signature="@interface Cache<__covariant Key, Value> : NSObject <NSCopying, Evicting>"
//                                         ^ reference.implementation
//                                                   ^ reference.implementation
//                                                              ^ reference.implementation
@private
    NSUInteger _count;
//  ^ reference.type
//             ^ definition.field scope=Cache signature="NSUInteger _count;"
@protected
    NSMutableArray<Entry *> *_entries, *_spare;
//  ^ reference.type
//                 ^ reference.type
//                           ^ definition.field scope=Cache
//                                      ^ definition.field scope=Cache
    id<Evicting> _judge;
//     ^ reference.type
//               ^ definition.field
    char _tag[8];
//       ^ definition.field
}

/// How many entries there are.
@property (nonatomic, readonly) NSUInteger count;
//                              ^ reference.type
//                                         ^ definition.property scope=Cache doc
@property (nonatomic, copy, nullable) NSString *name;
//                                    ^ reference.type
//                                              ^ definition.property signature="@property (nonatomic, copy, nullable) NSString *name;"
@property (class, readonly) Cache<NSString *, NSData *> *shared;
//                          ^ reference.type
//                                ^ reference.type
//                                            ^ reference.type
//                                                       ^ definition.property
@property (nonatomic, copy) void (^onEvict)(Entry *entry);
//                                 ^ definition.property
//                                          ^ reference.type
@property (nonatomic, weak) IBOutlet id<Evicting> judge;
//                                      ^ reference.type
//                                                ^ definition.property
@property int width, height;
//            ^ definition.property
//                   ^ definition.property

/// Makes a cache.
- (instancetype)initWithName:(nullable NSString *)name
//              ^ definition.method scope=Cache doc lines=3 signature="handler:(CacheHandler)handler NS_DESIGNATED_INITIALIZER;"
//                                     ^ reference.type
                       limit:(NSUInteger)limit
//                            ^ reference.type
                     handler:(CacheHandler)handler NS_DESIGNATED_INITIALIZER;
//                            ^ reference.type
//                                                 ^ reference.constant
+ (instancetype)new NS_UNAVAILABLE;
//              ^ definition.method
- (nullable Value)objectForKey:(Key)key;
//          ^ reference.type
//                ^ definition.method signature="- (nullable Value)objectForKey:(Key)key;"
//                              ^ reference.type
- (NSArray<id<Evicting>> *)judgesOfClass:(Class<Evicting>)type API_AVAILABLE(ios(13.0));
// ^ reference.type
//            ^ reference.type
//                         ^ definition.method
//                                              ^ reference.type
+ (void)reset;
//      ^ definition.method scope=Cache
@end

@interface Cache (Eviction) <NSCoding>
//                           ^ reference.implementation
- (void)evict;
//      ^ definition.method scope=Cache
@end

/// Decides what has to go.
@protocol Evicting <NSObject>
//        ^ definition.protocol scope=- doc signature="@protocol Evicting <NSObject>"
//                  ^ reference.implementation
- (BOOL)shouldEvict:(Entry *)entry;
//      ^ definition.method scope=Evicting
//                   ^ reference.type
@optional
- (void)didEvict;
//      ^ definition.method scope=Evicting
@property (readonly) int weight;
//                       ^ definition.property scope=Evicting
@required
+ (NSString *)title;
// ^ reference.type
//            ^ definition.method scope=Evicting
@end

static inline int CacheHash(int key) { return key * 31; }
//                ^ definition.function signature="static inline int CacheHash(int key)"
