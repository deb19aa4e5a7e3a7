class Reader:
    def __init__(self):
        self.left = 2

    def read(self):
        self.left -= 1
        return Chunk() if self.left else None  #> Chunk


class Chunk:
    def size(self):
        return 1


def parse(chunk):
    return chunk.size()  #> Chunk.size


reader = Reader()  #> Reader.__init__
while chunk := reader.read():  #> Reader.read
    chunk.size()  #> Chunk.size
    parse(chunk)  #> parse
if (handler := parse) is not None:
    handler(Chunk())  #> Chunk parse
