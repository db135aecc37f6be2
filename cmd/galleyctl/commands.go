package main

// commands is the command line: the flags of every command, and the commands. Each is
// a struct of its arguments and flags, with a Run method.
type commands struct {
	Library string `placeholder:"FILE" help:"The library file, or the address of a newsroom: postgres://NAME@SERVER/DATABASE (default: $$GALLEY_LIBRARY, then the one that the desktop program opens)."`
	Editor  string `placeholder:"NAME" help:"The name stored with each change (default: the desktop program's preference, then $$USER)."`
	JSON    bool   `help:"Print exactly one JSON value."`
	Reveal  bool   `help:"Print the names of confidential sources, private notes and private evidence."`

	Import     importCommand     `cmd:"" help:"Import files, folders, ZIP archives, web addresses, or standard input (-)."`
	List       listCommand       `cmd:"" help:"List the articles."`
	Show       showCommand       `cmd:"" help:"Show an article, its blocks and its claims."`
	Text       textCommand       `cmd:"" help:"Print the text that offsets count in."`
	Picture    pictureCommand    `cmd:"" help:"Write a picture of an article to a file."`
	Search     searchCommand     `cmd:"" help:"Search articles, claims, reasoning and sources."`
	Suggest    suggestCommand    `cmd:"" help:"List the sentences that no claim covers, those most worth checking first, with the reasons."`
	Revise     reviseCommand     `cmd:"" help:"Add a corrected version of an article. Its claims are carried over."`
	Recode     recodeCommand     `cmd:"" help:"Read an article's original again in another charset, as a new version. Its claims are carried over."`
	Edit       editCommand       `cmd:"" help:"Correct an article's title, byline and other details."`
	Hide       hideCommand       `cmd:"" help:"Hide menus, adverts and the like, or show them again. Offsets do not change."`
	LeftOut    leftOutCommand    `cmd:"" help:"List what was left out of a web page's text, and why. --take adds a part, as a new version."`
	Aside      asideCommand      `cmd:"" help:"Set a passage aside as nothing to check, open it again, or list what is set aside."`
	Coverage   coverageCommand   `cmd:"" help:"Say of each sentence of an article whether it was looked at, and count the words."`
	Ledger     ledgerCommand     `cmd:"" help:"List the names, titles, dates and figures of an article with their places, and what does not go together."`
	Delete     deleteCommand     `cmd:"" help:"Delete an article (undo brings it back)."`
	Collection collectionCommand `cmd:"" help:"Collections of articles: list, add, remove, rename, edit, delete."`
	Tag        tagCommand        `cmd:"" help:"Add tags to articles or claims, or remove them."`
	Archive    archiveCommand    `cmd:"" help:"Move articles to the archive, or back."`
	Trash      trashCommand      `cmd:"" help:"Deleted articles and claims: list, restore."`
	Claim      claimCommand      `cmd:"" help:"Claims: add, again, list, show, edit, close, reopen, delete."`
	Desk       deskCommand       `cmd:"" help:"The desk's table: claims of all articles, filtered and sorted, also as csv or xlsx."`
	SavedList  savedListCommand  `cmd:"" help:"Saved lists of the desk: add, list, rename, delete."`
	Source     sourceCommand     `cmd:"" help:"Sources: add, list, edit, attach, detach."`
	Person     personCommand     `cmd:"" help:"People who can be asked: add, list, show, edit, merge."`
	Attempt    attemptCommand    `cmd:"" help:"Attempts to ask people: add, list, waiting, edit, report, delete."`
	Evidence   evidenceCommand   `cmd:"" help:"What the notes of a draft propose as sources: accept, refuse."`
	Verdict    verdictCommand    `cmd:"" help:"Verdicts: set, signoff."`
	Question   questionCommand   `cmd:"" help:"Questions on claims, to the author, the editor, the lawyer or the desk: add, close, reopen, edit, delete, list."`
	Round      roundCommand      `cmd:"" help:"Rounds in which an article is read and signed off: sign, list, withdraw."`
	Publish    publishCommand    `cmd:"" help:"Say when the check of an article was published. What is changed after that is a correction."`
	Correction correctionCommand `cmd:"" help:"Corrections of a published check: list, reason."`
	Quotation  quotationCommand  `cmd:"" help:"Compare the quoted words of a claim with the passages of its sources."`
	Quantities quantitiesCommand `cmd:"" help:"Find the numbers of a text, or of each line of standard input: value, unit, modifier and kind."`
	Scale      scaleCommand      `cmd:"" help:"Rating scales."`
	Checklist  checklistCommand  `cmd:"" help:"What is to be looked at for each kind of fact: list, add, edit, reset, delete, tick, untick."`
	Conflict   conflictCommand   `cmd:"" help:"Conflicts between merged libraries: list, decide."`
	Annotate   annotateCommand   `cmd:"" help:"Import annotations of others: Web Annotations, Hypothesis."`
	Export     exportCommand     `cmd:"" help:"Write the annotated report."`
	History    historyCommand    `cmd:"" help:"List the changes and who made them, newest first."`
	Undo       undoCommand       `cmd:"" help:"Undo the last change."`
	Redo       redoCommand       `cmd:"" help:"Redo the change that was undone last."`
	Check      checkCommand      `cmd:"" help:"Read the whole library and report damage."`
	Backup     backupCommand     `cmd:"" help:"Copy the library to a new file, or list the automatic backups."`
	Restore    restoreCommand    `cmd:"" help:"Restore the library from a backup. A copy of its present content is kept."`
	Erase      eraseCommand      `cmd:"" help:"Erase a record for good, with all that hangs on it: out of history, search and the file itself. Undo does not bring it back."`
	Salvage    salvageCommand    `cmd:"" help:"Copy what can be read of a damaged library to a new one. The damaged file is not changed."`
	Merge      mergeCommand      `cmd:"" help:"Merge another library into this one, without duplicates. Afterwards, conflict list shows the conflicts."`
	Handout    handoutCommand    `cmd:"" help:"Write articles to a small library for a colleague, with all that is about them, confidential names and private notes too, and nothing else."`
	Binder     binderCommand     `cmd:"" help:"Hand one article over with its evidence, as a ZIP file; encrypted where a passphrase or a key is given."`
	OpenBinder openBinderCommand `cmd:"" name:"open-binder" help:"Write the library of a binder to a new file, to be worked in or merged."`
	Takeback   takebackCommand   `cmd:"" help:"Take back what a colleague did to articles that were handed out. Nothing else in the file is taken."`
	Newsroom   newsroomCommand   `cmd:"" help:"A newsroom's library on a server: init, invite, who, remove."`
	Statistics statisticsCommand `cmd:"" help:"Count what was checked: by rating, kind, speaker, publisher and time, and what is overdue."`
	Completion completionCommand `cmd:"" help:"Print a completion script for bash, zsh or fish."`
	Manual     manualCommand     `cmd:"" hidden:"" help:"Print the manual page."`
}
