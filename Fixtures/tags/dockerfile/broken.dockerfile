FROM alpine:3 AS before
#    ^ import.module source=alpine:3
#    ^ reference.identifier
#                ^ definition.target scope=- signature="FROM alpine:3 AS before"
ENV SOUND=1
#   ^ definition.variable scope=- signature="ENV SOUND=1"

COPYY nothing here
RUN --mount

FROM before AS after
#    ^ import.module source=before
#    ^ reference.identifier
#              ^ definition.target scope=- signature="FROM before AS after"
ENV LATER=2
#   ^ definition.variable scope=- signature="ENV LATER=2"
