"""Draws the extension's icons: a page with a sidecar beside it. Run by hand when the shape changes; needs Pillow."""

from pathlib import Path

from PIL import Image, ImageDraw

ACCENT, PAPER, SOFT = "#0a6373", "#ffffff", "#8ad9e5"
GRID = 32


def draw(size: int) -> Image.Image:
    """The icon, drawn four times too large and scaled down for smooth edges."""
    scale = size * 4 / GRID
    image = Image.new("RGBA", (size * 4, size * 4), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)

    def box(x: float, y: float, right: float, bottom: float, radius: float, colour: str) -> None:
        pen.rounded_rectangle([v * scale for v in (x, y, right, bottom)], radius * scale, fill=colour)

    box(1, 1, 31, 31, 7, ACCENT)
    box(6, 7, 18, 25, 2.5, PAPER)
    box(20, 7, 26, 25, 2.5, SOFT)
    box(8.5, 10.5, 15.5, 13, 1.2, ACCENT)
    box(8.5, 15.5, 13, 18, 1.2, ACCENT)
    return image.resize((size, size), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    for size in (16, 32, 48, 128):
        draw(size).save(Path(__file__).with_name(f"{size}.png"), optimize=True)
