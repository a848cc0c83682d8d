@import XCTest;
//      ^ import.module source=XCTest

@interface CacheTests : XCTestCase
//         ^ definition.class test
//                      ^ reference.implementation
@end

@implementation CacheTests
- (void)setUp { [super setUp]; }
//      ^ definition.method scope=CacheTests
//                     ^ reference.call
- (void)testEviction
//      ^ definition.method test
{
    XCTAssertEqual(1, 1);
//  ^ reference.call
}
- (void)testimony { }
//      ^ definition.method
- (void)testing:(int)how { }
//      ^ definition.method
@end
