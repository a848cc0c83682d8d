// references: some

__attribute__((objc_subclassing_restricted))
@interface Plain
//         ^ definition.class scope=- lines=2 signature="@interface Plain"
- (int):(int)first :(int)second;
@end

API_AVAILABLE(ios(13.0))
@interface Root<Item> // the base of all
//         ^ definition.class signature="@interface Root<Item>"
- (Item)größe;
//      ^ definition.method scope=Root
@end

@interface Größe : NSObject
//         ^ definition.class
@end

@interface Blocks
//         ^ definition.class
@property (copy) NSString * _Nullable (^make)(int count);
//                                      ^ definition.property scope=Blocks
@property (nonatomic, getter=isOpen, setter=setIsOpen:) BOOL open NS_SWIFT_NAME(isOpen);
//                                                           ^ definition.property scope=Blocks
- (void)enumerate:(void (NS_NOESCAPE ^)(id item, BOOL *stop))block NS_REFINED_FOR_SWIFT;
//      ^ definition.method scope=Blocks
- (BOOL)save:(NSError * _Nullable __autoreleasing * _Nullable)error __attribute__((deprecated("x")));
//      ^ definition.method
- (void (^)(int))handler;
//               ^ definition.method signature="- (void (^)(int))handler;"
- (void)log:(NSString *)format, ... NS_FORMAT_FUNCTION(1, 2);
//      ^ definition.method signature="- (void)log:(NSString *)format, ... NS_FORMAT_FUNCTION(1, 2);"
@end

@interface Box<Item> (Both) <Sized, Named>
//                           ^ reference.implementation
//                                  ^ reference.implementation
- (Item)first; - (Item)last;
//      ^ definition.method scope=Box
//                     ^ definition.method scope=Box
@end

@interface
Wide :
//<- definition.class lines=3
    NSObject
//  ^ reference.implementation
@end

@protocol Empty
//        ^ definition.protocol
@end

@compatibility_alias OldBox Box;
//                   ^ reference.type
//                          ^ definition.type

@implementation Calls
- (void)go {
//      ^ definition.method scope=Calls
    [[self.window rootViewController] presentViewController:[[Wide alloc] init] animated:YES completion:^{ [self done]; }];
//                ^ reference.call
//                                    ^ reference.call
//                                                            ^ reference.class
//                                                                                                               ^ reference.call
    NSDictionary<NSString *, NSNumber *> *map = @{ @"one": @([Box count]), @"two": @2 };
//  ^ reference.type
//                                                            ^ reference.type
//                                                                ^ reference.call
    for (Wide *each in [map allValues]) { @autoreleasepool { [each go]; } }
//       ^ reference.type
//                          ^ reference.call
//                                                                 ^ reference.call
    @synchronized (self) { SEL two = @selector(first:second:); }
}
- (void)many:(int)count, ... NS_REQUIRES_NIL_TERMINATION { }
//      ^ definition.method
- (void):(int)first { }
@end

struct point { int x, y; };
//     ^ definition.struct
//                 ^ definition.field scope=point
//                    ^ definition.field scope=point

NS_SWIFT_NAME(plain())
void plain_c(void);
//   ^ definition.function
