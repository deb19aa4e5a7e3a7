import re

from . import nodes
from .lexer import tokenize


class Template:
    def __init__(self, source):
        self.root = self.compile(tokenize(source))  #> template.engine.Template.compile template.lexer.tokenize

    def compile(self, tokens):
        root = nodes.Block()  #> template.nodes.Block.__init__
        stack = [root]
        for kind, text in tokens:
            handler = self.HANDLERS[kind]
            handler(self, stack, text)  #> template.engine.Template.on_tag template.engine.Template.on_text template.engine.Template.on_var
        return root

    def on_text(self, stack, text):
        stack[-1].append(nodes.Text(text))  #> template.nodes.Block.append template.nodes.Text.__init__

    def on_var(self, stack, text):
        stack[-1].append(nodes.Variable(text))  #> template.nodes.Block.append template.nodes.Variable.__init__

    def on_tag(self, stack, text):
        if text.startswith("if "):
            block = nodes.If(text[3:])  #> template.nodes.If.__init__
            stack[-1].append(block)  #> template.nodes.Block.append
            stack.append(block)
        else:
            stack.pop()

    HANDLERS = {"text": on_text, "var": on_var, "tag": on_tag}

    def render(self, **context):
        return self.root.render(context)  #> template.nodes.Block.render
