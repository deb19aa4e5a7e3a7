class Channel:
    def send(self, member, text):
        self.deliver(self.address(member), text)  #> library.notify.Mail.address library.notify.Mail.deliver

    def address(self, member):
        return member.name

    def deliver(self, address, text):
        raise NotImplementedError


class Mail(Channel):
    def address(self, member):
        return super().address(member) + "@example.org"  #> library.notify.Channel.address

    def deliver(self, address, text):
        print(address, text)


class Silent(Channel):
    def deliver(self, address, text):
        pass


def make_channel(kind):
    kinds = {"mail": Mail, "silent": Silent}
    return kinds[kind]()  #> library.notify.Mail
