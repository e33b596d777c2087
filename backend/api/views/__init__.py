"""The views: each reads a request, calls one function and hands back what it says."""
