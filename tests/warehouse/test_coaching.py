"""What a coach keeps beside the logs."""

from __future__ import annotations

import pytest

from analytics import warehouse as store
from analytics.model import EvenstrideError, Speaker, UnknownAthleteError


def test_groups_and_tags_replace_earlier_ones(warehouse, ada):
    store.set_labels(warehouse, ada, " Marathon  group ", ["new", "new", "Saturday", ""])
    store.set_labels(warehouse, ada, "Trail", ["Saturday"])
    assert store.labels(warehouse)[["kind", "label"]].to_numpy().tolist() == [["group", "Trail"], ["tag", "Saturday"]]
    store.set_labels(warehouse, ada, "", [])
    assert store.labels(warehouse).empty
    with pytest.raises(EvenstrideError):
        store.set_labels(warehouse, ada, "x" * 61, [])


def test_what_was_discussed_can_be_taken_back(warehouse, ada):
    before = store.coaching_version(warehouse)
    store.mark_discussed(warehouse, ada, ["flag|1", "flag|2"])
    store.mark_discussed(warehouse, ada, ["flag|2"], is_discussed=False)
    assert store.discussed(warehouse, [ada])["item"].tolist() == ["flag|1"]
    assert store.coaching_version(warehouse) > before
    assert store.last_reviews(warehouse) == {}
    with pytest.raises(UnknownAthleteError):
        store.mark_discussed(warehouse, "nobody", ["flag|1"])


def test_notes_are_kept_with_who_and_when_newest_first(warehouse, ada):
    store.set_coach_name(warehouse, "Kit")
    first = store.write_client_note(warehouse, ada, "  Likes hills. ")
    store.write_client_note(warehouse, ada, "<b>Travels in May</b>")
    notes = store.client_notes(warehouse, ada)
    assert notes["note"].tolist() == ["<b>Travels in May</b>", "Likes hills."]
    assert set(notes["written_by"]) == {"Kit"}
    store.remove_client_note(warehouse, first)
    assert len(store.client_notes(warehouse, ada)) == 1
    store.restore_client_note(warehouse, first)
    assert store.client_notes(warehouse, ada)["note_id"].tolist() == notes["note_id"].tolist()
    with pytest.raises(EvenstrideError, match="no note x"):
        store.remove_client_note(warehouse, "x")
    for wrong in ("", " ", "x" * 4001):
        with pytest.raises(EvenstrideError):
            store.write_client_note(warehouse, ada, wrong)


def test_every_change_of_a_setting_is_logged_with_who_and_when(warehouse, ada):
    known = len(store.changes(warehouse, ada))
    store.set_coach_name(warehouse, "Kit")
    store.change_settings(warehouse, ada, {"goal": "build"}, Speaker.COACH)
    store.change_settings(warehouse, ada, {"goal": "build"}, Speaker.COACH)  # nothing changes
    store.change_settings(warehouse, ada, {"goal": None})
    log = store.changes(warehouse, ada).head(len(store.changes(warehouse, ada)) - known)
    assert log[["setting", "old_value", "new_value"]].to_numpy().tolist() == [
        ["goal", '"build"', ""],
        ["goal", "", '"build"'],
    ]
    assert log["changed_by"].tolist() == ["", "Kit"]  # newest first; the runner's own change names nobody
    store.set_coach_name(warehouse, "")
    assert store.coach_name(warehouse) == ""


def test_labels_are_added_for_several_clients_and_logged(warehouse, ada):
    bob = store.create_athlete(warehouse, "Bob").athlete_id
    store.set_coach_name(warehouse, "Kit")
    store.set_labels(warehouse, ada, "Club", ["a", "b"])
    store.add_labels(warehouse, [ada, bob, bob], None, ["c"], ["a"])
    kept = {(one, kind, label) for one, kind, label in store.labels(warehouse).itertuples(index=False)}
    assert kept == {
        (ada, "group", "Club"),
        (ada, "tag", "b"),
        (ada, "tag", "c"),
        (bob, "tag", "c"),
    }
    log = store.changes(warehouse, ada)
    labels = log[log["setting"].isin(["group", "tags"])]
    assert sorted(labels[["setting", "old_value", "new_value", "changed_by"]].to_numpy().tolist()) == [
        ["group", "", '"Club"', "Kit"],
        ["tags", "", '["a", "b"]', "Kit"],
        ["tags", '["a", "b"]', '["b", "c"]', "Kit"],
    ]
    version = store.data_version(warehouse, ada)
    store.add_labels(warehouse, [ada], "Club", ["b"])  # nothing changes
    assert store.data_version(warehouse, ada) == version
    with pytest.raises(EvenstrideError):
        store.add_labels(warehouse, [ada, bob], "x" * 61)
    assert store.data_version(warehouse, ada) == version


def test_a_number_for_a_coach_is_refused_to_the_runner_and_survives_their_changes(warehouse, ada):
    key, own = "balance.note_above", "sets-jump.threshold_new"
    with pytest.raises(EvenstrideError, match=r"is for a coach to choose\. Nothing was changed\."):
        store.change_settings(warehouse, ada, {"thresholds": {key: 0.25}})
    store.change_settings(warehouse, ada, {"thresholds": {key: 0.25}}, Speaker.COACH)
    store.change_settings(warehouse, ada, {"thresholds": {key: 0.25, own: 0.15}})
    with pytest.raises(EvenstrideError, match="for a coach"):
        store.change_settings(warehouse, ada, {"thresholds": {own: 0.15}})
    assert store.settings(warehouse, ada).thresholds == {key: 0.25, own: 0.15}
