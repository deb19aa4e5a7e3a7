from .channels import channel
from .dispatch import Dispatcher
from .model import Alert, Severity
