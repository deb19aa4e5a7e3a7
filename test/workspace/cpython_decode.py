"""What CPython makes of source bytes and of its codecs, as JSON for decode.test.ts.

`files`: reads a JSON list of base64 files from stdin. For each, gives what the compiler does with the bytes
(the string constants of the module, or null when it refuses them) and the text by `tokenize`'s rules.
`codecs`: gives, for each module name on stdin, every one-, two- and (EUC-JP) three-byte code it decodes.
`aliases`: gives the text codecs of the `encodings` package with their canonical names and aliases.
"""

import ast
import base64
import codecs
import encodings
import encodings.aliases
import io
import json
import pkgutil
import sys
import tokenize
import warnings

warnings.simplefilter("ignore")


def decoded(data, codec):
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None


def constants(data):
    try:
        module = ast.parse(data)
    except (SyntaxError, UnicodeError, ValueError, LookupError):
        return None
    return [node.value.value for node in module.body if isinstance(node, ast.Assign)]


def by_tokenize(data):
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        return [encoding, data.decode(encoding)]
    except (SyntaxError, UnicodeError, LookupError):
        return None


def codes(codec):
    table = {}

    def note(*code):
        text = decoded(bytes(code), codec)
        if text is not None:
            table[bytes(code).hex()] = text
        return text

    for first in range(256):
        if note(first) is not None:
            continue
        for second in range(256):
            note(first, second)
    if codec == "euc_jp":
        for second in range(0xA0, 256):
            for third in range(0xA0, 256):
                note(0x8F, second, third)
    return table


def aliases():
    result = {}
    for module in pkgutil.iter_modules(encodings.__path__):
        try:
            info = codecs.lookup(module.name)
        except LookupError:
            continue
        if info._is_text_encoding:
            result[module.name] = [info.name]
    for alias, module in sorted(encodings.aliases.aliases.items()):
        if module in result and alias == alias.lower():
            result[module].append(alias)
    return result


def main():
    question = sys.argv[1]
    if question == "aliases":
        answer = aliases()
    elif question == "codecs":
        answer = {codec: codes(codec) for codec in json.load(sys.stdin)}
    elif question == "decode":
        answer = [decoded(base64.b64decode(data), codec) for codec, data in json.load(sys.stdin)]
    else:
        files = [base64.b64decode(data) for data in json.load(sys.stdin)]
        answer = [{"constants": constants(data), "tokenize": by_tokenize(data)} for data in files]
    json.dump(answer, sys.stdout)


main()
