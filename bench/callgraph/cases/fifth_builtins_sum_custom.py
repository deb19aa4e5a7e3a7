"""sum(), sorted(), str.join and reversed() that end up in special methods."""


class Duration:
    def __init__(self, minutes):
        self.minutes = minutes

    def __add__(self, other):
        return Duration(self.minutes + other.minutes)  #> Duration.__init__

    def __radd__(self, other):
        return Duration(self.minutes + other)  #> Duration.__init__

    def __repr__(self):
        return f"{self.minutes}m"

    def __lt__(self, other):
        return self.minutes < other.minutes


class Playlist:
    def __init__(self, *minutes):
        self.tracks = [Duration(m) for m in minutes]  #> Duration.__init__

    def __len__(self):
        return len(self.tracks)

    def __getitem__(self, index):
        return self.tracks[index]


mix = Playlist(4, 2, 9)  #> Playlist.__init__
print(sum(mix), sorted(mix))  #> Duration.__add__ Duration.__lt__ Duration.__radd__ Duration.__repr__ Playlist.__getitem__ Playlist.__len__
print(" ".join(map(str, reversed(mix))))  #> Duration.__repr__ Playlist.__getitem__ Playlist.__len__
print(sum([Duration(1), Duration(2)], start=Duration(0)))  #> Duration.__add__ Duration.__init__ Duration.__repr__
