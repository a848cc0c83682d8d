ARG REGISTRY=registry.example.org
#   ^ definition.variable scope=- signature="ARG REGISTRY=registry.example.org"
ARG EMPTY
#   ^ definition.variable scope=- signature="ARG EMPTY"
ARG QUOTED="two words"
#   ^ definition.variable scope=-
from --platform=$BUILDPLATFORM ${REGISTRY}/library/debian:12-slim as base
#                              ^ import.module source=${REGISTRY}/library/debian:12-slim
#                                ^ reference.identifier
#                                                                    ^ definition.target scope=- signature="from --platform=$BUILDPLATFORM ${REGISTRY}/library/debian:12-slim as base"
ENV LEGACY /opt/legacy
#   ^ definition.variable scope=- signature="ENV LEGACY /opt/legacy"
ENV PATH="/opt/bin:${PATH}" \
#   ^ definition.variable scope=-
#                    ^ reference.identifier
    LANG=C.UTF-8 \
#   ^ definition.variable scope=- signature="LANG=C.UTF-8"
    LC_ALL='C'
#   ^ definition.variable scope=- signature="LC_ALL='C'"
RUN apt-get update && \
    # a comment between the lines
    apt-get install -y \
      curl
COPY <<EOF /etc/shop.conf
port = 80
EOF
RUN <<SCRIPT
echo hello
SCRIPT
ONBUILD ENV LATE=1
#           ^ definition.variable scope=- signature="ENV LATE=1"
HEALTHCHECK --interval=5s CMD curl -f http://localhost/
FROM scratch AS final-stage.v2
#    ^ import.module source=scratch
#    ^ reference.identifier
#               ^ definition.target scope=-
COPY --from=base /a /b
LABEL org.example.title="shop" org.example.rev=$EMPTY
#                                               ^ reference.identifier
