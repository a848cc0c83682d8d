load("//a:b.bzl", "helper")
#                  ^ import.name source=//a:b.bzl name=helper

def before(ctx):
#   ^ definition.function scope=- signature="def before(ctx):"
    helper(ctx)
#   ^ reference.call

cut = = 3
# <- definition.variable scope=- signature="cut = = 3"

def after(ctx, name):
#   ^ definition.function scope=- doc signature="def after(ctx, name):"
    """Sound."""
    before(ctx))
#   ^ reference.call

cc_library(name = "late")
# <- reference.call
#                  ^ definition.target scope=-
