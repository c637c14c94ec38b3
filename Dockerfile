# One image; the command chooses the role: web (default), worker, scheduler, or any other of
# `guohu --help`. State lives in /var/lib/guohu (GUOHU_HOME).

FROM debian:bookworm-slim AS build
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates python3 python3-pip \
    && rm -rf /var/lib/apt/lists/*
ENV UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_NO_CACHE=1
RUN python3 -m pip install --no-cache-dir --target /opt/uv uv==0.13.9
WORKDIR /opt/guohu
COPY requirements.lock ./
RUN /opt/uv/bin/uv venv --python /usr/bin/python3 .venv \
    && /opt/uv/bin/uv pip sync --python .venv/bin/python --require-hashes --compile-bytecode requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY service ./service
COPY tasks ./tasks
COPY verifiers ./verifiers
RUN /opt/uv/bin/uv pip install --python .venv/bin/python --no-deps --compile-bytecode .

FROM debian:bookworm-slim
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        ca-certificates fonts-wqy-microhei python3 tesseract-ocr tesseract-ocr-eng tesseract-ocr-chi-sim \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/guohu --create-home guohu \
    && chmod 700 /var/lib/guohu
COPY --from=build /opt/guohu/.venv /opt/guohu/.venv
ENV PATH=/opt/guohu/.venv/bin:/usr/bin:/bin \
    PYTHONUNBUFFERED=1 \
    OMP_THREAD_LIMIT=1 \
    GUOHU_HOME=/var/lib/guohu \
    GUOHU_HOST=0.0.0.0 \
    PORT=8000
USER 10001
WORKDIR /var/lib/guohu
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["python3", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=2)"]
ENTRYPOINT ["guohu"]
CMD ["web"]
