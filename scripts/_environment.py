"""Makes the environment that every script here runs in: locked dependencies in a virtual environment, and a browser.

`ensure()` is called first by each script. It needs nothing but Python 3.11 or newer: it makes `.venv` in the checkout,
installs `requirements.lock` with hashes when that changed, and starts the script again inside. Nothing is written
outside ignored folders.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "scripts" / "requirements.lock"
BROWSERS = ("chromium", "chromium-browser", "/Applications/Chromium.app/Contents/MacOS/Chromium")


def python() -> Path:
    """The interpreter of the virtual environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ensure() -> None:
    """Run on inside the virtual environment, made or brought up to date first; returns only there."""
    if sys.version_info < (3, 11):
        sys.exit("Sidecar needs Python 3.11 or newer; this is " + platform.python_version() + ".")
    _install()
    if Path(sys.prefix).resolve() != VENV.resolve():
        command = [str(python()), *sys.argv]
        if os.name == "nt":  # os.execv returns to the prompt at once on Windows
            sys.exit(subprocess.call(command))
        os.execv(command[0], command)
    sys.path.insert(0, str(ROOT))


def _install() -> None:
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    mark = VENV / "installed"
    if mark.exists() and mark.read_text() == wanted and python().exists():
        return
    print("Setting up the Python environment in .venv (once; a minute or two) …", file=sys.stderr, flush=True)
    if not python().exists():
        _run([sys.executable, "-m", "venv", str(VENV)])
    pip = [str(python()), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    _run([*pip, "--require-hashes", "-r", str(LOCK)])
    _run([*pip, "--no-deps", "--editable", str(ROOT)])
    mark.write_text(wanted)


def chromium() -> str:
    """The path of a Chromium that can load the extension; installs Debian's when this is root on Debian or Ubuntu.

    Branded Chrome is not taken: since 137 it refuses --load-extension.
    """
    named = os.environ.get("CHROMIUM", "")
    if named and shutil.which(named):
        return named
    found = _found()
    if found is None and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("No Chromium here; installing Debian's …", file=sys.stderr, flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]
        subprocess.run(  # type: ignore[call-overload]
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], check=False, **quiet
        )
        found = _found()
    if found is None:
        sys.exit(
            "No Chromium was found. Install it (Debian and Ubuntu: apt-get install chromium; macOS: brew install "
            "--cask chromium) or set CHROMIUM to its path."
        )
    return found


def _found() -> str | None:
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def _run(command: list[str]) -> None:
    done = subprocess.run(command, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        sys.exit(f"This failed, so the environment is not ready: {' '.join(command)}")


def tsc() -> list[str]:
    """The command that checks the extension's JSDoc types; installs TypeScript by the lock when it is not there."""
    folder = ROOT / "extension"
    compiler = folder / "node_modules" / "typescript" / "lib" / "tsc.js"
    node = shutil.which("node") or str(python().parent / ("node.exe" if os.name == "nt" else "node"))
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    mark = folder / "node_modules" / ".installed"
    if not (compiler.exists() and mark.exists() and mark.read_text() == wanted):
        npm = shutil.which("npm") or str(python().parent / ("npm.cmd" if os.name == "nt" else "npm"))
        _run([npm, "ci", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder)])
        mark.write_text(wanted)
    return [node, str(compiler), "--noEmit", "--project", str(folder)]
