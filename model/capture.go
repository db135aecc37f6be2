package model

import "strings"

// Capture is a web page as it was when a source was kept: the attachment of the same id is the WARC file
// (ISO 28500) that holds the exchange with the server as it went, so that other tools can replay it.
type Capture struct {
	ID          string `gorm:"primaryKey" json:"id"` // of the Attachment
	SourceID    string `json:"source_id"`
	Asked       string `json:"asked"`                                       // the address asked for
	Address     string `json:"address"`                                     // where it was in the end, redirects followed
	Taken       Stamp  `json:"taken"`                                       // when the server answered
	Status      int    `json:"status"`                                      // of HTTP
	MediaType   string `json:"media_type"`                                  // as the server said
	PayloadHash string `gorm:"column:payload_sha256" json:"payload_sha256"` // SHA-256 of the page's bytes, hex
	TextHash    string `gorm:"column:text_sha256" json:"text_sha256"`       // the File with its readable text, UTF-8; "" none
	Title       string `json:"title"`                                       // as the page says
	Wall        string `json:"wall,omitempty"`                              // what stands before the page: "paywall" or "login"; "" nothing
	Authority   string `json:"authority,omitempty"`                         // address of the authority asked for a token; "" none was
	Token       string `json:"token,omitempty"`                             // RFC 3161 token of the WARC file, DER in base64; "" pending or none
	Created     Stamp  `json:"created"`
	Deleted     Stamp  `json:"deleted,omitempty"`
}

func (c Capture) sound() error {
	return sayable(c.Asked, c.Address, c.MediaType, c.PayloadHash, c.TextHash, c.Title, c.Wall, c.Authority, c.Token)
}

// WARC is the SHA-256 of the file that the capture is kept in.
func (c Capture) WARC() string { return c.ID[strings.LastIndex(c.ID, "-")+1:] }
