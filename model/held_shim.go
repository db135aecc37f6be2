package model

type Held struct {
	Attachment
	MediaType string
	Size      int64
}
