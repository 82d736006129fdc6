"""How strong one craving was, on a line from 0 to 10, and how strong afterwards."""

from recovery_journal.charts.segments import Canvas, Forms, Line

POINTS = 10
MAX_CELLS_A_POINT = 3


def one_craving(before: int, after: int | None, width: int, forms: Forms) -> list[Line]:
    """Draw a line as long as a craving was strong, and both strengths under it.

    The strength afterwards has a row of its own where they would meet. Empty below 11 cells.
    """
    cells = min(MAX_CELLS_A_POINT, (width - 1) // POINTS)
    if cells < 1:
        return []
    canvas = Canvas(width, 3)
    for point in range(1, POINTS + 1):
        sign, style = ("━", f"ramp-{point}") if point <= before else ("─", "faint")
        canvas.put((point - 1) * cells, 0, sign * cells, style)

    def column(strength: int) -> int:
        return max(0, strength * cells - 1)

    canvas.put(column(before), 1, str(before), f"ramp-{before} bold")
    rows = 2
    if after is not None:
        name, style = f"{after} after", f"ramp-{after}"
        if not canvas.put_in_room(column(after), 1, name, style):
            canvas.put(min(column(after), max(0, width - len(name))), 2, name, style)
            rows = 3
    for end in (0, POINTS):
        canvas.put_in_room(column(end), 1, str(end), "muted")
    return canvas.lines(forms)[:rows]
