from mail.outbox import Outbox
from mail.message import Message, Template
