import json
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def package(target: Path) -> dict[str, object]:
    command = [sys.executable, "scripts/package", "--out", str(target), "--json", "-"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_the_same_folder_gives_the_same_bytes(tmp_path: Path) -> None:
    assert package(tmp_path / "a.zip")["sha256"] == package(tmp_path / "b.zip")["sha256"]


def test_it_holds_what_runs_and_nothing_of_development(tmp_path: Path) -> None:
    package(tmp_path / "a.zip")
    names = zipfile.ZipFile(tmp_path / "a.zip").namelist()
    assert {"manifest.json", "background.js", "page/capture.js", "panel/panel.html"} <= set(names)
    assert not [name for name in names if "node_modules" in name or name.startswith("package")]
