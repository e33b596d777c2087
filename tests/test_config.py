from pathlib import Path

import pytest

from backend import config

README = Path(__file__).parent.parent / "README.md"
SOURCE = Path(config.__file__)


def test_without_variables_everything_lies_in_the_home_folder(tmp_path: Path) -> None:
    loaded = config.load({}, tmp_path)
    assert loaded.database_url == f"sqlite:///{tmp_path}/sidecar.db"
    assert loaded.base_url == "http://127.0.0.1:8765"
    assert "127.0.0.1:8765" in loaded.allowed_hosts


def test_postgresql_is_spoken_with_the_driver_we_ship(tmp_path: Path) -> None:
    loaded = config.load({"SIDECAR_DATABASE_URL": "postgresql://u:p@db/sidecar"}, tmp_path)
    assert loaded.database_url == "postgresql+psycopg://u:p@db/sidecar"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SIDECAR_PORT", "many"),
        ("SIDECAR_PORT", "0"),
        ("SIDECAR_DATABASE_URL", "mysql://x"),
        ("SIDECAR_SANDBOX_URL", "http://itris.example"),
        ("SIDECAR_SETTLE_WINDOW_S", "-1"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(config.ConfigError, match=name):
        config.load({name: value}, tmp_path)


def test_the_readme_tells_of_every_variable() -> None:
    names = {word.strip('"(,') for word in SOURCE.read_text().split() if word.strip('"(,').startswith("SIDECAR_")}
    told = README.read_text()
    assert [name for name in sorted(n.rstrip(':."),') for n in names) if f"`{name}`" not in told] == []
