package model

// Picture is a picture that stands in the text of a version. Its bytes are a File of the library; one that
// was not in what was imported is known by its address or its words alone, and is never fetched.
type Picture struct {
	SHA256    string `json:"sha256,omitempty"`  // the File; "" where the picture was not in what was imported
	After     int    `json:"after"`             // index of the block that it stands after; -1 before the first
	Alt       string `json:"alt,omitempty"`     // what its author wrote for those who cannot see it
	Address   string `json:"address,omitempty"` // where the page has it from
	MediaType string `json:"media_type,omitempty"`
	Width     int    `json:"width,omitempty"` // pixels, of the picture itself; 0 not known
	Height    int    `json:"height,omitempty"`
}
