"""The page in a real browser: it works without a network, and no text of an article runs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from kg.graph import Graph
from kg.views import to_pyvis
from kg.views.model import EdgeKind, Fact, Kind, Party, Quote, Source, View, ViewEdge, ViewNode
from kg.views.network import build_network

pytestmark = pytest.mark.browser

_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass
class Watched:
    """A page and everything it does that it should not."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def panel(self) -> Any:
        return self.page.locator("#details")

    def pick(self, name: str) -> None:
        """Open a node by the search box."""
        self.page.fill("#search", name)
        self.page.locator("#hits button").first.click()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("no Chromium on this machine; install it or set CHROMIUM to its path")
    with playwright.sync_playwright() as run:
        opened = run.chromium.launch(executable_path=chromium, args=_FLAGS)
        yield opened
        opened.close()


def open_page(browser: Any, path: Path, **options: Any) -> Watched:
    page = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options}).new_page()
    watched = Watched(page)
    page.on("request", lambda request: watched.requests.append(request.url))
    page.on("console", lambda message: watched.complaints.append(message.text))
    page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (watched.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.goto(path.as_uri())
    page.wait_for_selector("#network canvas")
    return watched


def click_about(watched: Watched, found: Callable[[], bool]) -> bool:
    """Click here and there on the canvas until `found`."""
    box = watched.page.locator("#network").bounding_box()
    for y in range(20, int(box["height"]) - 50, 14):
        for x in range(20, int(box["width"]) - 20, 45):
            watched.page.mouse.click(box["x"] + x, box["y"] + y)
            if found():
                return True
    return False


@pytest.fixture(scope="module")
def file(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "graph.html"
    to_pyvis(graph).write_html(path)
    return path


@pytest.fixture
def opened(browser: Any, file: Path) -> Iterator[Watched]:
    watched = open_page(browser, file)
    yield watched
    assert watched.requests == [file.as_uri()], "the page asked for something beside itself"
    assert watched.complaints == []
    watched.page.context.close()


def test_page_opens_and_says_what_it_is(opened: Watched) -> None:
    assert opened.page.title() == "Russia and China in three articles"
    assert opened.page.locator("html").get_attribute("lang") == "en"
    assert "How to read this" in opened.panel.inner_text()


def test_picture_is_drawn(opened: Watched) -> None:
    ink = opened.page.evaluate("""() => {
      const canvas = document.querySelector("#network canvas");
      const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
      return pixels.filter((value, at) => at % 4 === 3 && value > 0).length;
    }""")
    assert ink > 500


def test_node_shows_its_facts_with_the_marked_sentence(opened: Watched) -> None:
    opened.pick("Vladimir Putin")
    text = opened.panel.inner_text()
    for words in ("21 March 2023", "Moscow", "Tea in Moscow", "Harbour Wire", "tests.rule", "met Vladimir Putin over"):
        assert words in text
    assert "met" in opened.panel.locator("mark").all_inner_texts()
    assert opened.panel.locator("cite a").first.get_attribute("href") == "https://example.org/tea"


def test_click_on_the_canvas_opens_the_node_under_it(opened: Watched) -> None:
    x, y = opened.page.evaluate("""() => {
      const canvas = document.querySelector("#network canvas");
      const { data, width } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const [r, g, b] = [0xf4, 0xef, 0xe3];  // the ground of an event
      for (let at = 0; at < data.length; at += 4) {
        if (data[at] === r && data[at + 1] === g && data[at + 2] === b) {
          const pixel = at / 4, shrunk = width / canvas.clientWidth;
          return [(pixel % width) / shrunk + 4, Math.floor(pixel / width) / shrunk + 4];
        }
      }
    }""")
    opened.page.locator("#network canvas").click(position={"x": x, "y": y})
    assert opened.panel.locator(".kind").inner_text() == "event"
    assert opened.panel.locator("blockquote mark").count() > 0


def test_click_on_a_line_opens_its_facts(opened: Watched) -> None:
    opened.page.locator("input[name=kind][value=event]").click()  # what is left has few lines
    assert click_about(opened, lambda: "affiliated with" in opened.panel.locator("h2").first.inner_text())
    assert "works at the Harbour Institute" in opened.panel.inner_text()


def test_search_finds_words_of_sentences(opened: Watched) -> None:
    opened.page.fill("#search", "harvest")
    assert "Call" in opened.page.locator("#hits").inner_text()
    opened.page.fill("#search", "zzz")
    assert "Nothing found" in opened.page.locator("#hits").inner_text()


def test_search_works_by_keyboard(opened: Watched) -> None:
    opened.page.focus("#search")
    opened.page.keyboard.type("Harbour")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("Enter")
    assert opened.panel.locator("h2").inner_text() == "Harbour Institute"


def test_claims_and_plans_are_off_until_asked_for(opened: Watched) -> None:
    rows = opened.page.locator("#rows tr")
    before = rows.count()
    assert "threatened" not in opened.page.locator("#table").inner_text()
    opened.page.locator("input[value=all]").click()
    assert rows.count() == before + 2
    opened.pick("United States")
    assert opened.panel.locator(".fact.unsure .badge").all_inner_texts() == ["claimed"]
    assert "on the word of: Sergei Lavrov" in opened.panel.inner_text()


def test_kinds_can_be_switched_off(opened: Watched) -> None:
    count = opened.page.locator("#count")
    before = count.inner_text()
    opened.page.locator("input[name=kind][value=event]").click()
    assert count.inner_text() != before
    assert ", 2 links" in count.inner_text()  # an office, and an issue that somebody spoke about


def test_years_narrow_the_facts(opened: Watched) -> None:
    opened.page.select_option("#until", "2020")
    assert opened.page.locator("#rows tr").all_inner_texts()[0].startswith("8 July 2020")
    assert opened.page.locator("#rows tr").count() == 1


def test_address_leads_back_to_the_node(browser: Any, file: Path, opened: Watched) -> None:
    opened.pick("Harbour Institute")
    assert opened.page.url.endswith("#id%2Fharbour-institute")
    again = browser.new_page()
    again.goto(opened.page.url)
    assert again.locator("#details h2").inner_text() == "Harbour Institute"
    again.close()


def test_table_holds_the_same_facts(opened: Watched) -> None:
    text = opened.page.locator("#table").inner_text()
    for words in ("20–22 March 2023", "Sanction", "United States", "Harbour Wire"):
        assert words in text


def test_phone_needs_no_sideways_scrolling(browser: Any, file: Path) -> None:
    watched = open_page(browser, file, viewport={"width": 360, "height": 740})
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= 360
    watched.page.context.close()


def test_dark_mode_has_a_dark_ground(browser: Any, file: Path) -> None:
    watched = open_page(browser, file, color_scheme="dark")
    ground = watched.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == "rgb(23, 23, 26)"
    watched.page.context.close()


# ---- hostile text ------------------------------------------------------------------------------

_HIT = "window.hit=(window.hit||0)+1"
HOSTILE = (
    f"<script>{_HIT}</script>",
    f"</script><script>{_HIT}</script>",
    f"<!--<script>{_HIT}</script>",
    f"<img src=x onerror={_HIT}>",
    f"<svg onload={_HIT}>",
    f"<svg><script>{_HIT}</script></svg>",
    f'"><body onload="{_HIT}">',
    f"' onmouseover='{_HIT}' autofocus onfocus='{_HIT}",
    f'<a href="javascript:{_HIT}">href</a>',
    f"javascript:{_HIT}",
    f"JaVa\tScRiPt:{_HIT}",
    f"data:text/html,<script>{_HIT}</script>",
    f"<iframe srcdoc='<script>parent.{_HIT}</script>'></iframe>",
    f"<style>@import 'x';</style><details open ontoggle={_HIT}>",
    f"{{{{7*7}}}}{{% raw %}}${{{_HIT}}}`{_HIT}`",
    f"</title></style></textarea><script>{_HIT}</script>",
    f"\u202e\u2066gnp.exe\u2069<b onclick={_HIT}>",
    f"\u2028{_HIT}\u2029//]]>--></script >",
    f"\\u003cscript\\u003e{_HIT}\\x3c/script\\x3e",
    "&lt;img src=x onerror=alert(1)&gt;&#60;script&#62;",
    "w" * 10_000,
    f"<b>{'<i>' * 3_000}",
)


def hostile_view() -> View:
    """One actor and one event for each hostile text, which stands in every field that has text."""
    nodes, edges, facts, sources = [], [], [], []
    for number, text in enumerate(HOSTILE):
        event, actor, source = f"{text}event{number}", f"{text}actor{number}", f"{text}source{number}"
        quote = Quote(source, text, ((0, len(text)),), text)
        facts.append(
            Fact(
                event,
                text,
                date=text,
                start=text,
                end=text,
                places=(text,),
                said_by=text,
                parties=(Party(text, text, actor),),
                others=(text,),
                told_by=(source,),
                quotes=(quote,),
            )
        )
        nodes.append(ViewNode(event, Kind.EVENT, text, text, (text,), (event,)))
        nodes.append(ViewNode(actor, Kind.PERSON, f"{number} {text}", text, (text,), (event,)))
        edges.append(ViewEdge(actor, event, EdgeKind.ROLE, text, (event,)))
        sources.append(Source(source, text, text, text, text))
    return View(tuple(nodes), tuple(edges), tuple(facts), tuple(sources))


def test_hostile_text_never_runs(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    build_network(hostile_view(), title=HOSTILE[1]).write_html(path)
    watched = open_page(browser, path)
    page = watched.page
    page.locator("input[name=level]").last.click()
    page.locator("input[value=all]").click()
    for button in page.locator("#rows button").all():
        button.click()
        assert watched.panel.locator("blockquote").count() == 1
        page.mouse.move(400, 500)
    page.fill("#search", HOSTILE[0])
    page.locator("#hits button").first.click()
    made = page.locator("#details, #table, footer, #hits").locator("img, script, iframe, style, b, i, body, [onclick]")
    assert made.count() == 0
    assert page.locator("a[href^='javascript' i], a[href^='data' i]").count() == 0
    assert page.evaluate("window.hit") is None
    assert watched.requests == [path.as_uri()]
    assert watched.complaints == []


def test_only_web_addresses_become_links(browser: Any, tmp_path: Path) -> None:
    view = hostile_view()
    path = tmp_path / "links.html"
    build_network(
        replace(view, sources=(*view.sources[1:], view.sources[0]._replace(url="https://example.org/a?b=<c>")))
    ).write_html(path)
    links = open_page(browser, path).page.locator("#sources a")
    assert [link.get_attribute("href") for link in links.all()] == ["https://example.org/a?b=%3Cc%3E"]
