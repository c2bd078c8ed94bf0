# The same steps as scripts/build on any machine, then only the program and its libraries.
FROM docker.io/library/debian:bookworm-slim AS build
WORKDIR /src
COPY scripts/ scripts/
RUN ./scripts/install build
COPY . .
RUN ./scripts/build

FROM docker.io/library/debian:bookworm-slim
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends \
        libsqlite3-0 libsodium23 libspdlog1.10 libfmt9 libqrcodegencpp1 libcsv3 libutf8proc2 \
        coinor-libcbc3 coinor-libclp1 \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o 10001 -g 10001 /data
COPY --from=build /src/build/release/quadrille /usr/local/bin/quadrille
USER 10001:10001
VOLUME /data
EXPOSE 8080
# Behind a proxy with TLS set QUADRILLE_BASE_URL to the address that phones use.
ENV QUADRILLE_LISTEN=0.0.0.0:8080 QUADRILLE_DATA=/data QUADRILLE_LAN_HTTP=true
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["quadrille", "doctor", "--health"]
ENTRYPOINT ["/usr/local/bin/quadrille"]
CMD ["serve"]
