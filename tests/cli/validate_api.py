"""Checks answers of the API against the schemas of /api/openapi.json; says what does not fit and exits with 1.

The first line of standard input is that description, each other one the name of a schema, a tab and an answer. Members that a schema does not
describe are errors. Exits with 77 where python3-jsonschema (Debian) is missing.
"""
import json
import sys

sys.dont_write_bytecode = True
from validate import closed, jsonschema  # exits with 77 where jsonschema is missing


def main():
    description = json.loads(sys.stdin.readline())
    components = closed(description["components"])
    for schema in components["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)
    wrong = 0
    count = 0
    for line in sys.stdin:
        name, answer = line.split("\t", 1)
        schema = {"$ref": "#/components/schemas/" + name, "components": components}
        count += 1
        for error in jsonschema.Draft202012Validator(schema).iter_errors(json.loads(answer)):
            wrong += 1
            reasons = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:300]}" for e in (error.context or [error])]
            print(f"{name}: " + "; ".join(reasons))
    print(f"{count} checked, {wrong} wrong")
    sys.exit(1 if wrong or count == 0 else 0)


main()
