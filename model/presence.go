package model

// Presence says where somebody is in a newsroom's library at present. It is no part of
// what the library holds: it has no history, and it ends with the window.
type Presence struct {
	Session   string // of the window: somebody may have two
	Editor    string
	ArticleID string // that is open, "" none
	ClaimID   string // that is selected, "" none
	Typing    bool   // something is being typed into that claim
}
