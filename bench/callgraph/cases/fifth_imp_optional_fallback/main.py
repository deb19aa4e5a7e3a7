"""An optional dependency that is absent: the pure fallback and feature flags are used."""
from compat import HAS_FAST, checksum, json_dumps
import compat

print(HAS_FAST, checksum("abc"), json_dumps({"a": 1}))  #> compat.json_dumps slow.checksum
print(compat.impl.rotate(5), compat.Encoder().encode("x"))  #> compat.Encoder compat.Encoder.encode slow.rotate
