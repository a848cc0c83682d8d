{
  description = "The shop";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
#                       ^ import.module source=github:NixOS/nixpkgs alias=nixpkgs
  inputs = {
# ^ definition.field scope=- signature="inputs ="
    utils.url = "github:numtide/flake-utils";
#                ^ import.module source=github:numtide/flake-utils alias=utils
  };

  outputs = { self, nixpkgs, utils }:
# ^ definition.function scope=- signature="outputs = { self, nixpkgs, utils }:"
    let
      pkgs = import nixpkgs { };
      lib' = pkgs.lib;
#                 ^ reference.identifier
    in
    {
      packages.x86_64-linux.default = pkgs.callPackage ./shop.nix { };
#                           ^ definition.target scope=outputs local signature="packages.x86_64-linux.default = pkgs.callPackage ./shop.nix"
#                                          ^ reference.call
#                                                      ^ import.module source=./shop.nix
      # The shop while it is worked upon.
      devShells.x86_64-linux.default = pkgs.mkShell {
#                            ^ definition.target scope=outputs doc local signature="devShells.x86_64-linux.default = pkgs.mkShell"
#                                           ^ reference.call
        packages = with pkgs; [ gnumake nix ];
#                       ^ reference.identifier
#                               ^ reference.identifier
#                                       ^ reference.identifier
      };
      overlays.default = final: prev: {
#              ^ definition.function scope=outputs local signature="overlays.default = final: prev:"
        shop = final.callPackage ./shop.nix { };
#       ^ definition.target scope=outputs.default local signature="shop = final.callPackage ./shop.nix"
#                    ^ reference.call
#                                ^ import.module source=./shop.nix
      };
      nixosModules.shop = import ./module.nix;
#                                ^ import.module source=./module.nix
    };
}
