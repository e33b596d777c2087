"""One whole check at size: import, person + company in process and over HTTP, beside brute force on the same data."""

from __future__ import annotations

import argparse
import csv
import multiprocessing
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from backend.context import Context

Row = dict[str, str]
SEED = 1
LEAST_QUERIES, BRUTE_QUERIES, POSTS, POSTS_OF_25 = 1000, 20, 1000, 40
SAMPLE = Path(__file__).parent.parent / "tests" / "matching" / "sample"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--people", type=int, required=True, metavar="N")
    parser.add_argument("--companies", type=int, required=True, metavar="M")
    parser.add_argument("--data", type=Path, default=SAMPLE, help="rows to start from and queries to ask")
    parser.add_argument("--url", help="database to measure on (default: a fresh SQLite file)")


def measure(chosen: argparse.Namespace) -> dict[str, Any]:
    """The figures as DESIGN §5 defines them; times in ms unless named otherwise."""
    from backend import config
    from backend.context import build
    from backend.database.migrate import upgrade

    with tempfile.TemporaryDirectory() as folder:
        data = Data(chosen.data, Path(folder), chosen.people, chosen.companies)
        names = {"SIDECAR_ARGON2_COST": "1", **({"SIDECAR_DATABASE_URL": chosen.url} if chosen.url else {})}
        context = build(config.load(names, Path(folder) / "home"))
        upgrade(context.database)
        with peak_memory() as rss_mb:
            import_s = _import(context, data)
        figures = {"import_s": import_s, "rss_mb": round(rss_mb(), 1), "db_mb": _size_mb(context)}
        figures["check_ms"] = _check_ms(context, data)
        figures["search_ms"] = _search_ms(context, data)
        figures |= _http(context, data)
        figures |= _brute(data)
        figures["recall_at_10"] = _recall(context, data)
        context.database.close()
    return figures


class Data:
    """The rows of a folder, filled up, as two CSV files; the queries in memory."""

    def __init__(self, folder: Path, target: Path, people: int, companies: int) -> None:
        self.person_queries = _rows(folder / "person_queries.csv")
        self.company_queries = _rows(folder / "company_queries.csv")
        self.company_file, self.person_file = target / "companies.csv", target / "people.csv"
        # In a process of its own: a million rows in memory are no part of what an import takes.
        filling = multiprocessing.get_context("spawn").Process(target=fill, args=(folder, target, people, companies))
        filling.start()
        filling.join()
        if filling.exitcode:
            raise SystemExit("The rows to measure with could not be made.")

    def names(self) -> tuple[dict[str, str], dict[str, str]]:
        """({id: name} of all people, the same of all companies)."""
        return _names(self.person_file, "full_name"), _names(self.company_file, "name")


def fill(folder: Path, target: Path, people: int, companies: int) -> None:
    """Write both files, filled up with namesakes: both halves of every name are drawn independently."""
    draw = random.Random(SEED)  # noqa: S311  (the same rows each time)
    firms = _rows(folder / "companies_existing.csv")[:companies]
    humans = _rows(folder / "person_existing.csv")[:people]
    halves = [_halves(row["name"]) for row in firms]
    names = [_halves(row["full_name"]) for row in humans]
    while len(firms) < companies:
        name = " ".join(filter(None, (draw.choice(halves)[0], draw.choice(halves)[1])))
        firms.append({"id": f"FC{len(firms)}", "name": name, "country": "", "source": "filled"})
    _write(target / "companies.csv", firms)

    def filled() -> Iterator[Row]:
        yield from humans
        for number in range(len(humans), people):
            name = " ".join(filter(None, (draw.choice(names)[0], draw.choice(names)[1])))
            employer = draw.choice(firms)
            one = {"id": f"FP{number}", "type": "applicant", "full_name": name}
            yield {**one, "company_id": employer["id"], "company": employer["name"]}

    _write(target / "people.csv", filled())


def _names(path: Path, column: str) -> dict[str, str]:
    with path.open(newline="", encoding="utf-8") as file:
        return {row["id"]: row[column] for row in csv.DictReader(file)}


def _rows(path: Path) -> list[Row]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: Iterable[Row]) -> None:
    rest = iter(rows)
    first = next(rest)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(first), restval="")
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(rest)


def _halves(name: str) -> tuple[str, str]:
    words = name.split()
    middle = (len(words) + 1) // 2
    return " ".join(words[:middle]), " ".join(words[middle:])


@contextmanager
def peak_memory() -> Iterator[Callable[[], float]]:
    """The largest memory of the whole process tree while inside, in MB."""
    import psutil

    own, peak, stop = psutil.Process(), [0.0], threading.Event()

    def watch() -> None:
        while not stop.wait(0.1):
            family = [own, *own.children(recursive=True)]
            used = 0
            for process in family:
                with suppress(psutil.Error):
                    used += process.memory_info().rss
            peak[0] = max(peak[0], used / 1e6)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield lambda: peak[0]
    finally:
        stop.set()
        thread.join()


def _import(context: Context, data: Data) -> dict[str, float]:
    """Seconds from the CSV file to the first check."""
    from _match_report import employer, profile

    from backend import directory

    start = time.perf_counter()
    directory.import_csv(context, data.company_file)
    with context.database.read() as session:
        directory.check_one(session, employer(data.company_queries[0]))
    companies = time.perf_counter() - start
    start = time.perf_counter()
    directory.import_csv(context, data.person_file)
    with context.database.read() as session:
        directory.check_one(session, profile(data.person_queries[0]))
    return {"people": round(time.perf_counter() - start, 2), "companies": round(companies, 2)}


def _size_mb(context: Context) -> float:
    if not context.database.is_sqlite:
        with context.database.engine.connect() as connection:
            size = connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar()
        return round(float(size or 0) / 1e6, 1)
    path = Path(context.database.url.removeprefix("sqlite:///"))
    return round(sum(file.stat().st_size for file in path.parent.glob(path.name + "*")) / 1e6, 1)


def _many(rows: Sequence[Row], least: int) -> list[Row]:
    return [rows[i % len(rows)] for i in range(max(least, len(rows)))]


def _times(act: Callable[[Any], object], things: Sequence[Any], warm: int) -> dict[str, float]:
    for thing in things[:warm]:
        act(thing)
    taken = []
    for thing in things:
        start = time.perf_counter()
        act(thing)
        taken.append((time.perf_counter() - start) * 1000)
    return {"p50": round(statistics.median(taken), 3), "p99": round(statistics.quantiles(taken, n=100)[98], 3)}


def _check_ms(context: Context, data: Data) -> dict[str, float]:
    from _match_report import profile

    from backend import directory

    profiles = [profile(row) for row in _many(data.person_queries, LEAST_QUERIES)]
    with context.database.read() as session:
        return _times(lambda one: directory.check_one(session, one), profiles, len(profiles) // 4)


def _search_ms(context: Context, data: Data) -> dict[str, float]:
    """The search box of the panel: a name, its beginning, the surname alone, by turns."""
    from backend import directory

    names = [row["full_name"] for row in _many(data.person_queries, LEAST_QUERIES)[:LEAST_QUERIES]]
    typed = [(name, name[: max(3, len(name) - 3)], name.split()[-1])[n % 3] for n, name in enumerate(names)]
    with context.database.read() as session:
        return _times(lambda text: directory.search_people(session, text), typed, 20)


def _http(context: Context, data: Data) -> dict[str, Any]:
    """One POST with one profile, and one with 25: guard, JSON, check and back."""
    from _demo import Demo, free_port, serving
    from _main_job import Caller

    port = free_port()
    served = replace(context, config=replace(context.config, port=port, allowed_hosts=(f"127.0.0.1:{port}",)))
    running = Demo(served, None, served.config.base_url)  # type: ignore[arg-type]
    bodies = [_body(row) for row in _many(data.person_queries, POSTS)[:POSTS]]
    batches = [bodies[i : i + 25] for i in range(0, len(bodies), 25)][:POSTS_OF_25]
    with serving(running, with_worker=False):
        call = Caller(running)
        return {
            "http_ms": _times(lambda one: call("POST", "/checks", {"profiles": [one]}, 200), bodies, 20),
            "http25_ms": _times(lambda many: call("POST", "/checks", {"profiles": many}, 200), batches, 2),
        }


def _body(row: Row) -> dict[str, Any]:
    body = {
        "full_name": row["full_name"], "company": row["company"], "title": row["title"], "location": row["location"],
        "profile_url": row["linkedin"] and f"https://www.{row['linkedin'].removeprefix('https://www.')}",
        "emails": [row["email"]] if row["email"] else [], "phones": [row["phone"]] if row["phone"] else [],
    }  # fmt: skip
    return {key: value for key, value in body.items() if value}


def _brute(data: Data) -> dict[str, Any]:
    """rapidfuzz over every name, as one would do it without an index."""
    from rapidfuzz import fuzz, process

    from backend.matching.text import latin

    people, companies = ([latin(name) for name in names.values()] for names in data.names())

    def ask(row: Row) -> None:
        process.extract(latin(row["full_name"]), people, scorer=fuzz.ratio, limit=10)
        process.extract(latin(row["company"]), companies, scorer=fuzz.ratio, limit=10)

    queries = _many(data.person_queries, BRUTE_QUERIES)[:BRUTE_QUERIES]
    return {"distinct_names": len(set(people)), "brute_ms": _times(ask, queries, 1)}


def _recall(context: Context, data: Data) -> dict[str, float]:
    """Expected record among the first ten candidates; ten that bear its very name count as well."""
    from _match_report import employer, profile

    from backend.directory.check import company_query_of, person_query_of
    from backend.directory.company_candidates import companies_for
    from backend.directory.person_candidates import people_for
    from backend.directory.words import usage
    from backend.matching import company_verdict
    from backend.matching.company_rules import Comparer

    humans, firms = data.names()
    names = humans | firms

    def hit(found: Sequence[Any], row: Row) -> bool:
        wanted = set(filter(None, row["expected_ids"].split("|")))
        first = [record.external_id for record in found[:10]]
        if wanted & set(first):
            return True
        expected = {names.get(one, "").casefold() for one in wanted}
        return len(first) == 10 and all(names.get(str(one), "?").casefold() in expected for one in first)

    people, companies = [], []
    with context.database.read() as session:
        usual = usage(session)
        for row in data.person_queries:
            if row["expected"] == "NEW" or row["email"] or row["phone"] or row["linkedin"]:
                continue
            one = profile(row)
            query = company_query_of(one)
            company = company_verdict(query, companies_for(session, query, usual), Comparer(usual.company))
            people.append(hit(people_for(session, person_query_of(one), company, usual)[0], row))
        for row in data.company_queries:
            if row["expected"] == "EXISTING" and row["kind"] != "acronym":
                companies.append(hit(companies_for(session, company_query_of(employer(row)), usual), row))
    return {"person": _share(people), "company": _share(companies)}


def _share(hits: Sequence[bool]) -> float:
    return round(sum(hits) / len(hits), 4) if hits else 0.0


def table(figures: dict[str, Any]) -> str:
    times = ("check_ms", "search_ms", "http_ms", "http25_ms", "brute_ms")
    rows = [f"  {name:<10} p50 {figures[name]['p50']:>9.2f}   p99 {figures[name]['p99']:>9.2f}" for name in times]
    ratio = [figures["brute_ms"][q] / figures["check_ms"][q] for q in ("p50", "p99")]
    return "\n".join(
        [
            f"Import: people {figures['import_s']['people']} s, companies {figures['import_s']['companies']} s; "
            f"{figures['rss_mb']} MB memory, {figures['db_mb']} MB on disk, {figures['distinct_names']} distinct names",
            *rows,
            f"  a check is {ratio[0]:.0f} times as fast as brute force at the median, {ratio[1]:.0f} times at p99",
            f"  expected among ten candidates: people {figures['recall_at_10']['person']:.4f}, "
            f"companies {figures['recall_at_10']['company']:.4f}",
        ]
    )
