package capture

import (
	"bytes"
	"net/http"
	"regexp"
	"strings"
	"unicode"

	"galley/model"
	"galley/model/prose"
)

// What stands before a page is told by what it says and by how little else is there: articles write about
// subscriptions too.
const (
	wallText  = 12_000 // bytes of text from which on a page is no wall
	wallWords = 2_500  // letters of text from which on it is none
)

// payWords are what paywalls say, in the languages that the window speaks.
var payWords = folded(
	"subscribe to continue", "subscribe to read", "subscribe now to", "subscribers only", "for subscribers", "already a subscriber",
	"to continue reading", "to keep reading", "continue reading with", "unlock this article", "unlock this story", "become a subscriber",
	"this content is reserved for", "this article is for subscribers", "you have reached your limit of free articles", "start your free trial",
	"free articles this month", "get unlimited access", "subscription required", "purchase access", "buy this article",
	"nur für abonnenten", "nur für abonnentinnen", "mit einem abo weiterlesen", "jetzt abonnieren", "weiterlesen mit", "um weiterzulesen",
	"abo abschließen", "artikel freischalten", "bereits abonnent", "exklusiv für abonnenten", "lesen sie weiter mit", "jetzt weiterlesen",
	"réservé aux abonnés", "réservée aux abonnés", "abonnez-vous pour", "il vous reste", "déjà abonné", "pour lire la suite", "article réservé",
	"accès illimité", "débloquer cet article",
	"solo para suscriptores", "exclusivo para suscriptores", "suscríbete para", "suscríbase para", "para seguir leyendo", "ya eres suscriptor",
	"contenido exclusivo", "hazte suscriptor",
	"للمشتركين فقط", "اشترك للمتابعة", "اشترك لقراءة", "لمتابعة القراءة", "اشترك الآن",
	"订阅后继续阅读", "订阅以继续", "仅限订阅", "会员专享", "付费阅读", "成为会员", "开通会员", "剩余内容",
)

// loginWords are what a page says that shows itself only to whom it knows.
var loginWords = folded(
	"please log in", "please sign in", "log in to continue", "sign in to continue", "you must be logged in", "you need to log in",
	"login required", "log in to view", "sign in to view", "create an account to", "register to continue",
	"bitte melden sie sich an", "bitte einloggen", "sie müssen angemeldet sein", "anmelden, um", "melde dich an, um", "bitte anmelden",
	"veuillez vous connecter", "connectez-vous pour", "vous devez être connecté", "identifiez-vous pour",
	"inicia sesión para", "inicie sesión para", "debes iniciar sesión", "debe iniciar sesión",
	"يرجى تسجيل الدخول", "سجل الدخول للمتابعة", "يجب تسجيل الدخول",
	"请登录", "请先登录", "登录后查看", "登录后继续",
)

var (
	passwordField = regexp.MustCompile(`(?i)<input[^>]+type\s*=\s*["']?password`)
	notFree       = regexp.MustCompile(`(?i)"isAccessibleForFree"\s*:\s*"?false`)
)

func folded(words ...string) []string {
	for i, w := range words {
		words[i] = strings.ToLower(w)
	}
	return words
}

// wall tells what stands before a page: by its status, by what it says (text is the article's, shown all that a
// browser shows) and by how long the text is.
func wall(status int, text, shown string, page []byte) string {
	switch status {
	case http.StatusUnauthorized:
		return model.Login
	case http.StatusPaymentRequired:
		return model.Paywall
	}
	if letters(text) >= wallWords || len(text) >= wallText {
		return ""
	}
	page = page[:min(len(page), 2<<20)]
	all := strings.ToLower(prose.Flatten(shown + " " + text))
	says := func(words []string) bool {
		for _, w := range words {
			if strings.Contains(all, w) {
				return true
			}
		}
		return false
	}
	markup := looksLikeHTML(page)
	switch {
	case markup && notFree.Match(page), says(payWords):
		return model.Paywall
	case says(loginWords), markup && passwordField.Match(page) && letters(text) < wallWords/3:
		return model.Login
	}
	return ""
}

func looksLikeHTML(page []byte) bool {
	return bytes.Contains(page[:min(len(page), 64<<10)], []byte("<"))
}

// letters counts letters; a sign of Chinese says as much as three.
func letters(text string) (n int) {
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			n += 3
		case unicode.IsLetter(r):
			n++
		}
	}
	return n
}
