try:
    from _fast_checksum_ext import checksum
except ImportError:
    from slow import checksum

HAS_FAST = checksum.__module__ != "slow"

try:
    from ultrafastjson_not_here import dumps as json_dumps
except ModuleNotFoundError:
    import json

    def json_dumps(obj):
        return json.dumps(prepare(obj), sort_keys=True)  #> compat.prepare

    class Encoder:
        def encode(self, text):
            return prepare(text)  #> compat.prepare

import slow as impl


def prepare(obj):
    return obj
