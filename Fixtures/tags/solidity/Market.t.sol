import "forge-std/Test.sol";
//     ^ import.module source=forge-std/Test.sol

contract MarketTest is Test {
//       ^ definition.class scope=- signature="contract MarketTest is Test"
//                     ^ reference.implementation
    Market internal market;
  //^ reference.type
    //              ^ definition.field scope=MarketTest

    function setUp() public {
    //       ^ definition.method scope=MarketTest exported signature="function setUp() public"
        market = new Market();
        //           ^ reference.class
    }

    function testBuys() public {
    //       ^ definition.method scope=MarketTest exported test signature="function testBuys() public"
        assertTrue(market.buy(1));
      //^ reference.call
        //                ^ reference.call
    }

    function test_RevertWhen_SoldOut(uint256 id) external {
    //       ^ definition.method scope=MarketTest exported test signature="function test_RevertWhen_SoldOut(uint256 id) external"
        vm.expectRevert(Market.SoldOut.selector);
        // ^ reference.call
        //              ^ reference.type
        //                     ^ reference.constant
    }

    function invariant_total() public view {}
    //       ^ definition.method scope=MarketTest exported test signature="function invariant_total() public view"

    function testing() internal {}
    //       ^ definition.method scope=MarketTest signature="function testing() internal"
}
