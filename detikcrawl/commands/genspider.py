"""`scrapy genspider NAME DOMAIN`: Scrapy's own, with a template of a news site and a test of it; Scrapy's templates stay."""

from __future__ import annotations

import argparse
import re
from keyword import iskeyword
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy.commands.genspider import Command as ScrapyGenspider
from scrapy.utils.template import render_templatefile

from detikcrawl.commands.answers import USAGE_ERROR, NoAnswer, in_one_line

TEMPLATES = Path(__file__).parents[1] / "templates"
NEWS = "news"

_NAME = re.compile(r"[a-z][a-z0-9]*")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


class Command(ScrapyGenspider):
    """Write the file of a new site into spiders/, and a test of it into tests/spiders/."""

    requires_project = True

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options; the template is ours where none is named."""
        super().add_options(parser)
        parser.set_defaults(template=NEWS)

    @in_one_line("genspider")
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Generate, and say what is next; exit code 1 where the site is there already, 2 where the call is wrong."""
        self._made: Path | None = None
        if not opts.list and not opts.dump:
            if len(args) != 2:
                raise NoAnswer("name the site and its domain, as in `scrapy genspider kompas kompas.com`", USAGE_ERROR)
            name, domain = args[0], _domain(args[1])
            if iskeyword(name) or iskeyword(name.capitalize()):
                raise NoAnswer(f"{name!r} is a word of Python and can be no name of a module or a class", USAGE_ERROR)
            if not _NAME.fullmatch(name):
                raise NoAnswer(f"{name!r}: a site's name is lower-case letters and digits, such as kompas", USAGE_ERROR)
            args = [name, domain]
        super().run(args, opts)
        if self._made is not None and opts.template == NEWS:
            self._write_test(self._made, *args)
        elif self._made is None and not opts.list and not opts.dump:
            self.exitcode = 1  # Scrapy has said why.

    def _genspider(self, module: str, name: str, url: str, template_name: str, template_file: Any) -> Path:
        self._made = super()._genspider(module, name, url, template_name, template_file)
        return self._made

    def _generate_template_variables(self, module: str, name: str, url: str, template_name: str) -> dict[str, Any]:
        variables = super()._generate_template_variables(module, name, url, template_name)
        if template_name != NEWS:
            return variables
        return variables | _variables(name, variables["domain"])

    def _write_test(self, spider: Path, name: str, domain: str) -> None:
        folder = spider.parents[1] / "tests" / "spiders"
        test = folder / f"test_{name}.py"
        if folder.is_dir() and not test.exists():
            test.write_bytes((TEMPLATES / "test" / "news.tmpl").read_bytes())
            render_templatefile(test, **_variables(name, domain))
            print(f"and its test in:\n  {test.relative_to(folder.parents[1])}")
        print(f"Next: docs/add-a-site.md. Declare the site, `scrapy savefixture URL`, `scrapy sites {name}`, make lint test")

    def _find_template(self, template: str) -> Path | None:
        ours = TEMPLATES / "spiders" / f"{template}.tmpl"
        return ours if ours.exists() else super()._find_template(template)

    def _list_templates(self) -> None:
        super()._list_templates()
        print(f"  {NEWS} (of this project, and what is taken where none is named)")


def _domain(given: str) -> str:
    try:
        domain = (urlsplit(given if "//" in given else f"//{given}").hostname or "").removeprefix("www.")
    except ValueError:
        domain = ""
    if not _DOMAIN.fullmatch(domain):
        raise NoAnswer(f"{given!r} is no domain; write it as kompas.com", USAGE_ERROR)
    return domain


def _variables(name: str, domain: str) -> dict[str, str]:
    return {"name": name, "domain": domain, "domain_regex": re.escape(domain), "classname": name.capitalize()}
