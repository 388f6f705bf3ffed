package training
import ("context";"fmt";"os";"strings";"sync";"testing";"github.com/wenshu-app/wenshu/core/rank")
// errors of one choice on left-out docs with features
func TestZZErr(t *testing.T){
 ctx:=context.Background()
 var docs []*Document
 for _,dir:=range []string{"/work/shared/eval/dev","/work/shared/eval/more","../testdata/own"}{ d,_:=Folder(ctx,dir); docs=append(docs,d...)}
 d,_:=Marks(ctx,"../testdata/marks","/work/shared"); docs=append(docs,d...)
 kind:=os.Getenv("ONLY")
 led:=make([][]rank.Example,len(docs))
 for i,d:=range docs{ l,_:=d.lessons(ctx,i); led[i]=l[kind]}
 const folds=5
 fold:=map[string]int{}; fo:=make([]int,len(docs)); for i,d:=range docs{ if _,ok:=fold[d.Source];!ok{fold[d.Source]=len(fold)%folds}; fo[i]=fold[d.Source]}
 var mu sync.Mutex
 var wg sync.WaitGroup
 for k:=range folds{ wg.Add(1); go func(){ defer wg.Done()
  var school []rank.Example
  for i:=range docs{ if fo[i]!=k{school=append(school,led[i]...)}}
  f:=rank.Train(school,options[kind]); m:=map[string]float32{}
  for _,x:=range f{m[x.Name]=float32(x.Weight)}
  w:=rank.NewWeights(m)
  for i:=range docs{ if fo[i]!=k{continue}
   var b strings.Builder; bad:=0
   for _,e:=range led[i]{ best,bi:=float32(-1e9),0; sums:=[]float32{}
    for i,c:=range e.Candidates{ s:=float32(0); for _,x:=range c{s+=w.Of(rank.Hash(x))}; sums=append(sums,s); if s>best{best,bi=s,i}}
    if e.Gain[bi]>0.5{continue}
    bad++
    gi:=-1; for i,g:=range e.Gain{ if g>0&&(gi<0||g>e.Gain[gi]){gi=i}}
    for _,j:=range []int{bi,gi}{ if j<0{ fmt.Fprintf(&b,"   NONE of %d:",len(e.Candidates)); for _,c:=range e.Candidates{ for _,x:=range c{ if x[0]=='#'{fmt.Fprint(&b," ",strings.SplitN(x," for",2)[0])}}}; fmt.Fprintln(&b); continue}
     fmt.Fprintf(&b,"   %.1f %.2f ",e.Gain[j],sums[j])
     for _,x:=range e.Candidates[j]{ v:=w.Of(rank.Hash(x)); if v>0.15||v< -0.15||x[0]=='#'{ fmt.Fprintf(&b,"%s %.1f; ",strings.TrimPrefix(x,"time."),v)}}
     fmt.Fprintln(&b)}
    fmt.Fprintln(&b)
   }
   mu.Lock(); if bad>0{ fmt.Printf("## %s %d of %d\n%s",docs[i].Name,bad,len(led[i]),b.String())}; mu.Unlock()
  }}()}
 wg.Wait()
}
