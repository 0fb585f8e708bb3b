"""Checks JSON values, one a line of standard input, against the schema that is named; says what does not fit and exits with 1.

Members that the schema does not describe are errors here, so that it stays complete: programs that read answers pass over them.
Exits with 77 where python3-jsonschema (Debian) is missing.
"""
import json
import sys

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is missing")
    sys.exit(77)


def closed(schema):
    """The schema with each object closed: what is not described may not be there."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    out = {key: closed(part) for key, part in schema.items()}
    if out.get("type") == "object" and "properties" in schema and isinstance(schema["properties"], dict):
        out["unevaluatedProperties"] = False
    return out


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    strict = closed(schema)
    # A line of ndjson is a hit, or a line of a concordance, and more: there these may not be closed by themselves.
    strict["$defs"]["hit"]["properties"]["others"]["items"] = {"$ref": "#/$defs/closed_hit"}
    for name, list_name in (("hit", "hits"), ("kwic", "kwic")):
        part = strict["$defs"][name]
        strict["$defs"]["closed_" + name] = part
        strict["$defs"][name] = {key: value for key, value in part.items() if key != "unevaluatedProperties"}
        strict["$defs"]["answer"]["properties"][list_name]["items"] = {"$ref": "#/$defs/closed_" + name}
    validator = jsonschema.Draft202012Validator(strict)
    wrong = 0
    count = 0
    for number, line in enumerate(sys.stdin, 1):
        count += 1
        for error in validator.iter_errors(json.loads(line)):
            wrong += 1
            reasons = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:300]}" for e in (error.context or [error])]
            print(f"line {number}: " + "; ".join(reasons))
    print(f"{count} checked, {wrong} wrong")
    sys.exit(1 if wrong or count == 0 else 0)


if __name__ == "__main__":
    main()
