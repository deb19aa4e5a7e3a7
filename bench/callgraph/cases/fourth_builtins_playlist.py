class Song:
    def __init__(self, title, seconds):
        self.title = title
        self.seconds = seconds

    def __str__(self):
        return f"{self.title} ({self.clock()})"  #> Song.clock

    def clock(self):
        minutes, seconds = divmod(self.seconds, 60)
        return f"{minutes}:{seconds:02}"

    def __eq__(self, other):
        return self.title == other.title


class Playlist:
    def __init__(self, *songs):
        self.songs = list(songs)

    def __len__(self):
        return len(self.songs)

    def __contains__(self, song):
        return song in self.songs  #> Song.__eq__

    def __reversed__(self):
        return reversed(self.songs)

    def __bool__(self):
        return len(self) > 0  #> Playlist.__len__


opener = Song("Opener", 185)  #> Song.__init__
encore = Song("Encore", 241)  #> Song.__init__
evening = Playlist(opener, encore)  #> Playlist.__init__
if evening:  #> Playlist.__bool__
    print(len(evening), "songs")  #> Playlist.__len__
if Song("Encore", 0) in evening:  #> Playlist.__contains__ Song.__init__
    print("they will come back")
for song in reversed(evening):  #> Playlist.__reversed__
    print(str(song))  #> Song.__str__
