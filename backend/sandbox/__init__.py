"""The sandbox: a separate Flask application that plays itris, with invented data and faults on demand.

It imports nothing of the product, so that what it says about an add is said by somebody else.
"""
