class Cell:
    def __init__(self, row, col):
        self.row = row
        self.col = col

    def alive(self):
        return (self.row + self.col) % 2 == 0

    def neighbours(self):
        return [Cell(self.row + d, self.col) for d in (-1, 1)]  #> Cell.__init__


def transform(cell):
    return cell.alive()  #> Cell.alive


def score(flag):
    return 1 if flag else 0


grid = [[Cell(r, c) for c in range(2)] for r in range(2)]  #> Cell.__init__
states = [[transform(cell) for cell in row] for row in grid]  #> transform
alive = {(cell.row, cell.col): cell for row in grid for cell in row if cell.alive()}  #> Cell.alive
total = sum(score(flag) for row in states for flag in row)  #> score
for cell in alive.values():
    cell.neighbours()  #> Cell.neighbours
near = [n for cell in alive.values() for n in cell.neighbours()]  #> Cell.neighbours
near[0].alive()  #> Cell.alive
grid[0][1].alive()  #> Cell.alive
any(cell.alive() for cell in near)  #> Cell.alive
