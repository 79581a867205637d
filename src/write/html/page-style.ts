/** The style of the report page: no fonts, images or colours from elsewhere. */
export const pageStyle = `
:root{color-scheme:light dark;
--bg:#eef1f4;--paper:#fff;--ink:#1d242b;--soft:#55606b;--line:#d3dae1;--line2:#aeb9c4;--head:#f3f6f9;--link:#0b5394;--focus:#0b57d0;
--e:#b3261e;--e-bg:#fde7e4;--w:#8a4b00;--w-bg:#fff0d1;--n:#1f5f8b;--n-bg:#e3f0fa;--x-bg:#eef0f2;--x:#56606b;--ok:#1b6b3a;--ok-bg:#e4f4ea;--at:#ffe27a;--fig:#0b5394}
@media (prefers-color-scheme:dark){:root{
--bg:#12161a;--paper:#1b2127;--ink:#e3e8ed;--soft:#a7b3be;--line:#333d47;--line2:#4d5a66;--head:#232b33;--link:#8ec1f5;--focus:#9cc7ff;
--e:#ffb4ab;--e-bg:#4b1d1a;--w:#ffcf8b;--w-bg:#43300d;--n:#9fd0f5;--n-bg:#17374d;--x-bg:#2a323a;--x:#b3bec9;--ok:#8fdba9;--ok-bg:#173a24;--at:#6b5600;--fig:#8ec1f5}}
*{box-sizing:border-box}
html{scroll-padding:5rem 0 4rem}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","WenQuanYi Micro Hei",system-ui,sans-serif;overflow-wrap:anywhere;line-break:strict;font-variant-numeric:tabular-nums}
a{color:var(--link);text-underline-offset:.18em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:2px}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999rem;top:0;z-index:9;background:var(--paper);padding:.5rem 1rem}
.skip:focus{left:.5rem}
button,input{font:inherit;color:inherit}
button{cursor:pointer}
.top{display:grid;grid-template-columns:minmax(0,1fr) clamp(22rem,33vw,30rem);background:var(--paper);border-bottom:1px solid var(--line2)}
.id{padding:.75rem 1.25rem}
h1{font-size:1.15rem;line-height:1.4;margin:0}
.id p{margin:0;color:var(--soft);font-size:.83rem}
.verdict{padding:.75rem 1.1rem;border-left:6px solid var(--e);background:var(--e-bg);color:var(--ink);display:flex;flex-direction:column;justify-content:center}
.verdict p{margin:0;font-weight:700;font-size:1.1rem;line-height:1.45}
.verdict .more{font-weight:400;font-size:.82rem}
.verdict.good{border-color:var(--ok);background:var(--ok-bg)}
.verdict.warn{border-color:var(--w);background:var(--w-bg)}
.page{display:grid;grid-template-columns:minmax(0,1fr) clamp(22rem,33vw,30rem);align-items:start}
main{padding:1rem 1.25rem 4rem;min-width:0}
.paper{background:var(--paper);border:1px solid var(--line);padding:1.5rem clamp(.75rem,3vw,2.5rem) 3rem;max-width:76rem;margin:0 auto}
aside{position:sticky;top:0;height:100vh;display:flex;flex-direction:column;background:var(--paper);border-left:1px solid var(--line2);min-width:0}
.tools{padding:.6rem 1.1rem;border-bottom:1px solid var(--line);background:var(--head)}
.tools h2,.rest h2{font-size:1rem;margin:0 0 .4rem}
.filters{display:flex;gap:.4rem;flex-wrap:wrap}
.filter{flex:1 1 auto;min-height:2.2rem;padding:.15rem .6rem;border:1px solid var(--line2);border-radius:4px;background:var(--paper);white-space:nowrap}
.filter[aria-pressed=true]{border-color:currentColor;border-width:2px}
.filter[aria-pressed=false]{color:var(--soft);text-decoration:line-through;background:transparent}
.filter:disabled{color:var(--soft);border:1px dashed var(--line2);text-decoration:none;cursor:default}
.filter.error[aria-pressed=true]:enabled{color:var(--e);background:var(--e-bg)}.filter.warning[aria-pressed=true]:enabled{color:var(--w);background:var(--w-bg)}.filter.note[aria-pressed=true]:enabled{color:var(--n);background:var(--n-bg)}
.seek{display:flex;gap:.4rem;margin-top:.45rem}
.seek input{flex:1;min-width:0;padding:.25rem .6rem;min-height:2.2rem;border:1px solid var(--line2);border-radius:4px;background:var(--paper)}
.seek button{min-width:2.2rem;border:1px solid var(--line2);border-radius:4px;background:var(--paper)}
.count{margin:.35rem 0 0;font-size:.8rem;color:var(--soft)}
.list{overflow:auto;flex:1;min-height:0;padding-bottom:1.5rem}
.list ol{list-style:none;margin:0;padding:0}
.group>h3{position:sticky;top:0;z-index:1;margin:0;padding:.35rem 1.1rem;background:var(--head);border-bottom:1px solid var(--line);font-size:.86rem}
.sev{display:inline-block;padding:0 .5em;border-radius:3px}
.sev.error{color:var(--e);background:var(--e-bg)}.sev.warning{color:var(--w);background:var(--w-bg)}.sev.note{color:var(--n);background:var(--n-bg)}
.q{padding:.65rem 1.1rem .7rem;border-bottom:1px solid var(--line);border-left:4px solid transparent;font-size:.88rem;line-height:1.6}
.q.error{border-left-color:var(--e)}.q.warning{border-left-color:var(--w)}.q.note{border-left-color:var(--n)}
.q.on{background:var(--head);box-shadow:inset 0 0 0 2px var(--focus)}
.q p{margin:.25rem 0}
.q .msg{margin-top:0}
.jump{color:var(--ink);text-decoration:none;font-weight:500}
a.jump:hover{text-decoration:underline}
.q dl{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;margin:.35rem 0;padding:.3rem .6rem;background:var(--head);border-radius:3px}
.q.on dl{background:var(--paper)}
.q dl div{display:flex;gap:.4rem}
.q dt{color:var(--soft)}.q dd{margin:0;font-weight:600}
.q ul{margin:0;padding:0;list-style:none}
.q ul li{padding-left:.9em;text-indent:-.9em}
.q ul li::before{content:"·";display:inline-block;width:.9em;text-indent:0;color:var(--soft)}
.q .places>b,.q .suspects>b,.q .do>b{display:inline-block;font-weight:400;color:var(--soft);margin-right:.6em}
.q .places,.q .suspects,.q .do{display:grid;grid-template-columns:3.6em minmax(0,1fr)}
.q .suspects .lead{display:block;color:var(--soft)}
.no{display:inline-block;min-width:1.5em;color:var(--soft);font-weight:400}
.new{color:var(--ok)}
.tie{margin-left:.5em;padding:0 .4em;border:1px solid var(--line2);border-radius:3px;font-size:.78rem;color:var(--soft)}
.q .rule{font-size:.76rem;color:var(--soft);margin-bottom:0}
code{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;font-size:.95em}
.q.ok>.msg{opacity:1;text-decoration:line-through}
.accepted{color:var(--ok)}
.effects{margin:.35rem 0 0}
.effects>summary{color:var(--link);cursor:pointer;padding:.15rem 0}
.effects .q{padding:.5rem .7rem;border-bottom:1px dashed var(--line)}
summary{cursor:pointer}
.none{padding:2.5rem 1.1rem;text-align:center;font-size:1.05rem;color:var(--soft)}
.rest{padding:.9rem 1.1rem 0;font-size:.84rem}
.rest p{margin:.2rem 0}
.rest details{margin:.4rem 0}
.rest ul{margin:.2rem 0;padding-left:1.2em}
.panel{border-top:2px solid var(--fig);background:var(--paper);padding:.6rem 1.1rem .8rem;font-size:.86rem;max-height:45vh;overflow:auto;position:relative}
.panel h2{font-size:.95rem;margin:0;padding-right:2.5rem}
.panel p{margin:.2rem 0}
.panel ul{margin:.15rem 0 .3rem;padding-left:1.2em}
.panel .big{font-size:1.15rem;font-weight:700}
.panel .close{position:absolute;right:.7rem;top:.5rem;width:2rem;height:2rem;border:1px solid var(--line2);border-radius:4px;background:var(--paper);line-height:1}
.paper h3{font-size:1.25rem;margin:2.2rem 0 .8rem;padding-bottom:.3rem;border-bottom:2px solid var(--line)}
.paper h4{font-size:1.08rem;margin:1.6rem 0 .5rem}
.paper h5,.paper h6{font-size:1rem;margin:1.1rem 0 .3rem}
.paper p{margin:.5rem 0;text-align:justify;text-indent:2em}
.paper p.cover{text-align:center;text-indent:0;font-size:1.3rem;font-weight:700}
.toc{margin:1rem 0;padding:.6rem 1rem;background:var(--head);font-size:.85rem;columns:22rem}
.toc p{text-indent:0;margin:0;text-align:left}
.scroll{overflow:auto;max-height:min(82vh,60rem);margin:1rem 0;border:1px solid var(--line2);background:var(--paper)}
.grid{border-collapse:separate;border-spacing:0;width:100%;font-size:.82rem;line-height:1.45}
.grid.wide{min-width:60rem}.grid.form{min-width:62rem}
caption{padding:.5rem .6rem;text-align:left}
caption .title{display:block;text-align:center;font-weight:700;font-size:1rem}
caption .line{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1.2rem;color:var(--soft)}
.grid th,.grid td{border:solid var(--line);border-width:1px 1px 0 0;padding:.28rem .5rem;vertical-align:middle;text-align:left;font-weight:400;min-width:3.2em}
.grid th:last-child,.grid td:last-child{border-right:0}
.grid thead{position:sticky;top:0;z-index:2}
.grid thead th,.grid thead td{background:var(--head);text-align:center;font-weight:600;border-color:var(--line2)}
.grid tbody th{background:color-mix(in srgb,var(--head) 55%,var(--paper));min-width:5.5em}
.grid td.txt{min-width:6.5em}
.grid.form td,.grid.form th{min-width:4.5em}
.grid .num{text-align:right;white-space:nowrap}
.grid tbody tr:hover>*{background:var(--head)}
.paper .sheetname{margin:2rem 0 .4rem;text-indent:0;text-align:left;border-bottom:2px solid var(--ok);color:var(--ok)}
.grid .ad,.grid thead .ad{min-width:2.2em;padding:.1rem .3rem;text-align:center;background:var(--head);color:var(--soft);font-weight:400;font-size:.92em}
.grid td:has(>.e){background:var(--e-bg)}.grid td:has(>.w){background:var(--w-bg)}.grid td:has(>.at){outline:3px solid #c98a00;outline-offset:-3px}
.f{cursor:pointer;border-radius:2px;text-decoration:underline dotted color-mix(in srgb,var(--fig) 55%,transparent);text-underline-offset:.22em}
.f:empty{display:inline-block;min-width:2.6em;min-height:1.1em;vertical-align:middle}
.f:hover{background:var(--n-bg)}
.m{cursor:pointer}
.e,.w,.n{border-radius:2px;padding:0 .12em;text-decoration-line:underline;text-decoration-style:solid;text-decoration-thickness:2px;text-underline-offset:.22em}
.e{background:var(--e-bg);color:var(--e);font-weight:600}
.w{background:var(--w-bg);color:var(--w)}
.n{background:var(--n-bg);color:var(--n)}
.f.e,.f.w,.f.n,.f.x,.m.e,.m.w,.m.n{text-decoration-color:currentColor}
.x{background:var(--x-bg);border-radius:2px}
.u{outline:1px dashed var(--soft)}
.at{background:var(--at)!important;color:var(--ink)!important;box-shadow:0 0 0 3px var(--at)}
.scroll.at{background:var(--paper)!important;box-shadow:0 0 0 4px var(--at)}
.f[aria-current=true]{outline:2px solid var(--fig);outline-offset:1px}
.bar{position:sticky;top:0;z-index:3;display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center;max-width:76rem;margin:0 auto .6rem;padding:.4rem .7rem;background:var(--paper);border:1px solid var(--line2);border-radius:4px;font-size:.86rem}
.bar button{min-height:2rem;min-width:2rem;padding:0 .9rem;border:1px solid var(--line2);background:var(--paper)}
.views{display:inline-flex}.views button:first-child{border-radius:4px 0 0 4px}.views button:last-child{border-radius:0 4px 4px 0;border-left:0}
.bar button[aria-pressed=true]{background:var(--link);border-color:var(--link);color:var(--paper);font-weight:600}
.zoom{display:inline-flex;align-items:center;gap:.4rem}.zoom button{border-radius:4px;padding:0 .5rem}#scale{min-width:3em;text-align:center}
.pglinks{display:flex;flex-wrap:wrap;gap:.3rem;align-items:center}.pglinks a{min-width:1.9rem;line-height:1.7rem;text-align:center;text-decoration:none;border:1px solid currentColor}
.pages{overflow-x:auto;--zoom:1}
.pages[data-zoom="50"]{--zoom:.5}.pages[data-zoom="75"]{--zoom:.75}.pages[data-zoom="150"]{--zoom:1.5}.pages[data-zoom="200"]{--zoom:2}.pages[data-zoom="300"]{--zoom:3}
.pg{width:calc(min(100%,56rem)*var(--zoom));margin:0 auto 1.2rem;scroll-margin-top:3.5rem}
.pg.wide{width:calc(min(100%,76rem)*var(--zoom))}
.pgno{margin:0 0 .2rem;font-size:.82rem;color:var(--soft)}
.pgnote{max-width:76rem;margin:0 auto .6rem;padding:.4rem .7rem;background:var(--w-bg);color:var(--ink)}
.sheet{position:relative;background:#fff;border:1px solid var(--line2)}
.sheet img{display:block;width:100%;height:auto;color:#55606b}
.sheet svg{position:absolute;left:0;top:0;width:100%;height:100%;mix-blend-mode:multiply}
.sheet g{scroll-margin:6rem 2rem}
.sheet text{fill:#111;font-family:"SimSun","Songti SC","Noto Serif CJK SC","Noto Sans CJK SC",serif;user-select:none}
.sheet rect{fill:transparent}
.sheet .f:hover rect{fill:rgb(11 83 148/.14)}
.sheet .e rect{fill:rgb(217 48 37/.24);stroke:#b3261e;stroke-width:1.3}
.sheet .w rect{fill:rgb(240 150 0/.24);stroke:#8a4b00;stroke-width:1.1}
.sheet .n rect{fill:rgb(30 120 200/.16);stroke:#1f5f8b;stroke-width:.9}
.sheet .x rect{fill:rgb(70 80 90/.08);stroke:#56606b;stroke-width:.7;stroke-dasharray:2 1.5}
.sheet .u rect{stroke:#56606b;stroke-width:.7;stroke-dasharray:2 1.5}
.sheet .tb rect{fill:none;pointer-events:stroke;stroke-width:2}
.sheet .at rect{fill:rgb(255 205 0/.6);stroke-width:2.4;stroke-dasharray:none}
.sheet .tb.at rect{fill:none;stroke:#c98a00;stroke-width:4}
.sheet .f[aria-current=true] rect{stroke:#0b5394;stroke-width:1.8}
.sheet g:focus{outline:0}.sheet g:focus rect{stroke:#0b57d0;stroke-width:2.6;stroke-dasharray:none}
dialog{border:1px solid var(--line2);border-radius:6px;background:var(--paper);color:var(--ink);padding:1rem 1.4rem;max-width:min(32rem,92vw)}
dialog::backdrop{background:rgb(0 0 0/.45)}
dialog h2{font-size:1.05rem;margin:0 0 .6rem}
dialog dl{display:grid;grid-template-columns:auto 1fr;gap:.3rem 1rem;margin:0 0 .8rem}
dialog dd{margin:0}
kbd{border:1px solid var(--line2);border-radius:3px;padding:0 .4em;background:var(--head);font:inherit;font-size:.86em}
dialog button{border:1px solid var(--line2);border-radius:4px;background:var(--head);padding:.25rem 1rem}
.back{display:none}
@media (max-width:62rem){
.top,.page{grid-template-columns:minmax(0,1fr)}
.verdict{border-left-width:6px}
main{padding:.5rem .5rem 1rem}.paper{padding:1rem .75rem 2rem}
aside{position:static;height:auto;border-left:0;border-top:3px solid var(--line2);scroll-margin-top:0}
.tools{position:sticky;top:0;z-index:3}
.group>h3{position:static}
.list{overflow:visible}
.panel{position:fixed;left:0;right:0;bottom:0;z-index:5;max-height:55vh;box-shadow:0 -4px 18px rgb(0 0 0/.25)}
.back{display:flex;gap:.5rem;position:fixed;right:.6rem;bottom:.6rem;z-index:4}
.back a{background:var(--paper);border:1px solid var(--line2);border-radius:1.2rem;padding:.35rem .9rem;font-size:.86rem;text-decoration:none;box-shadow:0 2px 8px rgb(0 0 0/.25)}
.paper p{text-align:left}
.toc{columns:auto}
.bar{position:static;margin:.4rem 0}
.scroll{max-height:75vh}
}
@media print{
@page{margin:15mm}
:root{color-scheme:light}
body{background:#fff;font-size:10.5pt}
.skip,.filters,.seek,.count,.panel,.back,.bar,dialog{display:none!important}
.top,.page{display:block}
.page{display:flex;flex-direction:column}
aside{order:-1;position:static;height:auto;display:block;border:0}
.list,.scroll{overflow:visible;max-height:none}
.group>h3,.grid thead{position:static}
.q{break-inside:avoid}
.grid.wide,.grid.form{min-width:0;font-size:7.5pt}
.grid th,.grid td{min-width:0;padding:.1rem .2rem}
.grid td.txt{min-width:6.5em}
.grid.form td,.grid.form th{min-width:4.5em}
.grid .num{white-space:normal}
.paper{border:0;padding:0;max-width:none}
main{break-before:page;padding:0}
.jump{color:inherit}.f{text-decoration:none}
.pages{overflow:visible;--zoom:1!important}.pg{break-inside:avoid}
.e,.w,.n,.x,.sheet g{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
