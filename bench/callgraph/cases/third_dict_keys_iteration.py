def up():
    return 1


def down():
    return -1


moves = {'up': up, 'down': down}
for name in moves:
    moves[name]()  #> down up
for name in sorted(moves):
    moves[name]()  #> down up
for move in moves.values():
    move()  #> down up
names = list(moves.keys())
moves[names[0]]()  #> up
first = next(iter(moves.values()))
first()  #> up
pairs = sorted(moves.items())
pairs[0][1]()  #> down
