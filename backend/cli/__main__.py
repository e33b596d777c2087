import sys

from backend.cli.commands import main

sys.exit(main())
