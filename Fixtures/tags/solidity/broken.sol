pragma solidity 0.8.20;

/// Stands before the damage.
contract Before {
//       ^ definition.class scope=- doc signature="contract Before"
    uint256 public count;
    //             ^ definition.field scope=Before exported

    function sound() external returns (uint256) {
    //       ^ definition.method scope=Before exported signature="function sound() external returns (uint256)"
        return count +;
    }

    function lost( external {
    //       ^ definition.method scope=Before signature="function lost( external"
    //             ^ reference.type

    /// Stands behind it.
    function whole(address who) public {
        call(who;
      //^ reference.call
    }

    mapping(address => ) broken;
    address owner;
}

struct { uint256 x; }
//               ^ definition.field scope=Before

contract After is Before {
//       ^ definition.class scope=- signature="contract After is Before"
//                ^ reference.implementation
    event Done(uint256 id);
    //    ^ definition.type scope=After signature="event Done(uint256 id);"
}
