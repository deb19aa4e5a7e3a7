def start():
    return 's'


def stop():
    return 't'


def actions():
    yield start
    yield stop


class Playlist:
    def __init__(self, songs):
        self.songs = songs

    def __iter__(self):
        for song in self.songs:
            yield Song(song)  #> Song.__init__


class Song:
    def __init__(self, title):
        self.title = title

    def play(self):
        return self.title


for action in actions():  #> actions
    action()  #> start stop
first = next(actions())  #> actions
first()  #> start
for song in Playlist(['a', 'b']):  #> Playlist.__init__ Playlist.__iter__
    song.play()  #> Song.play
titles = [song.play() for song in Playlist(['c'])]  #> Playlist.__init__ Playlist.__iter__ Song.play
one, two = actions()  #> actions
two()  #> stop
a, *_ = Playlist(['x', 'y'])  #> Playlist.__init__ Playlist.__iter__
a.play()  #> Song.play
