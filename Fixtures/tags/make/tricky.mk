A ::= $(call helper,$(1)) $(foreach d,$(DIRS),$(d)/x)
# <- definition.variable scope=- signature="A ::= $(call helper,$(1)) $(foreach d,$(DIRS),$(d)/x)"
#                     ^ reference.identifier
#                                       ^ reference.identifier
#                                               ^ reference.identifier
.SUFFIXES: .c .o
.c.o:
	$(CC) -c $<
#  ^ reference.identifier
%.pdf: %.tex ; latex $<
one:: two ; echo $@
# <- definition.target scope=- signature="one:: two"
#     ^ reference.identifier
one:: three
# <- definition.target scope=- signature="one:: three"
#     ^ reference.identifier
both also: export KEY = value
libfoo.a(x.o): y.o
# <- definition.target scope=- signature="libfoo.a(x.o): y.o"
$(foreach t,a b,$(t).out): input
#                 ^ reference.identifier
ifdef DEBUG
LEVEL=1
# <- definition.variable scope=- signature="LEVEL=1"
else ifneq ($(KIND),release)
#             ^ reference.identifier
LEVEL=2
# <- definition.variable scope=- signature="LEVEL=2"
else
  LEVEL := 3
# ^ definition.variable scope=- signature="LEVEL := 3"
endif
define two_lines
#      ^ definition.macro scope=- signature="define two_lines"
echo a
echo b
endef
define empty
#      ^ definition.macro scope=- signature="define empty"
endef
unexport LEVEL
undefine A
vpath %.c src
-include deps/$(ARCH).mk
#        ^ import.include source=deps/$(ARCH).mk
#               ^ reference.identifier
sinclude local.mk
#        ^ import.include source=local.mk
dir/with-dash_and.dots: größe # a comment
# <- definition.target scope=- signature="dir/with-dash_and.dots: größe # a comment"
größe:
# <- definition.target scope=- signature="größe:"
	@true
private HIDDEN = 1
#       ^ definition.variable scope=- signature="HIDDEN = 1"
