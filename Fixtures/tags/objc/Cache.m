#import "Cache.h"
//       ^ import.include source=Cache.h

#define CACHE_LIMIT 64
//      ^ definition.macro

static NSString *const kDefaultName = @"default";
//     ^ reference.type
//                     ^ definition.variable

@interface Cache () <Sized>
//                   ^ reference.implementation
@property (nonatomic) dispatch_queue_t queue;
//                    ^ reference.type
//                                     ^ definition.property scope=Cache
@end

@implementation Cache {
    NSUInteger _hits;
//  ^ reference.type
//             ^ definition.field scope=Cache
}

@synthesize name = _name;
@dynamic count;

static int liveCaches = 0;
//         ^ definition.variable scope=Cache
static NSString *const CacheVersion = @"2";
//     ^ reference.type
//                     ^ definition.constant scope=Cache

#pragma mark - Life

/// Makes a cache.
- (instancetype)initWithName:(NSString *)name limit:(NSUInteger)limit handler:(CacheHandler)handler {
//              ^ definition.method scope=Cache doc signature="- (instancetype)initWithName:(NSString *)name limit:(NSUInteger)limit handler:(CacheHandler)handler"
//                            ^ reference.type
//                                                   ^ reference.type
//                                                                             ^ reference.type
    if (self = [super init]) {
        _name = [name copy];
        _entries = [[NSMutableArray alloc] initWithCapacity:CACHE_LIMIT];
//                   ^ reference.class
//                                         ^ reference.call
//                                                          ^ reference.constant
        NSLog(@"made %@", name ?: kDefaultName);
//      ^ reference.call
    }
    return self;
}

+ (void)reset {
//      ^ definition.method scope=Cache
    Cache *cache = [Cache new];
//  ^ reference.type
//                  ^ reference.class
    [cache setObject:nil forKey:@"a"];
//         ^ reference.call
    [[NSNotificationCenter defaultCenter] postNotificationName:@"x" object:cache];
//    ^ reference.type
//                         ^ reference.call
//                                        ^ reference.call
    dispatch_async(Cache.shared.queue, ^{
//  ^ reference.call
//                 ^ reference.type
        [self evict];
//            ^ reference.call
    });
    [cache performSelector:@selector(evict)];
//         ^ reference.call
//                                   ^ reference.call
}

#if DEBUG
//  ^ reference.constant
- (NSString *)debugDescription
// ^ reference.type
//            ^ definition.method scope=Cache
{
    return [NSString stringWithFormat:@"%lu", (unsigned long)_hits];
//          ^ reference.type
//                   ^ reference.call
}
#endif

static void trim(NSMutableArray<Entry *> *entries)
//          ^ definition.function scope=Cache
//               ^ reference.type
//                              ^ reference.type
{
    [entries removeLastObject];
//           ^ reference.call
}

- legacy { @try { trim(_entries); } @catch (NSException *problem) { } return nil; }
//^ definition.method
//                ^ reference.call
//                                          ^ reference.type
@end

@implementation Cache (Eviction)
- (void)evict { BOOL (^old)(id) = ^BOOL(Entry *entry) { return entry.isOld; }; }
//      ^ definition.method scope=Cache signature="- (void)evict"
//                                      ^ reference.type
@end
