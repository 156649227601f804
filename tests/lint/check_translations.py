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
UNTRANSLATED = (WORKSHOP, "ui/shots/", "ui/demo/")  # sample data; the transcript of the demonstration
TRANSLATED = (r"\b(?:tr|translate|counted|title|QT_TR_NOOP|QT_TRANSLATE_NOOP|QT_TRANSLATE_N_NOOP|CommandLineOption|fprintf|static_assert|"
              r'qWarning|assert)\s*[({]\s*(?:[\w:*]+,\s*)?(?:"(?:\\.|[^"\\])*"[\s,]*)*')
PHRASE = re.compile(r'"([A-Z]?[a-z]+(?: [a-z,]+)+(?: [^"]*)?[.:…]?)"')
LUPDATE = ("/usr/lib/qt6/bin/lupdate", "lupdate6", "lupdate-qt6", "lupdate")


def bareText(files):
    complaints = []
    for file in files:
        if file.isCode and file.path.startswith("ui/") and not file.path.startswith(WORKSHOP):
            complaints += [file.complain(found.start(), f'text without tr(): "{found[1]}"')
                           for found in BARE_TEXT.finditer(file.text)]
    return complaints


def phrases(files):
    """Literals that read as a sentence and stand outside of tr(), translate() and the NOOP macros."""
    complaints = []
    for file in files:
        if not file.isCode or not file.path.startswith("ui/") or file.path.startswith(UNTRANSLATED):
            continue
        code = re.sub(r"//[^\n]*", lambda found: " " * len(found.group()), file.text)
        marked = re.sub(TRANSLATED, lambda found: re.sub(r"[^\n]", " ", found.group()), code)
        complaints += [file.complain(found.start(), f'words without tr(): "{found[1]}"') for found in PHRASE.finditer(marked)]
    return complaints


def unseen(files):
    """Words that lupdate cannot see, or puts into another context than the program asks in."""
    for file in files:
        if not file.isCode or not file.path.startswith("ui/"):
            continue
        for found in re.finditer(r"#define[^\n]*(?:TR_NOOP|TRANSLATE_NOOP|\btr\()", file.text):
            yield file.complain(found.start(), "lupdate reads no macros: write QT_TR_NOOP out")
        for found in re.finditer(r'QString tr\(const char\*[^{]*\{[^"}]*"([^"]*)"', file.text):
            if found[1] != "fulgurite::ui":
                yield file.complain(found.start(), f'lupdate puts these words into "fulgurite::ui", not into "{found[1]}"')


def updated(root, catalogue, folder):
    """The catalogue as lupdate would leave it, in `folder`; the tree stays as it is."""
    program = next((name for name in LUPDATE if shutil.which(name)), None)
    if program is None:
        return None
    copy = Path(folder) / catalogue.name
    shutil.copyfile(catalogue, copy)
    subprocess.run([program, "-silent", "-no-obsolete", "-I", str(root), "-locations", "none", str(root / "ui"), "-ts", str(copy)],
                   check=True, capture_output=True)
    return copy


def messages(catalogue):
    """(context, source, comment) -> the forms of its translation, [] when it has none or it is not finished."""
    found = {}
    for context in ElementTree.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
            finished = translation.get("type") is None and all(forms)
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment"))
            found[key] = forms if finished else []
    return found


def marks(text):
    """What a translation has to keep: markers as a bag, accelerators, line ends, spaces at the ends."""
    return (sorted(re.findall(r"%L?\d|%L?n|\{[a-z:]+\}|</?\w+>", text)), len(re.findall(r"&(?=\w)", text)),
            text.count("\n"), text[:1].isspace(), text[-1:].isspace())


def faults(before, after):
    """What is wrong with a catalogue, given its messages and those lupdate leaves."""
    for (context, source, _), forms in after.items():
        if not forms:
            yield f'{context}: no translation of "{source}"'
        elif any(marks(form) != marks(source) for form in forms):
            yield f'{context}: "{source}" and "{forms[0]}" differ in %1, %n, {{name}}, &, line ends or outer spaces'
    for context, source, _ in before.keys() - after.keys():
        yield f'{context}: nobody says "{source}" any more'


def onTheDesktop(files, language):
    """What the desktop shows of us before the window does, in that language too."""
    for file in files:
        if file.path.endswith(".desktop"):
            keys = re.findall(r"^(GenericName|Comment|Keywords)=", file.text, re.M)
            wanted = [f"{key}[{language}]=" for key in keys]
            yield from (f"{file.path}: no {key}" for key in wanted if key not in file.text)
        if file.path.endswith(".metainfo.xml"):
            for tag in ("summary", "p", "li"):
                plain, tagged = file.text.count(f"<{tag}>"), file.text.count(f'<{tag} xml:lang="{language}">')
                if plain != tagged:
                    yield f"{file.path}: {plain} <{tag}>, but {tagged} in {language}"


def guide(files, language):
    """Each chapter of the user guide is there in that language, with as many headings, rows and steps."""
    texts = {file.path: file.text for file in files if file.path.startswith("resources/guide/")}
    shape = lambda text: [len(re.findall(line, text, re.M)) for line in (r"^#+ ", r"^\|", r"^\d+\. ")]
    for path, text in texts.items():
        folder, name = path.rsplit("/", 1)
        if folder != "resources/guide":
            continue
        other = texts.get(f"{folder}/{language.lower()}/{name}")
        if other is None or shape(other) != shape(text):
            yield f"{folder}/{language.lower()}/{name}: {'missing' if other is None else f'not of the shape of {path}'}"


def check(root, files):
    complaints = bareText(files) + phrases(files) + list(unseen(files))
    with tempfile.TemporaryDirectory() as folder:
        for catalogue in sorted((root / "translations").glob("*.ts")):
            language = catalogue.stem.removeprefix("fulgurite_")
            complaints += [*onTheDesktop(files, language), *guide(files, language)]
            copy = updated(root, catalogue, folder)
            if copy is None:
                return complaints + ["lupdate is not installed; ./dev lint installs it"]
            complaints += [f"translations/{catalogue.name}: {fault}" for fault in faults(messages(catalogue), messages(copy))]
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
    "a desktop entry in English": ({"packaging/a.desktop": "Comment=Keep\n", **window('label->setText(tr("Send"))'),
                                    **catalogue("Send", "发送")}, True),
    "a chapter of the guide in English": ({"resources/guide/pay.md": "# Pay\n", **window('label->setText(tr("Send"))'),
                                           **catalogue("Send", "发送")}, True),
    "words behind a macro": ({"ui/home/a.cpp": '#define T(text) QT_TR_NOOP(text)\n'}, True),
    "words in another context": ({"ui/home/a.cpp": 'QString tr(const char* t) { return translate("Home", t); }\n'}, True),
    "words of a list": (window('names = {"Send all", "Receive"}'), True),
    "words for lupdate": (window('name = QT_TRANSLATE_NOOP("Page", "Send all of it")'), False),
    "a marker that is gone": ({**window('label->setText(tr("Send %1"))'), **catalogue("Send %1", "发送")}, True),
    "an accelerator that is gone": ({**window('menu->addAction(tr("&amp;Send"))'.replace("&amp;", "&")), **catalogue("&amp;Send", "发送")}, True),
    "a text that nobody says": ({**window('label->setText(tr("Send"))'), **catalogue("Send all", "全部发送")}, True),
    "a text that nobody translated": ({**window('label->setText(tr("Receive"))'), **catalogue("Send", "发送")}, True),
}

if __name__ == "__main__":
    main(check, SAMPLES)
