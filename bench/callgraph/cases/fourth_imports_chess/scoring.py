def by_letter(move):
    return -distance(move[0])  #> scoring.distance


def distance(letter):
    return abs(ord(letter) - ord("d"))
