from dataclasses import dataclass, field


@dataclass
class Block:
    def children(self):
        return []


@dataclass
class Doc(Block):
    blocks: list = field(default_factory=list)

    def children(self):
        return self.blocks


@dataclass
class Heading(Block):
    level: int
    text: str

    def anchor(self):
        return slug(self.text)  #> document.slug


@dataclass
class Para(Block):
    parts: list

    def children(self):
        return [p for p in self.parts if not isinstance(p, str)]


@dataclass
class Bullets(Block):
    items: list

    def children(self):
        return self.items


@dataclass
class Code(Block):
    text: str


@dataclass
class Link(Block):
    text: str
    url: str

    def is_external(self):
        return self.url.startswith("http")


@dataclass
class Image(Link):
    alt: str = ""

    def is_external(self):
        return False


def slug(text):
    return text.lower()
