import asyncio

from member import Bot, Member
from room import Room


def censor(msg):
    msg.text = msg.text.replace("darn", "****")
    return msg


async def slow_translate(msg):
    await asyncio.sleep(0)
    if msg.text == "hola":
        msg.text = translate(msg.text)  #> main.translate
    return msg


def translate(word):
    return {"hola": "hello"}[word]


def greet_back(text):
    return "welcome, " + text.split(":")[0]


async def session():
    async with Room("lobby", [censor, slow_translate]) as room:  #> room.Room.__aenter__ room.Room.__aexit__ room.Room.__init__
        ann, bob = (room.join(Member(n)) for n in ("ann", "bob"))  #> member.Member.__init__ room.Room.join
        bot = room.join(Bot("bot", {"hello": greet_back, "time": lambda t: "noon"}))  #> member.Bot.__init__ room.Room.join
        await ann.say("hola", "/me waves", "/whisper bob darn it", "/whisper zed hi")  #> member.Member.say
        await asyncio.sleep(0.01)
        await bob.say("/dance", "what time is it")  #> member.Member.say
        await asyncio.sleep(0.01)
        await ann.say("/quit")  #> member.Member.say
        await bob.say("still here")  #> member.Member.say
        await bot.say("/quit")  #> member.Member.say
        await bob.say("/quit")  #> member.Member.say
        await asyncio.wait_for(room.closing.wait(), timeout=1)
        eve = room.join(Member("eve"))  #> member.Member.__init__ room.Room.join
        await eve.say("alone")  #> member.Member.say
    return ann, bob, bot, eve


if __name__ == "__main__":
    for member in asyncio.run(session()):  #> main.session
        print(member.nick, member.seen)
