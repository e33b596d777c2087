"""Sidecar for itris: the backend beside the side panel."""
