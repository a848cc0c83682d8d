"""Rules for manuals."""

load("@rules_cc//cc:defs.bzl", "cc_library", binary = "cc_binary")
#                               ^ import.name source=@rules_cc//cc:defs.bzl name=cc_library
#                                                      ^ import.name source=@rules_cc//cc:defs.bzl name=cc_binary alias=binary
load(":private.bzl", _helper = "helper")
#                               ^ import.name source=:private.bzl name=helper alias=_helper

# What a manual is made of.
ManualInfo = provider(
# <- definition.struct scope=- doc signature="ManualInfo = provider"
    doc = "The pages of a manual.",
    fields = ["pages"],
)
PartInfo, _new_part = provider(fields = {"page": "One page."}, init = _init_part)
# <- definition.struct scope=- signature="PartInfo, _new_part = provider"
#         ^ definition.variable scope=- private
#                                                                     ^ reference.call

_EXTENSIONS = [".md", ".txt"]
# <- definition.constant scope=- private signature="_EXTENSIONS ="
default_style = "plain"
# <- definition.variable scope=-
by_kind = {
# <- definition.variable scope=- signature="by_kind ="
    "html": "//tools:html",
#            ^ reference.identifier
}

def _manual_impl(ctx):
#   ^ definition.function scope=- doc private signature="def _manual_impl(ctx):"
    """Collects the pages."""
    pages = [dep[ManualInfo].pages for dep in ctx.attr.deps]
#                ^ reference.constant
    ctx.actions.run(executable = ctx.executable._tool)
#               ^ reference.call
    return [
        DefaultInfo(files = depset(pages)),
#       ^ reference.call
        ManualInfo(pages = pages),
#       ^ reference.call
    ]

manual = rule(
# <- definition.function scope=- signature="manual = rule"
    implementation = _manual_impl,
#                    ^ reference.call
    attrs = {
        "deps": attr.label_list(providers = [ManualInfo]),
#                    ^ reference.call
#                                            ^ reference.constant
        "_tool": attr.label(default = "//tools:press", executable = True),
#                     ^ reference.call
#                                      ^ reference.identifier
    },
)

press = module_extension(
# <- definition.function scope=- signature="press = module_extension"
    implementation = _press_impl,
#                    ^ reference.call
)

def manual_library(
#   ^ definition.function scope=- doc signature="**kwargs):" lines=6
        name,
        deps = [],
        *,
        style = default_style,
        **kwargs):
    """Makes a manual and its index."""
    manual(name = name, deps = deps + [":index"], **kwargs)
#   ^ reference.call
#                                       ^ reference.identifier
    native.filegroup(
#          ^ reference.call
        name = name + "_files",
        srcs = [name],
    )

square = lambda x: x * x
# <- definition.function scope=- signature="square = lambda x:"
