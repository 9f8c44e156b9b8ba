"""Another reader of a journal, written from `relbank help format` alone; it imports nothing of relbank."""

import json
import sys
import zlib
from pathlib import Path


def counting(folder):
    found = {}
    for place in folder.iterdir():
        if place.name.endswith(".jsonl") and not place.name.startswith("."):
            device, _, epoch = place.name.split("-")[0].partition(".")
            found.setdefault(device, {}).setdefault(int(epoch) if epoch.isdigit() else 1, []).append(place)
    return [place for epochs in found.values() for place in epochs[max(epochs)]]


def lines(journal):
    found = {}
    for place in counting(journal / "log"):
        for line in place.read_bytes().split(b"\n")[:-1]:
            body, mark, check = line[:-18], line[-18:-10], line[-10:]
            if mark == b',"crc":"' and check == b'%08x"}' % zlib.crc32(body):
                whole = json.loads(line)
                assert whole.get("s", 1) == 1
                found[whole["t"], check] = whole
    return [found[line] for line in sorted(found)]


def rank(doc, field):
    return json.dumps(doc[field], sort_keys=True, separators=(",", ":")) if field in doc else ""


def documents(journal):
    assert json.loads((journal / "relbank.json").read_text())["format"] == 1
    known = {}
    for line in lines(journal):
        t = line["t"]
        for kind, table, id, *more in line["o"]:
            doc = known.setdefault((table, id), {"fields": {}, "made": "", "stamps": {}, "dead": ""})
            if kind == "+" and t > doc["made"]:
                later = {field: stamp for field, stamp in doc["stamps"].items() if stamp > t}
                kept = {field: value for field, value in doc["fields"].items() if field in later}
                fresh = {field: value for field, value in more[0].items() if field not in later}
                doc.update(made=t, stamps=later, fields={**fresh, **kept})
            elif kind == "+" and t == doc["made"]:
                for field in more[0]:
                    if field not in doc["stamps"] and rank(more[0], field) > rank(doc["fields"], field):
                        doc["fields"][field] = more[0][field]
            elif kind == "=":
                for field in {*more[0], *more[1]}:
                    again = t == doc["stamps"].get(field) and rank(more[0], field) > rank(doc["fields"], field)
                    if again or t > doc["stamps"].get(field, doc["made"]):
                        doc["stamps"][field] = t
                        doc["fields"].pop(field, None)
                        if field in more[0]:
                            doc["fields"][field] = more[0][field]
            elif kind == "-":
                doc["dead"] = max(doc["dead"], t)
    tables = {}
    for (table, id), doc in known.items():
        if doc["made"] and max(doc["made"], *doc["stamps"].values(), "") > doc["dead"]:
            tables.setdefault(table, {})[id] = doc["fields"]
    return tables


if __name__ == "__main__":
    print(json.dumps(documents(Path(sys.argv[1])), indent=1))
