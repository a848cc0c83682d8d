// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./Base.sol";
//     ^ import.module source=./Base.sol
import {IERC20, Math as M} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
//      ^ import.name source=@openzeppelin/contracts/token/ERC20/IERC20.sol name=IERC20
//              ^ import.name source=@openzeppelin/contracts/token/ERC20/IERC20.sol name=Math alias=M
import * as Tools from "./Tools.sol";
//                     ^ import.module source=./Tools.sol alias=Tools
import "./Prices.sol" as Prices;
//     ^ import.module source=./Prices.sol alias=Prices

/// What can be sold.
enum Kind { Book, Film }
//   ^ definition.enum scope=- doc signature="enum Kind"
//          ^ definition.enumerator scope=Kind doc
//                ^ definition.enumerator scope=Kind doc

uint256 constant FEE = 3;
//               ^ definition.constant scope=-

error SoldOut(uint256 id, uint256 left);
//    ^ definition.type scope=- signature="error SoldOut(uint256 id, uint256 left);"

type Price is uint128;
//   ^ definition.type scope=- signature="type Price is uint128;"

/// A thing on sale.
struct Offer {
//     ^ definition.struct scope=- doc signature="struct Offer"
    address seller;
    //      ^ definition.field scope=Offer
    mapping(address => Bid[]) bids;
    //                 ^ reference.type
    //                        ^ definition.field scope=Offer
    Kind kind;
  //^ reference.type
    //   ^ definition.field scope=Offer
}

function half(uint256 x) pure returns (uint256) {
//       ^ definition.function scope=- signature="function half(uint256 x) pure returns (uint256)"
    return x / 2;
}

interface IMarket is IERC165, Prices.IPriced {
//        ^ definition.interface scope=- signature="interface IMarket is IERC165, Prices.IPriced"
//                   ^ reference.implementation
//                                   ^ reference.implementation
    /// Someone bought.
    event Sold(address indexed buyer, uint256 id);
    //    ^ definition.type scope=IMarket doc signature="event Sold(address indexed buyer, uint256 id);"

    function buy(uint256 id) external payable returns (bool);
    //       ^ definition.method scope=IMarket exported signature="function buy(uint256 id) external payable returns (bool);"
}

library Sums {
//      ^ definition.class scope=- signature="library Sums"
    function add(uint256 a, uint256 b) internal pure returns (uint256 sum) {
    //       ^ definition.method scope=Sums signature="function add(uint256 a, uint256 b) internal pure returns (uint256 sum)"
        sum = a + b;
    }
}

/**
 * @title Sells things.
 */
abstract contract Market is Base("market"), Ownable, IMarket {
//                ^ definition.class scope=- doc
//                          ^ reference.implementation
//                                          ^ reference.implementation
//                                                   ^ reference.implementation
    using Sums for uint256;
    //    ^ reference.type

    uint256 public constant LIMIT = 10;
    //                      ^ definition.constant scope=Market exported
    address private immutable owner;
    //                        ^ definition.field scope=Market private
    /// By id.
    mapping(uint256 => Offer) internal offers;
    //                 ^ reference.type
    //                                 ^ definition.field scope=Market doc
    uint256 total;
    //      ^ definition.field scope=Market
    IERC20 public override token = IERC20(address(0));
  //^ reference.type
    //                     ^ definition.field scope=Market exported
    //                             ^ reference.call

    event Opened(address who) anonymous;
    //    ^ definition.type scope=Market signature="event Opened(address who) anonymous;"
    error Forbidden();
    //    ^ definition.type scope=Market signature="error Forbidden();"

    modifier onlyOwner() virtual {
    //       ^ definition.function scope=Market signature="modifier onlyOwner() virtual"
        if (msg.sender != owner) revert Forbidden();
        //                              ^ reference.class
        _;
    }

    modifier open { _; }
    //       ^ definition.function scope=Market signature="modifier open"

    constructor(address first) Base(first) payable {
  //^ definition.constructor scope=Market signature="constructor(address first) Base(first) payable"
    //                         ^ reference.attribute
        owner = first;
        emit Opened(first);
        //   ^ reference.class
    }

    receive() external payable {}
  //^ definition.method scope=Market signature="receive() external payable"
    fallback(bytes calldata data) external { data; }
  //^ definition.method scope=Market signature="fallback(bytes calldata data) external"

    /// Buys one.
    function buy(
    //       ^ definition.method scope=Market doc exported lines=10 signature="returns (bool)"
        uint256 id,
        Offer calldata offer
      //^ reference.type
    )
        external
        payable
        override(IMarket, Base)
        //       ^ reference.type
        //                ^ reference.type
        onlyOwner
      //^ reference.attribute
        only(Kind.Book)
      //^ reference.attribute
        //   ^ reference.type
        //        ^ reference.constant
        returns (bool)
    {
        Offer storage known = offers[id];
      //^ reference.type
        total = total.add(half(known.price));
        //            ^ reference.call
        //                ^ reference.call
        Bid memory bid = Bid({from: msg.sender, amount: 1});
      //^ reference.type
        //               ^ reference.call
        Token fresh = new Token{value: 1}(id);
      //^ reference.type
        //                ^ reference.class
        require(total < LIMIT, "enough");
      //^ reference.call
        //              ^ reference.constant
        emit Sold(msg.sender, id);
        //   ^ reference.class
        revert SoldOut({id: id, left: 0});
        //     ^ reference.class
        try fresh.pay(id) returns (uint256 paid) { paid; } catch Error(string memory why) { why; }
        //        ^ reference.call
        return super.buy(id, offer);
        //           ^ reference.call
    }

    function _check(uint256 id) private view returns (bool);
    //       ^ definition.method scope=Market private signature="function _check(uint256 id) private view returns (bool);"

    function raw() public {
    //       ^ definition.method scope=Market exported signature="function raw() public"
        assembly {
            function twice(x) -> y { y := mul(x, 2) }
            //       ^ definition.function scope=Market.raw local signature="function twice(x) -> y"
            let a := twice(3)
            //       ^ reference.call
        }
    }
}

contract Token {
//       ^ definition.class scope=- signature="contract Token"
    function testPays() public {}
    //       ^ definition.method scope=Token exported signature="function testPays() public"
}
