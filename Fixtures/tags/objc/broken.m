#import "Sound.h"
//       ^ import.include source=Sound.h

@interface Sound : NSObject
//         ^ definition.class signature="@interface Sound : NSObject"
//                 ^ reference.implementation
@property int pitch;
//            ^ definition.property scope=Sound
- (void)play;
//      ^ definition.method scope=Sound
@end

@implementation Sound
- (void)play {
//      ^ definition.method scope=Sound
    [self start;
//        ^ reference.call
}

- (void)after { [self play]; }
//      ^ definition.method scope=Sound
//                    ^ reference.call
@end

@interface : {

@interface Last : NSObject
//         ^ definition.class
//                ^ reference.implementation
- (int)last;
//     ^ definition.method scope=Last
@end
