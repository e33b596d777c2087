from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from backend import accounts, config, context, directory
from backend.app import serve
from backend.app.serving import AlreadyRunningError
from backend.cli import doctor, migration, replay
from backend.context import Context
from backend.database.migrate import upgrade
from backend.errors import SidecarError
from backend.itris import connect
from backend.sandbox.serve import serve as serve_sandbox
from backend.worker import Worker


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 when it did what it says."""
    options = _parser().parse_args(arguments)
    try:
        if options.alone:
            return int(options.run(options))
        settings = config.load(os.environ, Path(options.home) if options.home else None)
        logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
        logging.getLogger("alembic").setLevel(logging.WARNING)
        return int(options.run(context.build(settings), options))
    except config.ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    except AlreadyRunningError as error:
        print(error, file=sys.stderr)
        return 1
    except SidecarError as error:
        print(" ".join(filter(None, [error.message, error.hint])), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sidecar", description="Sidecar for itris: the backend of the side panel.")
    parser.add_argument("--home", help="folder of this running copy (default: .sidecar, or SIDECAR_HOME)")
    parser.set_defaults(alone=False)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("serve", help="serve the API and the console, and do what is due")
    one.add_argument("--demo", action="store_true", help="also serve the demo pages under /demo/")
    one.set_defaults(run=serve_backend)
    commands.add_parser("worker", help="only do what is due (PostgreSQL)").set_defaults(run=work)
    migration.add_command(commands)
    commands.add_parser("setup-link", help="print the one-time link for the first admin").set_defaults(run=setup_link)
    _directory(commands)
    doctor.add_command(commands)
    replay.add_command(commands)
    one = commands.add_parser("sandbox", help="play itris on this machine, with invented people")
    one.add_argument("--file", default=".sidecar/sandbox.db", help="its SQLite file")
    one.add_argument("--port", type=int, default=8766)
    one.add_argument("--people", type=int, default=2000, help="how many invented people to start with")
    one.set_defaults(run=play_itris, alone=True)
    return parser


def _directory(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("directory", help="the local copy of itris people and companies")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    read = actions.add_parser("read", help="read everything from itris (goes on where it stopped)")
    read.set_defaults(run=read_directory)
    load = actions.add_parser("import", help="fill it from a CSV export")
    load.add_argument("file", type=Path)
    load.set_defaults(run=import_directory)


def serve_backend(running: Context, options: argparse.Namespace) -> int:
    serve(running, with_demo=options.demo)
    return 0


def work(running: Context, _options: argparse.Namespace) -> int:
    upgrade(running.database)
    Worker(running).run()
    return 0


def setup_link(running: Context, _options: argparse.Namespace) -> int:
    upgrade(running.database)
    link = accounts.setup_link(running)
    if link is None:
        print("There is an admin already. Admins make links for others in the console, under Users.")
        return 1
    print(f"{running.config.public_url or running.config.base_url}{link}")
    return 0


def read_directory(running: Context, _options: argparse.Namespace) -> int:
    upgrade(running.database)
    directory.first_read(running, connect(running).in_bulk())
    return _tell(running)


def import_directory(running: Context, options: argparse.Namespace) -> int:
    upgrade(running.database)
    directory.import_csv(running, options.file, _progress())
    return _tell(running)


def _progress() -> Callable[[int, int], None]:
    """Prints a line for every tenth of an import that takes long enough to wonder."""
    told = 0

    def tell(done: int, about: int) -> None:
        nonlocal told
        if about >= 50_000 and done and done * 10 // about > told:
            told = done * 10 // about
            print(f"{done:,} of about {about:,} rows read.", flush=True)

    return tell


def _tell(running: Context) -> int:
    with running.database.read() as session:
        known = directory.knowledge(session)
    print(f"The directory holds {known.people} people and {known.companies} companies.")
    return 0


def play_itris(options: argparse.Namespace) -> int:
    """Needs no Sidecar of its own, so it is called without one."""
    file = Path(options.file)
    file.parent.mkdir(parents=True, exist_ok=True)
    print(f"The sandbox plays itris on http://127.0.0.1:{options.port} (user sidecar, password sandbox).", flush=True)
    serve_sandbox(file, options.port, people=options.people)
    return 0
