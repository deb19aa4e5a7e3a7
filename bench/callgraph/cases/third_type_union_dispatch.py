from typing import Union


class Text:
    def render(self):
        return 't'


class Image:
    def render(self):
        return 'i'

    def resize(self):
        return self


def draw(block: Union[Text, Image]):
    if isinstance(block, Image):
        block.resize()  #> Image.resize
    return block.render()  #> Image.render Text.render


def first(blocks: list[Text]):
    return blocks[0].render()  #> Text.render


def load(kind: str) -> Union[Text, Image]:
    return Text() if kind == 't' else Image()  #> Image Text


draw(Text())  #> Text draw
draw(Image())  #> Image draw
first([Text()])  #> Text first
load('i').render()  #> Image.render Text.render load
