"""Reads one request a line, `{"path": …}` or `{"source": …}`; says what CPython's compiler refuses in it, or null."""
import json
import sys
import warnings


def refused(request):
    source = request.get("source")
    try:
        if source is None:
            with open(request["path"], "rb") as file:
                source = file.read()
        compile(source, "<oracle>", "exec", dont_inherit=True)
    except SyntaxError as error:
        return error.msg
    except (ValueError, OverflowError, RecursionError, MemoryError) as error:
        return repr(error)
    return None


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        print(json.dumps(refused(json.loads(line))), flush=True)
