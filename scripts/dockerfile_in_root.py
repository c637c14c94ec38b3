"""Runs the steps of the Dockerfile in plain roots, for machines that have no Docker engine.

``python3 scripts/dockerfile_in_root.py PROJECT BASE WORK`` copies the Debian root BASE once a
stage, gives every RUN, COPY, ENV, WORKDIR and USER there as a build would, and at last asks the
image's own entry point for ``--version`` as the image's own user. It shows that the steps work,
not that Docker's engine accepts the file; a linter does that.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

project, base, work = (Path(argument).resolve() for argument in sys.argv[1:4])


def instructions(text: str) -> list[tuple[str, str]]:
    joined = re.sub(r"\\\n", " ", re.sub(r"(?m)^\s*#.*\n?", "", text))
    lines = [line.strip() for line in joined.splitlines() if line.strip()]
    return [
        (word.upper(), rest.strip()) for word, _, rest in (line.partition(" ") for line in lines)
    ]


class Stage:
    """One root that the steps change."""

    def __init__(self, name: str) -> None:
        self.root = work / f"stage-{name}"
        if self.root.exists():
            shutil.rmtree(self.root)
        subprocess.run(["cp", "-a", base, self.root], check=True)
        subprocess.run(["bash", "-c", f"mounts {shlex.quote(str(self.root))}"], check=True)
        self.environment = {
            "HOME": "/root",
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "SSL_CERT_FILE": "/etc/ssl/certs/ca-certificates.crt",
        }
        self.folder = "/"
        self.user = "0"

    def run(self, command: list[str]) -> None:
        """Gives one command in the root, as the stage's user and in its folder."""
        Path(self.root, self.folder.lstrip("/")).mkdir(parents=True, exist_ok=True)
        variables = [f"{key}={value}" for key, value in self.environment.items()]
        inner = f"cd {shlex.quote(self.folder)} && exec {shlex.join(command)}"
        shell = ["/bin/bash", "-c", inner]
        subprocess.run(
            ["chroot", f"--userspec={self.user}:", self.root, "env", "-i", *variables, *shell],
            check=True,
        )

    def copy(self, source: Path, target: str) -> None:
        """Copies a file or a folder's content, as COPY does."""
        at = self.root / os.path.join(self.folder, target).lstrip("/")
        if source.is_dir():
            shutil.copytree(source, at, dirs_exist_ok=True, symlinks=True)
            return
        if target.endswith(("/", ".")):
            at = at / source.name
        at.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, at)

    def set(self, words: str) -> None:
        """Sets what ENV names, with the variables known so far."""
        for word in shlex.split(words):
            key, _, value = word.partition("=")
            for known, meaning in self.environment.items():
                value = value.replace(f"${known}", meaning).replace(f"${{{known}}}", meaning)
            self.environment[key] = value


def build() -> tuple[Stage, list[str]]:  # noqa: C901  one branch an instruction
    """Gives every step of the Dockerfile; answers the last stage and the entry point."""
    stages: dict[str, Stage] = {}
    stage: Stage | None = None
    entry: list[str] = []
    for word, rest in instructions((project / "Dockerfile").read_text()):
        print(f"-- {word} {rest[:110]}", flush=True)
        if word == "FROM":
            name = rest.split(" AS ")[1] if " AS " in rest else "final"
            stage = stages[name] = Stage(name)
        elif stage is None:
            raise SystemExit("the Dockerfile does not begin with FROM")
        elif word == "RUN":
            stage.run(["/bin/bash", "-o", "pipefail", "-c", rest])
        elif word == "COPY":
            *sources, target = rest.split()
            origin = project
            if sources[0].startswith("--from="):
                origin = stages[sources.pop(0).removeprefix("--from=")].root
            for source in sources:
                stage.copy(origin / source.lstrip("/"), target)
        elif word == "ENV":
            stage.set(rest)
        elif word == "WORKDIR":
            stage.folder = os.path.join(stage.folder, rest)
        elif word == "USER":
            stage.user = rest
        elif word == "ENTRYPOINT":
            entry = json.loads(rest)
    if stage is None:
        raise SystemExit("the Dockerfile is empty")
    return stage, entry


if __name__ == "__main__":
    image, entry_point = build()
    print("-- the image's own entry point", flush=True)
    image.run([*entry_point, "--version"])
    image.run(["tesseract", "--version"])
