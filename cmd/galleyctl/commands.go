package main

// commands is the command line: flags that stand with every command, and the
// commands, each a struct with what it takes and a Run.
type commands struct {
	Library string `placeholder:"FILE" help:"The library (default: $$GALLEY_LIBRARY, then the one the desktop program opens)."`
	Editor  string `placeholder:"NAME" help:"Who stands beside what is done (default: the desktop program's preference, then $$USER)."`
	JSON    bool   `help:"Print exactly one JSON value."`

	Import     importCommand     `cmd:"" help:"Import files, folders, ZIP archives, web addresses, or standard input (-)."`
	List       listCommand       `cmd:"" help:"List the articles."`
	Show       showCommand       `cmd:"" help:"Show an article, its blocks and its claims."`
	Text       textCommand       `cmd:"" help:"Print the text that offsets count in."`
	Search     searchCommand     `cmd:"" help:"Search articles, claims, reasoning and sources."`
	Revise     reviseCommand     `cmd:"" help:"Bring a corrected version of an article; its claims are carried over."`
	Recode     recodeCommand     `cmd:"" help:"Read an article's original in another charset, as a new version; its claims are carried over."`
	Edit       editCommand       `cmd:"" help:"Correct what is known about an article."`
	Hide       hideCommand       `cmd:"" help:"Hide page furniture, or show it again; no offset moves."`
	LeftOut    leftOutCommand    `cmd:"" help:"What of a web page is not in its article's text, and why; --take brings a part in as a new version."`
	Delete     deleteCommand     `cmd:"" help:"Delete an article (undo brings it back)."`
	Collection collectionCommand `cmd:"" help:"Collections of articles: list, add, remove, rename, delete."`
	Tag        tagCommand        `cmd:"" help:"Put words on articles or claims, or take them off."`
	Archive    archiveCommand    `cmd:"" help:"Put articles out of the daily list, or back in it."`
	Trash      trashCommand      `cmd:"" help:"What was deleted: list, restore."`
	Claim      claimCommand      `cmd:"" help:"Claims: add, again, list, show, edit, delete."`
	Source     sourceCommand     `cmd:"" help:"Sources: add, list, edit, attach, detach."`
	Verdict    verdictCommand    `cmd:"" help:"Verdicts: set, signoff."`
	Scale      scaleCommand      `cmd:"" help:"Rating scales."`
	Conflict   conflictCommand   `cmd:"" help:"What merged libraries say differently: list, decide."`
	Annotate   annotateCommand   `cmd:"" help:"Bring in what others annotated: Web Annotations, Hypothesis."`
	Export     exportCommand     `cmd:"" help:"Write the annotated report."`
	History    historyCommand    `cmd:"" help:"What was done, by whom, newest first."`
	Undo       undoCommand       `cmd:"" help:"Take back what was done last."`
	Redo       redoCommand       `cmd:"" help:"Do again what was undone last."`
	Check      checkCommand      `cmd:"" help:"Read the whole library and say what is wrong with it."`
	Backup     backupCommand     `cmd:"" help:"Copy the library, as it is now, into a new file; or list the backups made by themselves."`
	Restore    restoreCommand    `cmd:"" help:"Put the library back to what a backup holds; what it held is kept beside it."`
	Salvage    salvageCommand    `cmd:"" help:"Save what can be read of a damaged library into a new one; the damaged file is only read."`
	Merge      mergeCommand      `cmd:"" help:"Bring another library into this one, without duplicates; conflict list shows what they say differently."`
	Completion completionCommand `cmd:"" help:"Print what makes bash, zsh or fish complete commands and flags."`
	Manual     manualCommand     `cmd:"" hidden:"" help:"Print the manual page."`
}
