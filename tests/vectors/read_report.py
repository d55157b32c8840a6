"""Reads an exported report with the HXL standard's own library: every cell is a number or named as suppressed."""

import sys

import hxl


def main() -> None:
    local = hxl.InputOptions(allow_local=True)
    data = hxl.data(sys.argv[1], local)
    rows = [dict(zip([column.display_tag for column in data.columns], row.values)) for row in data]
    cells = {(row["#indicator+name"], row["#indicator+code"]): row for row in rows}
    assert cells["people", "total"]["#indicator+num"] == sys.argv[2], cells["people", "total"]
    for row in rows:
        assert bool(row["#indicator+num"]) != bool(row["#meta+suppressed"]), row
    schema = hxl.schema([["#valid_tag", "#valid_datatype"], ["#indicator+num", "number"], ["#date", "date"]])
    assert schema.validate(hxl.data(sys.argv[1], local)), "not what the tags say"


if __name__ == "__main__":
    main()
