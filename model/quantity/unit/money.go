package unit

// currency is a currency with its codes and signs; the words stand in the languages.
type currency struct {
	name  string
	codes string // ISO 4217, and what prose writes for it; before or after a number
	signs string // written before or after a number
}

// currencies are those that news names. A bare $ is the American dollar, as in the
// style books of the wire agencies: another dollar is written A$, C$, HK$.
var currencies = []currency{
	{"dollar", "USD US$ $US USD$ US-$ U.S.$ U.S$", "$"},
	{"Australian dollar", "AUD A$ $A AU$ AUD$ $AU", ""},
	{"Canadian dollar", "CAD C$ CA$ CAN$ Can$ CDN$ Cdn$ CAD$ $C", ""},
	{"Hong Kong dollar", "HKD HK$ HKD$ $HK", ""},
	{"New Zealand dollar", "NZD NZ$ NZD$ $NZ", ""},
	{"Singapore dollar", "SGD S$ SG$ SGD$", ""},
	{"Taiwan dollar", "TWD NT$ TWD$", ""},
	{"Jamaican dollar", "JMD J$", ""},
	{"euro", "EUR", "€"},
	{"pound sterling", "GBP PS", "£"}, // PS is how a £ comes out of a text that was forced into ASCII,
	{"yen", "JPY JP¥", "¥ ￥"},
	{"yuan", "CNY RMB CN¥ 元", ""},
	{"rupee", "INR Rs. Rs", "₹"},
	{"won", "KRW", "₩"},
	{"rouble", "RUB RUR", "₽"},
	{"Swiss franc", "CHF SFr. SFr sfr", ""},
	{"Swedish krona", "SEK", ""},
	{"Norwegian krone", "NOK", ""},
	{"Danish krone", "DKK", ""},
	{"Icelandic krona", "ISK", ""},
	{"Czech koruna", "CZK Kč", ""},
	{"zloty", "PLN zł", ""},
	{"forint", "HUF", ""},
	{"leu", "RON", ""},
	{"lev", "BGN", ""},
	{"hryvnia", "UAH", "₴"},
	{"Turkish lira", "TRY TL", "₺"},
	{"shekel", "ILS NIS", "₪"},
	{"Egyptian pound", "EGP E£", ""},
	{"Lebanese pound", "LBP", ""},
	{"riyal", "SAR QAR", ""},
	{"rial", "IRR", ""},
	{"dirham", "AED Dh", ""},
	{"dinar", "KWD IQD JOD", ""},
	{"afghani", "AFN", ""},
	{"Pakistani rupee", "PKR", ""},
	{"rand", "ZAR", ""},
	{"naira", "NGN", "₦"},
	{"shilling", "KES UGX TZS", ""},
	{"cedi", "GHS", "₵"},
	{"real", "BRL R$", ""},
	{"Mexican peso", "MXN Mex$ MX$", ""},
	{"Argentine peso", "ARS", ""},
	{"Chilean peso", "CLP", ""},
	{"Colombian peso", "COP", ""},
	{"Philippine peso", "PHP", "₱"},
	{"peso", "", ""},
	{"bolivar", "VEF VES", ""},
	{"ringgit", "MYR RM", ""},
	{"baht", "THB", "฿"},
	{"rupiah", "IDR Rp. Rp", ""},
	{"dong", "VND", "₫"},
	{"kip", "LAK ₭", ""},
	{"taka", "BDT Tk", "৳"},
	{"tenge", "KZT", "₸"},
	{"lari", "GEL", "₾"},
	{"bitcoin", "BTC XBT", "₿"},
	{"ether", "ETH", ""},
	// Currencies of the past.
	{"Deutschmark", "DM DEM", ""},
	{"French franc", "FRF", ""},
	{"franc", "", ""},
	{"Belgian franc", "BEF", ""},
	{"lira", "ITL", ""},
	{"peseta", "ESP", ""},
	{"markka", "FIM", ""},
	{"guilder", "NLG", ""},
	{"schilling", "ATS", ""},
	{"drachma", "GRD", ""},
	{"escudo", "PTE", ""},
	{"krone", "", ""},
}

// smallMoney is the parts of currencies. A cent is taken for the American one, as the dollar is.
var smallMoney = []struct {
	name, of string
	factor   float64
}{
	{"cent", "dollar", 0.01},
	{"euro cent", "euro", 0.01},
	{"penny", "pound sterling", 0.01},
	{"sen", "ringgit", 0.01},
	{"kopeck", "rouble", 0.01},
	{"centime", "franc", 0.01},
	{"pfennig", "Deutschmark", 0.01},
	{"paisa", "rupee", 0.01},
}
