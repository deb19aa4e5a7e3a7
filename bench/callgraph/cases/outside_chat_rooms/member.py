import asyncio


class Member:
    def __init__(self, nick):
        self.nick = nick
        self.inbox = asyncio.Queue()
        self.seen = []

    def attach(self, room):
        self.room = room
        self.task = asyncio.create_task(self.listen(), name=self.nick)  #> member.Member.listen
        return self

    async def deliver(self, text):
        await self.inbox.put(text)

    async def incoming(self):
        while True:
            text = await self.inbox.get()
            if text is None:
                break
            yield text

    async def listen(self):
        async for text in self.incoming():  #> member.Member.incoming
            self.on_text(text)  #> member.Bot.on_text member.Member.on_text

    def on_text(self, text):
        self.seen.append(text)

    async def say(self, *lines):
        for line in lines:
            await self.room.post(self.nick, line)  #> room.Room.post
            await asyncio.sleep(0)

    async def hang_up(self):
        await self.inbox.put(None)
        await self.task


class Bot(Member):
    def __init__(self, nick, replies):
        super().__init__(nick)  #> member.Member.__init__
        self.replies = replies

    def on_text(self, text):
        super().on_text(text)  #> member.Member.on_text
        for word, reply in self.replies.items():
            if word in text and not text.startswith(self.nick):
                asyncio.get_running_loop().create_task(self.say(reply(text)))  #> main.greet_back main.session.<lambda> member.Member.say
