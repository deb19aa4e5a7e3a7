import asyncio

from protocol import Chat, Me, Message, Quit, Unknown, Whisper


class Room:
    def __init__(self, name, filters=()):
        self.name = name
        self.members = {}
        self.filters = list(filters)
        self.handlers = {
            Chat: self.broadcast,
            Me: self.broadcast,
            Whisper: self.whisper,
            Quit: self.quit,
        }

    async def __aenter__(self):
        self.closing = asyncio.Event()
        return self

    async def __aexit__(self, *exc):
        await asyncio.gather(*(m.hang_up() for m in self.members.values()))  #> member.Member.hang_up

    def join(self, member):
        self.members[member.nick] = member
        return member.attach(self)  #> member.Member.attach

    async def post(self, nick, line):
        msg = Message.parse(nick, line)  #> protocol.Message.parse
        for f in self.filters:
            result = f(msg)  #> main.censor main.slow_translate
            msg = await result if asyncio.iscoroutine(result) else result
        await self.handlers.get(type(msg), self.bounce)(msg)  #> room.Room.bounce room.Room.broadcast room.Room.quit room.Room.whisper

    async def broadcast(self, msg):
        await asyncio.gather(*[m.deliver(msg.render()) for m in self.members.values()])  #> member.Member.deliver protocol.Me.render protocol.Message.render

    async def whisper(self, msg):
        to, text = msg.split()  #> protocol.Whisper.split
        try:
            target = self.members[to]
        except KeyError:
            await self.bounce(Unknown(msg.sender, "no " + to))  #> protocol.Unknown room.Room.bounce
        else:
            await target.deliver("(%s) %s" % (msg.sender, text))  #> member.Member.deliver

    async def quit(self, msg):
        gone = self.members.pop(msg.sender)
        await gone.hang_up()  #> member.Member.hang_up
        if not self.members:
            self.closing.set()

    async def bounce(self, msg):
        await self.members[msg.sender].deliver(msg.render())  #> member.Member.deliver protocol.Unknown.render
