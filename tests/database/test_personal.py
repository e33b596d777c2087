"""Every table says whether it holds personal data, and how to export and erase it if so."""

from backend.cli.migration import load_tables
from backend.database import Base, PersonalData


def test_every_table_has_said_so() -> None:
    load_tables()
    silent = [
        name
        for name, table in Base.metadata.tables.items()
        if not isinstance(table.info.get("personal"), PersonalData) and not table.info.get("reason")
    ]
    assert silent == []
