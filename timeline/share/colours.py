"""The colours of a card: those of our pages by day, as static/base.css has them."""

PAPER = "#fbfaf6"
INK = "#1c1a17"
SOFT = "#5f594f"
STRONG_RULE = "#8f8778"
ACCENT = "#8a1c1c"
BAR = "#857b6a"
BAR_POSSIBLE = "#e0dacd"
KINDS = {
    "square": "#4a4aa0",
    "diamond": "#ad4710",
    "triangle": "#8a1c1c",
    "disc": "#00656a",
    "pentagon": "#5f6400",
    "cross": "#8a2a76",
    "hexagon": "#4c5660",
}
