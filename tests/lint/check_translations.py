# SPDX-License-Identifier: MIT
"""Text for people goes through tr(), and every tr() has its words in each file of translations/."""
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from common import main

SHOWN_BY = (r"set(?:Text|WindowTitle|ToolTip|PlaceholderText|Title|StatusTip|WhatsThis|AccessibleName|AccessibleDescription|"
            r"InformativeText|LabelText|HeaderLabels?)|add(?:Action|Menu|Tab|Row|Item|Button)|"
            r"Q(?:Label|PushButton|CheckBox|RadioButton|Action|GroupBox|Menu)(?:\s+\w+)?")
BARE_TEXT = re.compile(r"\b(?:" + SHOWN_BY + r')\s*[({]\s*(?:QStringLiteral\(|QString\(|u)?"([^"\n]*[A-Za-z]{3,} ?[^"\n]*)"')
WORKSHOP = "ui/gallery/"  # a page for those who build the window, in one language
LUPDATE = ("/usr/lib/qt6/bin/lupdate", "lupdate6", "lupdate-qt6", "lupdate")


def bareText(files):
    complaints = []
    for file in files:
        if file.isCode and file.path.startswith("ui/") and not file.path.startswith(WORKSHOP):
            complaints += [file.complain(found.start(), f'text without tr(): "{found[1]}"')
                           for found in BARE_TEXT.finditer(file.text)]
    return complaints


def updated(root, catalogue, folder):
    """The catalogue as lupdate would leave it, in `folder`; the tree stays as it is."""
    program = next((name for name in LUPDATE if shutil.which(name)), None)
    if program is None:
        return None
    copy = Path(folder) / catalogue.name
    shutil.copyfile(catalogue, copy)
    subprocess.run([program, "-silent", "-no-obsolete", "-locations", "none", str(root / "ui"), "-ts", str(copy)],
                   check=True, capture_output=True)
    return copy


def untranslated(catalogue):
    """(context, source) of each message without finished words."""
    for context in ElementTree.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
            if translation.get("type") == "unfinished" or not all(forms):
                yield context.findtext("name"), message.findtext("source")


def check(root, files):
    complaints = bareText(files)
    with tempfile.TemporaryDirectory() as folder:
        for catalogue in sorted((root / "translations").glob("*.ts")):
            copy = updated(root, catalogue, folder)
            if copy is None:
                return complaints + ["lupdate is not installed; ./dev lint installs it"]
            complaints += [f'translations/{catalogue.name}: {context}: no translation of "{source}"'
                           for context, source in untranslated(copy)]
    return complaints


def window(expression):
    return {"ui/home/a.cpp": f"void A::f()\n{{\n    {expression};\n}}\n"}


def catalogue(source, words):
    return {"translations/fulgurite_zh_CN.ts": '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="zh_CN">'
            f"<context><name>A</name><message><source>{source}</source><translation>{words}</translation></message></context></TS>\n"}


SAMPLES = {
    "bare text": (window('label->setText("Send coins")'), True),
    "bare text in a literal": (window('auto* b = new QPushButton(QStringLiteral("Send"))'), True),
    "text through tr": (window('label->setText(tr("Send coins"))'), False),
    "a sign without words": (window('label->setText("₿ %1")'), False),
    "a translated text": ({**window('label->setText(tr("Send"))'), **catalogue("Send", "发送")}, False),
    "a text that nobody translated": ({**window('label->setText(tr("Receive"))'), **catalogue("Send", "发送")}, True),
}

if __name__ == "__main__":
    main(check, SAMPLES)
