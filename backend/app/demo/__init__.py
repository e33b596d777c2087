"""Pages shaped like LinkedIn's about invented people, so that anyone can try the real panel without an account.

The structure (card keys, roles, link shapes, order of lines) is LinkedIn's, because the readers rely on it; the look is
our own. `blueprint` serves them under `/demo/`.
"""

from backend.app.demo.views import blueprint

__all__ = ["blueprint"]
