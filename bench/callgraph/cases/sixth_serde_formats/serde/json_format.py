import json
from .registry import format_


@format_  #> serde.registry.format_
class JsonFormat:
    name = "json"

    def write(self, data):
        return json.dumps(data)

    def read(self, text):
        return json.loads(text)
