package attribution

var german *grammar
var french *grammar
