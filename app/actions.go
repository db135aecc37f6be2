package app

import "slices"

// allActions are what the window can do: what its features can, and what is its own.
func (w *Window) allActions() []action {
	return slices.Concat(
		w.listing.actions(),
		w.searching.actions(),
		w.opening.actions(),
		w.desk.guard(w.marking.actions(), "Delete Claim"),
		w.undoing.actions(),
		w.sourcing.actions(),
		w.consulting.actions(),
		w.capturing.actions(),
		w.sourceList.actions(),
		w.desking.actions(),
		w.peopleList.actions(),
		w.enquiring.actions(),
		w.desk.guard(w.editing.actions(), "Sign Off"),
		w.details.actions(),
		w.settings.actions(),
		w.trading.actions(),
		w.importing.actions(),
		w.exporting.actions(),
		w.correcting.actions(),
		w.merging.actions(),
		w.desk.forClaims(w.worklist.actions()),
		w.hinting.actions(),
		w.setting.actions(),
		w.ledgering.actions(),
		w.noting.actions(),
		w.covering.actions(), w.revealing.actions(),
		w.scaling.actions(),
		w.picturing.actions(),
		w.signing.actions(),
		w.log.actions(),
		w.checklists.actions(),
		w.drafting.actions(),
		w.publishing.actions(),
		w.keeping.actions(),
		w.libraries.actions(), w.newsrooms.actions(),
		w.handing.actions(), w.binders.actions(),
		w.erasing.actions(),
		w.counting.actions(),
		w.annotating.actions(),
		w.ownActions(),
	)
}

func (w *Window) ownActions() []action {
	return []action{
		{name: "Quit", quit: true, over: true, do: w.Close},
		{name: "Help…", do: w.showHelp},
		{name: "All Actions…", do: func() { w.bar.palette() }},
		{name: "About Galley", do: func() { showAbout(w.dialogs, pathOf(w.store.library)) }},
	}
}
