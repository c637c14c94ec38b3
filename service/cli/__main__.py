"""``python -m service.cli`` is ``guohu``."""

from service.cli import main

main(prog_name="guohu")
