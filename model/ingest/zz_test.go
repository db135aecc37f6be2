package ingest
import ("testing";"context";"strings";"fmt";"path/filepath";"encoding/json";"os")
func TestZZ(t *testing.T){
 raw,_:=os.ReadFile(filepath.Join(corpus,"ground-truth.json"))
 var truth map[string]struct{Body string `json:"articleBody"`}
 json.Unmarshal(raw,&truth)
 for id,want:=range truth{
  if !strings.HasPrefix(id,"51d066")&& !strings.HasPrefix(id,"3f65af"){continue}
  data:=gunzip(t,filepath.Join(corpus,"html",id+".html.gz"))
  doc,_:=Bytes(context.Background(),id+".html",data,Hints{})
  g,_:=shingles(doc.Text,2)
  fmt.Println("==",id)
  for _,l:=range strings.Split(want.Body,"\n"){ w,n:=shingles(l,2); hit:=0; for k,c:=range w{if g[k]>0{hit+=c}}; if n>0&&hit*2<n{fmt.Printf(" MISSING %.150q\n",l)}}
 }
}
