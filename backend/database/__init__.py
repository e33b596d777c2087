"""The database: SQLite by default, PostgreSQL by URL, the same code on both."""

from backend.database.columns import Json, UtcDateTime
from backend.database.engine import Base, Database
from backend.database.personal import PersonalData, Subject, no_personal_data, personal_data
from backend.database.upsert import insert_for, put
from backend.database.vault import Vault

__all__ = [
    "Base",
    "Database",
    "Json",
    "PersonalData",
    "Subject",
    "UtcDateTime",
    "Vault",
    "insert_for",
    "no_personal_data",
    "personal_data",
    "put",
]
