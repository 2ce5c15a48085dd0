"""The small histogram that stays in sight says where this page is among all."""

from datetime import date

from tests.published import publish_incident


def page_mark(page) -> tuple[float, float]:
    """Where the days of this page begin and end, in bars."""
    mark = page.select_one(".strip .page")
    return float(mark["x"]), float(mark["x"]) + float(mark["width"])


def publish_on(*months: int) -> None:
    for month in months:
        publish_incident(day=date(2023, month, 1))


def test_the_days_of_the_page_are_marked_on_it(read, db, monkeypatch):
    monkeypatch.setattr("timeline.search.pages.PAGE", 2)
    publish_on(1, 3, 7, 12)
    first = read("/")
    second = read(first.select_one("a[rel=next]")["href"])

    assert len(first.select(".histogram li")) == 12
    assert [round(edge) for edge in page_mark(first)] == [0, 2]
    assert [round(edge) for edge in page_mark(second)] == [6, 11]


def test_it_is_decoration_and_no_stop_for_tab(read, db):
    publish_on(1, 3)
    strip = read("/").select_one(".strip")

    assert strip["aria-hidden"] == "true"
    assert not strip.select("a, button, [tabindex]")


def test_days_of_the_page_beyond_the_bars_are_not_drawn(read, db):
    publish_incident(day=date(2023, 1, 1), until=date(2024, 12, 31), date_prec=5)
    publish_on(6)

    assert page_mark(read("/?from=2023-06-01&to=2023-06-30")) == (0, 30)


def test_nothing_found_has_no_place(read, db):
    publish_on(1, 3)

    assert not read("/?from=1999-01-01&to=1999-01-02").select(".strip")
