from backend.database import Database


def test_db(database: Database) -> None:
    with database.write() as s:
        assert s.connection().exec_driver_sql("select count(*) from audit_entry").scalar() == 0
