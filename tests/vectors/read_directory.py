"""Reads a directory that the app wrote with the models that data.inclusion publishes (schema 1.0): every service and structure is valid."""

import ast
import csv
import json
import pathlib
import sys

from data_inclusion.schema.v1 import Service, Structure


def check(path: pathlib.Path) -> int:
    if path.suffix == ".csv":
        rows = list(csv.DictReader(path.open(encoding="utf-8")))
        for row in rows:
            filled = {key: value for key, value in row.items() if value}
            filled["thematiques"] = ast.literal_eval(filled.get("thematiques", "[]"))
            Service.model_validate(filled)
        return len(rows)
    whole = json.loads(path.read_text(encoding="utf-8"))
    structures = {Structure.model_validate(structure).id for structure in whole["structures"]}
    for service in whole["services"]:
        assert Service.model_validate(service).structure_id in structures
    return len(whole["services"])


if __name__ == "__main__":
    print(sum(check(pathlib.Path(name)) for name in sys.argv[1:]))
