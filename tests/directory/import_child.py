"""An import that kills itself, as kill -9 would. Arguments: home, file, where ("chunk" or "index"), how many.

"chunk": after so many chunks; "index": before the so-manieth transaction that writes the index. 0 lets it live.
The database comes from the environment.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from backend import config, directory
from backend.context import build
from backend.directory import bulk, csv_import, export, runs

export.CHUNK = bulk.CHUNK = 20
runs.TOGETHER = 100
csv_import.FEW = 10_000


def main() -> None:
    home, file, where, count = sys.argv[1:]
    left = {where: int(count)}

    def reached(place: str) -> None:
        if place in left:
            left[place] -= 1
            if left[place] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    insert = bulk.insert_new

    def insert_or_die(*arguments: Any) -> None:
        reached("index")
        insert(*arguments)

    bulk.insert_new = insert_or_die
    context = build(config.load(os.environ, Path(home)))
    directory.import_csv(context, file, lambda done, _about: reached("chunk") if done else None)
    context.database.close()


if __name__ == "__main__":
    main()
