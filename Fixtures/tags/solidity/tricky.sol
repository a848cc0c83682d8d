pragma solidity >=0.4.0 <0.9.0;
pragma experimental ABIEncoderV2;
import {A as B, C} from "./a.sol";
//      ^ import.name source=./a.sol name=A alias=B
//              ^ import.name source=./a.sol name=C

contract Old {
//       ^ definition.class scope=- signature="contract Old"
    function () external payable {}
  //^ definition.method scope=Old signature="function () external payable"
    function f(function(uint) external returns (bool) callback) internal {}
    //       ^ definition.method scope=Old signature="function f(function(uint) external returns (bool) callback) internal"
    uint x; uint[] public list = [1, 2]; bytes32 constant public DOMAIN_SEPARATOR = keccak256("x");
    //   ^ definition.field scope=Old
    //                    ^ definition.field scope=Old exported
    //                                                           ^ definition.constant scope=Old exported
    //                                                                              ^ reference.call
    string constant name = "n"; address public $owner; uint256 transient lock;
    //              ^ definition.constant scope=Old
    //                                         ^ definition.field scope=Old exported
    //                                                                   ^ definition.field scope=Old
    enum E { One, Two }
    //   ^ definition.enum scope=Old signature="enum E"
    //       ^ definition.enumerator scope=Old.E
    //            ^ definition.enumerator scope=Old.E
    struct S { uint a; S[] parts; function() internal f; }
    //     ^ definition.struct scope=Old signature="struct S"
    //              ^ definition.field scope=Old.S
    //                 ^ reference.type
    //                     ^ definition.field scope=Old.S
    //                                                ^ definition.field scope=Old.S
    event E1(); event E2(E indexed e, S);
    //    ^ definition.type scope=Old signature="event E1();"
    //                ^ definition.type scope=Old signature="event E2(E indexed e, S);"
    //                   ^ reference.type
    //                                ^ reference.type
}
contract Empty {} interface I {}
//       ^ definition.class scope=- signature="contract Empty"
//                          ^ definition.interface scope=- signature="interface I"
contract Store is Old, B.Inner(1) {
//       ^ definition.class scope=- signature="contract Store is Old, B.Inner(1)"
//                ^ reference.implementation
//                       ^ reference.implementation
    constructor() Old() B.Inner(1) {}
  //^ definition.constructor scope=Store signature="constructor() Old() B.Inner(1)"
    //            ^ reference.attribute
    //                    ^ reference.attribute
    function g() external view virtual override returns (C.Kind[] memory kinds, Old) {
    //       ^ definition.method scope=Store exported signature="function g() external view virtual override returns (C.Kind[] memory kinds, Old)"
    //                                                     ^ reference.type
    //                                                                          ^ reference.type
        (uint a, , Old b) = h{gas: 1}(this.g.selector);
        //         ^ reference.type
        //                  ^ reference.call
        Old.S memory s = Old.S(1);
        //  ^ reference.type
        //               ^ reference.type
        //                   ^ reference.call
        for (uint i = 0; i < LIMIT_OF; i++) { unchecked { a += B.ONE; } }
        //                   ^ reference.constant
        //                                                       ^ reference.constant
        (bool ok, ) = address(b).call{value: a}("");
        //                       ^ reference.call
        type(Old).name;
        //   ^ reference.type
        new bytes(3);
        revert("why");
        revert();
        if (ok) revert B.Failed(a);
        //               ^ reference.class
        emit Old.E1();
        //   ^ reference.type
        //       ^ reference.class
        delete s;
        b.at(1).then();
        //^ reference.call
        //      ^ reference.call
        assembly ("memory-safe") { let p := mload(0x40) }
    }
    function g(uint) public pure {}
    //       ^ definition.method scope=Store exported signature="function g(uint) public pure"
    function _hidden() private {}
    //       ^ definition.method scope=Store private signature="function _hidden() private"
}
/// @notice Bits of a number.
library Bits { using Bits for *; function set(uint self, uint at) public {} }
//      ^ definition.class scope=- doc signature="library Bits"
//                   ^ reference.type
//                                        ^ definition.method scope=Bits doc exported signature="function set(uint self, uint at) public"
