"""A grid of cells with functions, zip and nested comprehensions, copies of lists."""


def wall(x, y):
    return "#"


def floor(x, y):
    return "."


def door(x, y):
    return str(x + y)


class Cell:
    def __init__(self, paint):
        self.paint = paint

    def draw(self, x, y):
        return self.paint(x, y)  #> door floor wall


layout = [[wall, floor], [floor, door]]
grid = [[Cell(paint) for paint in row] for row in layout]  #> Cell.__init__
grid[0][1].paint = wall
for y, row in enumerate(grid):
    print("".join(cell.draw(x, y) for x, cell in enumerate(row)))  #> Cell.draw
(top_left, _), (_, bottom_right) = layout
print(top_left(0, 0), bottom_right(4, 5))  #> door wall
columns = list(zip(*layout))
print([[f(i, 1) for f in column] for i, column in enumerate(columns)])  #> door floor wall
print(sum(layout, [])[1](0, 0), layout[-1][::-1][0](1, 1))  #> door floor
