"""The picture of a breath: whole in every size, and only as full as the lungs."""

from recovery_journal.charts.breathing import draw_breath

SAID = ("Breathe in", "3", "round 4")


def test_the_full_ring_stays_and_the_inner_one_meets_it() -> None:
    for width, height in ((24, 9), (37, 10), (76, 19), (156, 43)):
        pictures = [draw_breath(width, height, full, SAID) for full in (0, 0.5, 1)]
        for lines in pictures:
            assert len(lines) == height
            assert {sum(len(text) for text, _ in line) for line in lines} == {width}
            said = ["".join(text for text, _ in line) for line in lines]
            for row, text in enumerate(SAID, (height - 3) // 2):
                assert f" {text} " in said[row]
        cells = [
            [
                sum(len(text) for line in lines for text, style in line if style == name)
                for lines in pictures
            ]
            for name in ("faint", "secondary")
        ]
        assert cells[0][0] == cells[0][1] > cells[0][2] == 0
        assert cells[1][0] < cells[1][1] < cells[1][2]
