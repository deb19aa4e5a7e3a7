from dataclasses import dataclass


class Node:
    def accept(self, visitor):
        method = getattr(visitor, 'visit_' + type(self).__name__)
        return method(self)  #> visitors.Evaluate.visit_BinOp visitors.Evaluate.visit_Num visitors.Show.visit_BinOp visitors.Show.visit_Num


@dataclass
class Num(Node):
    value: int


@dataclass
class BinOp(Node):
    op: str
    left: Node
    right: Node
