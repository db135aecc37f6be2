"""Opens documents in LibreOffice and writes what it shows of them as JSON.

office.py SOFFICE PROFILE OUT FILE... starts a LibreOffice of its own, whose profile is the folder
PROFILE, and writes a list to OUT, an entry a file.
"""
import json, os, signal, subprocess, sys, time, uuid
import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

CHARACTER = ["CharFontName", "CharHeight", "CharWeight", "CharPosture", "CharUnderline", "CharStrikeout", "CharColor",
             "CharBackColor", "CharEscapement", "CharStyleName", "HyperLinkURL"]
FILTERS = {".docx": "MS Word 2007 XML", ".odt": "writer8", ".fodt": "OpenDocument Text Flat XML"}
PARAGRAPH = ["ParaStyleName", "ParaAdjust", "ParaLeftMargin", "ListLabelString"]


def plain(value):
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return str(getattr(value, "value", value))


def look(thing, names):
    known = thing.getPropertySetInfo()
    return json.dumps([plain(thing.getPropertyValue(n)) if known.hasPropertyByName(n) else None for n in names])


def enumerated(thing):
    e = thing.createEnumeration()
    while e.hasMoreElements():
        yield e.nextElement()


def paragraphs(text, into):
    for p in enumerated(text):
        if p.supportsService("com.sun.star.text.TextTable"):
            for name in p.getCellNames():
                paragraphs(p.getCellByName(name), into)
            continue
        runs = []
        for portion in enumerated(p):
            kind = portion.TextPortionType
            if kind not in ("Text", "TextField"):
                if kind in ("Footnote", "Frame"):
                    runs.append({"text": "\ufffc", "look": kind})
                continue
            if kind == "TextField" and portion.TextField.supportsService("com.sun.star.text.textfield.Annotation"):
                continue
            words = portion.getString()
            if not words:
                continue
            how = look(portion, CHARACTER)
            if runs and runs[-1]["look"] == how:
                runs[-1]["text"] += words
            else:
                runs.append({"text": words, "look": how})
        into.append({"text": "".join(r["text"] for r in runs), "look": look(p, PARAGRAPH), "runs": runs})


def shown(doc):
    into = []
    paragraphs(doc.getText(), into)
    for notes in (doc.getFootnotes(), doc.getEndnotes()):
        for i in range(notes.getCount()):
            paragraphs(notes.getByIndex(i), into)
    frames = doc.getTextFrames()
    for i in range(frames.getCount()):
        paragraphs(frames.getByIndex(i), into)
    return into


def moment(d):
    return "%04d-%02d-%02dT%02d:%02d:%02d" % (d.Year, d.Month, d.Day, d.Hours, d.Minutes, d.Seconds)


def comments(doc):
    out = []
    for f in enumerated(doc.getTextFields()):
        if f.supportsService("com.sun.star.text.textfield.Annotation"):
            out.append({"author": f.Author, "time": moment(f.DateTimeValue), "text": f.Content, "words": f.getAnchor().getString(),
                        "resolved": bool(f.Resolved), "name": f.Name})
    return out


def changes(doc):
    return [{"kind": r.RedlineType, "author": r.RedlineAuthor, "time": moment(r.RedlineDateTime)} for r in enumerated(doc.getRedlines())]


def main():
    soffice, profile, to = sys.argv[1:4]
    pipe = "galley" + uuid.uuid4().hex
    office = subprocess.Popen([soffice, "-env:UserInstallation=" + uno.systemPathToFileUrl(profile), "--headless", "--norestore",
                               "--nologo", "--accept=pipe,name=%s;urp" % pipe], start_new_session=True)
    try:
        ask(office, pipe, to, sys.argv[4:])
    finally:
        try:
            os.killpg(office.pid, signal.SIGKILL)  # what is left of it
        except ProcessLookupError:
            pass


def ask(office, pipe, to, names):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    context = None
    while context is None:
        try:
            context = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        except NoConnectException:
            if office.poll() not in (None, 0, 81):  # 81: it starts again, with a new profile
                sys.exit("LibreOffice ended with %s" % office.returncode)
            time.sleep(0.1)
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    def opened(name):
        doc = services.createInstanceWithContext("com.sun.star.text.TextDocument", context)
        doc.load((PropertyValue("URL", 0, uno.systemPathToFileUrl(os.path.abspath(name)), 0),
                  PropertyValue("FilterName", 0, FILTERS[os.path.splitext(name)[1]], 0)))
        return doc

    def settled(name, how):
        doc = opened(name)
        doc.RecordChanges = False  # or a comment that is taken out stays, as a change
        # Comments would be drawn in the margin. A LibreOffice without a screen lacks the files for that, and ends.
        for f in list(enumerated(doc.getTextFields())):
            if f.supportsService("com.sun.star.text.textfield.Annotation"):
                f.getAnchor().getText().removeTextContent(f)
        frame = desktop.findFrame("_blank", 0)
        frame.loadComponentFromURL("private:object", "_self", 0, (PropertyValue("Model", 0, doc, 0), PropertyValue("Hidden", 0, True, 0)))
        dispatcher.executeDispatch(doc.CurrentController.Frame, how, "", 0, ())
        if doc.getRedlines().createEnumeration().hasMoreElements():
            sys.exit("LibreOffice leaves changes in " + name)
        said = shown(doc)
        doc.close(True)
        return said

    out = []
    for name in names:
        doc = opened(name)
        one = {"comments": comments(doc), "changes": changes(doc)}
        doc.close(True)
        one["accepted"] = settled(name, ".uno:AcceptAllTrackedChanges")
        one["rejected"] = settled(name, ".uno:RejectAllTrackedChanges")
        out.append(one)
    with open(to, "w", encoding="utf-8") as f:
        json.dump(out, f)
    try:
        desktop.terminate()
    except Exception:  # it is gone before it can say so
        pass
    office.wait()


main()
