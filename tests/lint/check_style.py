# SPDX-License-Identifier: MIT
"""Colours, font sizes and style sheets stand in ui/style only, so that one place themes the window."""
import re

from common import main

RULES = {
    r'"#[0-9a-fA-F]{3,8}"|\bQColor(?:\s+\w+)?[({]\s*(?:0x|\d|")|\bQt::(?:red|green|blue|black|white|yellow|gray|(?:dark|light)\w+)\b|\bqRgba?\(\s*\d':
        "a colour outside ui/style",
    r"\bset(?:Point|Pixel)Size(?:F)?\s*\(": "a font size outside ui/style",
    r"\bsetStyleSheet\s*\(": "a style sheet outside ui/style",
    r"font-size\s*:|color\s*:\s*#": "styling in rich text outside ui/style",
}


def check(_, files):
    complaints = []
    for file in files:
        if not file.isCode or not file.path.startswith("ui/") or file.path.startswith("ui/style/"):
            continue
        text = re.sub(r"//[^\n]*", lambda comment: " " * len(comment.group()), file.text)
        for pattern, rule in RULES.items():
            complaints += [file.complain(found.start(), rule) for found in re.finditer(pattern, text)]
    return complaints


SAMPLES = {
    "a colour in a string": ({"ui/home/a.cpp": 'auto c = QColor("#ff00aa");\n'}, True),
    "a colour by numbers": ({"ui/home/a.cpp": "const QColor c(1, 2, 3);\n"}, True),
    "a named colour": ({"ui/home/a.cpp": "pen.setColor(Qt::darkGreen);\n"}, True),
    "transparent is no colour": ({"ui/home/a.cpp": "fill(Qt::transparent);\n"}, False),
    "a style sheet": ({"ui/home/a.cpp": 'w.setStyleSheet("x");\n'}, True),
    "a font size": ({"ui/home/a.cpp": "font.setPointSize(12);\n"}, True),
    "the same in ui/style": ({"ui/style/a.cpp": 'QColor c("#ff00aa"); w.setStyleSheet("x");\n'}, False),
    "a token": ({"ui/home/a.cpp": "painter.setPen(style::color(Token::Ink));\n"}, False),
}

if __name__ == "__main__":
    main(check, SAMPLES)
