# The shop's server.
{
  lib,
  stdenv,
  fetchurl,
  withDocs ? true,
  ...
}@args:

let
  inherit (lib) optional licenses;
#               ^ import.name source=lib name=optional
#                        ^ import.name source=lib name=licenses
  # How long names may be.
  limit = 80;
# ^ definition.variable scope=- doc signature="limit = 80;"
  sources = {
# ^ definition.variable scope=- signature="sources ="
    main = ./src;
  };
  quote = text: "\"${text}\"";
# ^ definition.function scope=- signature="quote = text:"
#                    ^ reference.identifier
  greet = { name, polite ? false }: suffix:
# ^ definition.function scope=- signature="greet = { name, polite ? false }: suffix:"
    "hello ${name}${suffix}";
#            ^ reference.identifier
#                   ^ reference.identifier
  helper = import ./helper.nix { inherit lib; };
# ^ definition.variable scope=- signature="helper ="
#                 ^ import.module source=./helper.nix
#                                        ^ reference.identifier
in
stdenv.mkDerivation rec {
#      ^ reference.call
  pname = "shop";
  version = "1.0";

  src = fetchurl {
# ^ definition.field scope=- signature="src ="
#       ^ reference.call
    url = "https://example.org/${pname}-${version}.tar.gz";
#                                ^ reference.identifier
#                                         ^ reference.identifier
  };

  buildInputs = [ zlib lib.getDev ] ++ optional withDocs doxygen;
#                 ^ reference.identifier
#                          ^ reference.identifier

  passthru = {
# ^ definition.field scope=- signature="passthru ="
    tests = callPackage ./tests.nix { };
#   ^ definition.target scope=passthru signature="tests = callPackage ./tests.nix"
#           ^ reference.call
#                       ^ import.module source=./tests.nix
    run = mode: helper.start mode;
#   ^ definition.function scope=passthru signature="run = mode:"
#                      ^ reference.call
  };

  meta = with lib; {
# ^ definition.field scope=- signature="meta ="
#             ^ reference.identifier
    description = "Sells things";
    license = licenses.mit;
#                      ^ reference.identifier
  };
}
