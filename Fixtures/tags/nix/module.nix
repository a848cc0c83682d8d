{ config, lib, pkgs, ... }:
with lib;
#    ^ reference.identifier
let cfg = config.services.shop; in
#   ^ definition.variable scope=- signature="cfg = config.services.shop;"
#                         ^ reference.identifier
{
  imports = [ ./database.nix <nixpkgs/nixos/modules/profiles/minimal.nix> ];
#             ^ import.include source=./database.nix
#                            ^ import.include source=nixpkgs/nixos/modules/profiles/minimal.nix

  options.services.shop = {
#                  ^ definition.field scope=- signature="options.services.shop ="
    enable = mkEnableOption "the shop";
#   ^ definition.property scope=shop signature="enable = mkEnableOption"
    /* Where it listens. */
    port = mkOption {
#   ^ definition.property scope=shop doc signature="port = mkOption"
      type = types.port;
#                  ^ reference.identifier
      default = 80;
    };
    "odd name" = lib.mkOption { };
#    ^ definition.property scope=shop
  };

  config = mkIf cfg.enable {
# ^ definition.field scope=- signature="config ="
    systemd.services.shop = {
      script = "${pkgs.shop}/bin/shop";
#                      ^ reference.identifier
    };
    ${cfg.name} = 1;
#         ^ reference.identifier
  };
}
