import itertools
from operator import attrgetter, methodcaller


class Track:
    def __init__(self, artist, title, secs):
        self.artist = artist
        self.title = title
        self.secs = secs

    def shout(self, mark):
        return self.title.upper() + mark

    def minutes(self):
        return divmod(self.secs, 60)


TRACKS = [Track("Ann", "Sun", 200), Track("Ann", "Moon", 95), Track("Bo", "Rain", 61)]  #> Track.__init__


def is_short(t):
    return t.secs < 100


def pack(a, b):
    return a * 10 + b


def tick(state=[0]):
    state[0] += 1
    return state[0]


for artist, group in itertools.groupby(TRACKS, key=attrgetter("artist")):
    print(artist, [t.title for t in group])
print(list(map(methodcaller("shout", "!"), TRACKS)))  #> Track.shout
print([m for m, _ in map(Track.minutes, TRACKS)])  #> Track.minutes
print(list(itertools.accumulate([1, 2, 3], pack)))  #> pack
print(list(itertools.starmap(pack, [(1, 2), (3, 4)])))  #> pack
print(len(list(itertools.filterfalse(is_short, TRACKS))))  #> is_short
print(list(itertools.takewhile(lambda n: n < 4, iter(tick, 9))))  #> <lambda> tick
print([t.title for t in itertools.dropwhile(is_short, TRACKS)])  #> is_short
