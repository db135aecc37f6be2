package interchange

import (
	"galley/model"
	"galley/model/weigh"
)

// maxRead is how many bytes the values of a JSON file may take in memory, its
// texts not counted. The largest report of a book has a hundredth of it.
const maxRead = 320 << 20

// tooMuchJSON refuses a JSON file that would take too much memory to read.
func tooMuchJSON(name string, data []byte) error {
	if weigh.JSON(data) > maxRead {
		return model.Faultf(model.Invalid, "“%s” holds more values than can be read safely, as malicious files do. Nothing "+
			"was imported.", name)
	}
	return nil
}
