{ lib }:
{
  before = x: lib.trim x;
# ^ definition.function scope=- signature="before = x:"
#                 ^ reference.call

  cut = { a = ; };
# ^ definition.field scope=- signature="cut ="

  after = y: z: before (y z);
# ^ definition.function scope=- signature="after = y: z:"
#               ^ reference.call
#                       ^ reference.call
}
