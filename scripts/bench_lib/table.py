"""Tables as text."""


def text(heading, rows):
    """Columns under a heading; the first one to the left, the others to the right."""
    lines = [heading, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heading))]
    shown = []
    for line in lines:
        first = line[0].ljust(widths[0])
        rest = [cell.rjust(width) for cell, width in zip(line[1:], widths[1:])]
        shown.append("  ".join([first, *rest]).rstrip())
    shown.insert(1, "-" * len(shown[0]))
    return "\n".join(shown) + "\n"
