"""What scripts/run tells a newcomer."""

from __future__ import annotations

import _environment
from _demo import Demo, way_in


def tell(running: Demo) -> None:
    """Print the addresses and the next steps."""
    link = way_in(running.context)
    extension = _environment.ROOT / "extension"
    print(f"\nSidecar for itris    {running.url}/console/")
    print(f"Demo profiles        {running.url}/demo/")
    print(f"The sandbox's itris  {running.sandbox.url}/   (user sidecar, password sandbox; invented people)\n")
    steps = []
    if link:
        steps.append(f"Choose the admin's password (this link works once): {running.url}{link}")
    else:
        steps.append(f"Sign in: {running.url}/console/")
    steps += [
        f"Load the extension: chrome://extensions, developer mode on, Load unpacked, {extension}",
        "Pair the browser: in the console choose Pair a browser and type the eight digits into the side panel.",
        f"Open a demo profile, such as {running.url}/demo/in/demo-joaquim-brandwell/, and click the Sidecar button.",
    ]
    for number, step in enumerate(steps, start=1):
        print(f" {number}. {step}")
    print("\nscripts/run --browser does 2 to 4 in a Chromium of its own. Stop with Ctrl+C.\n", flush=True)
