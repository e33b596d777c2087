"""Four words that both ends of a pairing show, so that a person sees that they are talking about the same one."""

from __future__ import annotations

from collections.abc import Callable

# Short, common, concrete, no two alike in sound: easily compared across two windows. Four of them hold about 28 bits.
_LIST = """
    acorn amber anchor apple arrow autumn badge bamboo basket beacon berry blanket bottle bridge bucket butter
    cabin camera candle canyon carpet castle cedar cherry circle clover cobalt coffee copper coral cotton cricket
    daisy denim desert dolphin donkey dragon drum eagle ember engine falcon feather fiddle forest fossil fox
    galaxy garden ginger glacier globe granite guitar hammer harbour hazel helmet honey island ivory jacket jasmine
    jungle kettle kitten ladder lantern lemon lily lobster magnet maple marble meadow melon mirror mountain mustard
    needle nickel olive onion orchid otter oyster paddle panda pebble pepper piano pigeon pillow planet pocket
    pumpkin puzzle rabbit radio raven ribbon river rocket saddle salmon satin shadow silver spider spoon summer
    sunset table thunder ticket tiger timber tulip turtle umbrella valley velvet violin walnut willow window
"""
WORDS = tuple(_LIST.split())


def phrase(below: Callable[[int], int]) -> str:
    """Four words drawn by `below(n)`, a random number in 0..n-1."""
    return " ".join(WORDS[below(len(WORDS))] for _ in range(4))
