/** The style of a published disclosure: no fonts, images or colours from elsewhere; light, dark and on paper. */
export const disclosureStyle = `
:root{color-scheme:light dark;--top:0rem;
--bg:#f7f6f2;--paper:#fff;--ink:#22262b;--soft:#5c636b;--line:#e3e0d8;--line2:#bdb9ae;--head:#f4f2ec;--accent:#1d4e72;--accent2:#dfe9f0;--link:#1a5580;--focus:#0b57d0;--fig:#1d4e72;--at:#ffefb0;--red:#a3271d;--red-bg:#fbe9e6;--shade:0 1px 2px rgb(40 36 24/.05),0 10px 30px rgb(40 36 24/.06)}
@media (prefers-color-scheme:dark){:root{
--bg:#14171a;--paper:#1b1f23;--ink:#e4e6e8;--soft:#a9b0b7;--line:#30363c;--line2:#515a63;--head:#22272c;--accent:#9cc8e8;--accent2:#233542;--link:#9cc8e8;--focus:#a8cbff;--fig:#a9d0ec;--at:#4f4312;--red:#ffb4a9;--red-bg:#431d18;--shade:0 1px 2px rgb(0 0 0/.3)}}
*{box-sizing:border-box}
html{scroll-padding:calc(var(--top) + 1.2rem) 0 4rem}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.85 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","WenQuanYi Micro Hei",system-ui,sans-serif;overflow-wrap:anywhere;line-break:strict;text-spacing-trim:space-first;font-variant-numeric:tabular-nums}
h1,h2,h3,h4,h5,dt,figcaption{line-height:1.45;text-wrap:balance}
h1,h2,.unit,caption h3{font-family:"Songti SC","STSong","Noto Serif CJK SC","Noto Serif SC","Source Han Serif SC","SimSun","Noto Sans CJK SC",serif}
a{color:var(--link);text-underline-offset:.2em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:2px}
#content:focus,.panel:focus{outline:0}
.vh{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip a{position:absolute;left:-999rem;top:0;z-index:9;background:var(--paper);padding:.5rem 1rem}
.skip a:focus{left:.5rem}
button{font:inherit;color:inherit;cursor:pointer}
.draft{position:sticky;top:0;z-index:6;padding:.35rem 1rem;background:var(--red);color:var(--paper);text-align:center;font-weight:600;letter-spacing:.05em}
.cover{padding:clamp(2.8rem,8vw,5.5rem) 1.5rem clamp(2.4rem,6vw,4.5rem);text-align:center;border-bottom:1px solid var(--line);background:var(--paper);border-top:6px solid var(--accent)}
.cover p{margin:.4rem 0;color:var(--soft)}
.cover .unit{font-size:clamp(1.05rem,2.6vw,1.4rem);letter-spacing:.08em;color:var(--accent)}
h1{margin:.5rem 0 .8rem;font-size:clamp(1.7rem,5.2vw,2.8rem);letter-spacing:.06em;font-weight:700}
.page{display:grid;grid-template-columns:16.5rem minmax(0,1fr);max-width:88rem;margin:0 auto;align-items:start}
.column{padding:0 clamp(1rem,3vw,3rem) 3rem;min-width:0}
#contents{display:block;position:sticky;inset:var(--top) auto auto;width:auto;height:auto;max-height:calc(100vh - var(--top));margin:0;border:0;padding:2.2rem .5rem 2rem 1.5rem;background:none;color:inherit;overflow:auto;font-size:.86rem;line-height:1.5}
#contents ul{list-style:none;margin:0;padding:0}
#contents>ul>li{margin-bottom:.9rem}
#contents>ul>li>a{font-weight:600;color:var(--ink)}
#contents a{display:block;padding:.22rem .6rem;text-decoration:none;color:var(--soft);border-left:2px solid var(--line)}
#contents a:hover{color:var(--link);border-color:var(--line2)}
#contents a[aria-current]{color:var(--accent);border-color:var(--accent);background:var(--accent2);font-weight:600}
.menu{display:none}
h2{font-size:1.6rem;margin:0 0 1.6rem;padding-bottom:.7rem;border-bottom:2px solid var(--accent);letter-spacing:.03em}
h3{font-size:1.18rem;margin:2.4rem 0 .7rem}
h4{font-size:1.03rem;margin:1.7rem 0 .5rem}
h5{font-size:1rem;margin:1.3rem 0 .4rem;color:var(--soft)}
.part,.glance{background:var(--paper);border:1px solid var(--line);border-radius:6px;box-shadow:var(--shade);margin:2rem 0 0;padding:clamp(1.4rem,3.5vw,3rem) clamp(1rem,4vw,3.2rem)}
.part>p{margin:.5rem 0;text-indent:2em;max-width:46em}
.part>.term{text-indent:0;padding-left:1em;border-left:2px solid var(--line);margin:.8rem 0}
.term:target{border-color:var(--accent);background:var(--accent2)}
dfn{font-style:normal;font-weight:600}
.key{display:grid;grid-template-columns:repeat(auto-fit,minmax(10.5rem,1fr));gap:1px;margin:0 0 2.2rem;background:var(--line);border:1px solid var(--line);border-radius:4px;overflow:hidden}
.key div{background:var(--paper);padding:.9rem 1.1rem}
.key dt{color:var(--soft);font-size:.86rem}
.key dd{margin:.1rem 0 0;font-size:1.28rem;font-weight:600;white-space:nowrap}
.key a{color:var(--accent);text-decoration:none}
.key a:hover{text-decoration:underline}
.key small{font-size:.72rem;font-weight:400;margin-left:.2em;color:var(--soft)}
.charts{columns:2 20rem;column-gap:3rem}
.chart{margin:0 0 2rem;break-inside:avoid}
figcaption{font-weight:600;margin-bottom:.7rem}
.chart svg{display:block;overflow:hidden;font-size:14px}
.chart text{fill:var(--ink)}
.chart .v{font-size:13px;fill:var(--soft)}
.bar{fill:var(--accent)}
.plan{stroke:var(--accent);stroke-width:1}
.hatch{stroke:var(--accent);stroke-width:2.5}
.gap{fill:var(--paper)}
details{margin-top:.3rem;font-size:.82rem}
summary{cursor:pointer;color:var(--link);display:inline-block}
.chart table{border-collapse:collapse;width:100%;margin-top:.4rem}
.chart th,.chart td{padding:.2rem .5rem;border-bottom:1px solid var(--line);text-align:left;font-weight:400}
.chart thead th{color:var(--soft)}
.chart .n,.chart thead th+th{text-align:right}
.how{margin:1.6rem 0 0;padding-top:1rem;border-top:1px solid var(--line);font-size:.86rem;color:var(--soft)}
.how.script{margin-top:.4rem;padding:0;border:0}
.tab{container-type:inline-size;margin:2.6rem 0 3.2rem;scroll-margin-top:1rem}
h2+.tab{margin-top:1.2rem}
.scroll{overflow:auto;max-height:min(86vh,62rem);background:var(--paper)}
.scroll.fits{overflow:visible;max-height:none}
.fits thead{top:var(--top)}
.tab table{border-collapse:separate;border-spacing:0;width:100%;font-size:.83rem;line-height:1.5}
caption{padding:.5rem .25rem .7rem;text-align:left}
caption>*{position:sticky;left:0;width:min(100%,calc(100cqi - .5rem))}
caption h3{margin:.2rem 0 .5rem;text-align:center;font-size:1.2rem;letter-spacing:.04em}
.line{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1.2rem;color:var(--soft);font-size:.8rem}
.tab th,.tab td{border:solid var(--line);border-width:1px 0 0 1px;padding:.34rem .6rem;text-align:left;font-weight:400;vertical-align:middle}
.tab tr>:first-child{border-left:0}
.tab thead{position:sticky;top:0;z-index:3}
.tab thead th,.tab thead td{background:var(--head);text-align:center;font-weight:600;min-width:4.2em}
.tab thead tr:first-child>*,.tab table>tbody:first-of-type:not(thead~*) tr:first-child>*{border-top:2px solid var(--ink)}
.tab tbody:last-child tr:last-child>*{border-bottom:2px solid var(--ink)}
.tab thead tr:last-child>*{box-shadow:inset 0 -1px var(--line2)}
.tab tbody th{background:var(--paper);min-width:3.4em}
.tab tbody th[scope=rowgroup],.tab tbody th[scope=col]{background:var(--head);font-weight:600}
.tab .n{text-align:right;white-space:nowrap}
.tab .c{text-align:center}
.tab .k{white-space:nowrap}
.grid td.n{min-width:6em}
.grid.many{min-width:64rem}
.grid tbody tr:hover>*{background:var(--head)}
.s1 tbody th:first-child,.s2 tbody th:first-child{position:sticky;left:0;z-index:2}
.s2 tbody th:first-child{min-width:6.2em;max-width:6.2em}
.s2 tbody th+th{position:sticky;left:6.2em;z-index:2;min-width:8em}
.s1 tbody th:only-of-type,.s2 tbody th+th{border-right:1px solid var(--line)}
.form{min-width:50rem}
.form td,.form th{min-width:4em}
.many tbody th:not(.k){min-width:9.5em}
.brief .z{display:none}
.fold{display:block;margin:0 0 .3rem auto;padding:.1rem .8rem;border:1px solid var(--line2);border-radius:1rem;background:var(--paper);color:var(--soft);font-size:.78rem}
.fold[aria-pressed=true]{background:var(--accent2);color:var(--accent)}
.fold:hover{color:var(--link);border-color:currentColor}
.notes{margin-top:.7rem;font-size:.8rem;line-height:1.6;color:var(--soft)}
.notes p{margin:.1rem 0}
.f{border-radius:2px}
.f[role]{cursor:pointer}
p .f[role],.form .f[role],.notes .f[role]{text-decoration:underline dotted color-mix(in srgb,var(--fig) 60%,transparent) 1px;text-underline-offset:.25em}
.f:empty{display:inline-block;min-width:2.4em;min-height:1.2em;vertical-align:middle}
.f[role]:hover{background:var(--accent2);color:var(--accent)}
.f:target,.f[aria-expanded=true]{background:var(--at);box-shadow:0 0 0 3px var(--at)}
.f.kin{box-shadow:0 0 0 1.5px var(--fig)}
.t{color:inherit;text-decoration:underline 1px var(--line2);text-underline-offset:.28em}
.t:hover{color:var(--link);text-decoration-color:currentColor}
.tip{position:fixed;z-index:8;max-width:min(26rem,92vw);padding:.6rem .9rem;background:var(--ink);color:var(--paper);border-radius:5px;font-size:.85rem;line-height:1.65;text-indent:0}
.panel{position:fixed;right:1.2rem;top:calc(var(--top) + 1.2rem);z-index:7;width:min(25rem,calc(100vw - 2.4rem));max-height:calc(100vh - var(--top) - 3rem);overflow:auto;background:var(--paper);border:1px solid var(--line2);border-top:4px solid var(--accent);border-radius:6px;box-shadow:0 12px 40px rgb(0 0 0/.22);padding:1rem 1.3rem 1.2rem;font-size:.88rem;line-height:1.65}
.panel .where{margin:0 2.4rem 0 0;color:var(--soft);font-size:.82rem}
.panel h2{font-size:1rem;font-family:inherit;margin:.35rem 0;padding:0;border:0;letter-spacing:0;line-height:1.55}
.panel .big{margin:.1rem 0 .2rem;font-size:1.5rem;font-weight:600;color:var(--accent);line-height:1.35}
.panel h3{margin:.9rem 0 .2rem;font-size:.82rem;font-weight:600;color:var(--soft)}
.panel ul{margin:0;padding:0;list-style:none}
.panel li{padding:.22rem 0;border-bottom:1px solid var(--line);display:flex;gap:.8rem;justify-content:space-between;align-items:baseline}
.panel li>span:last-child{white-space:nowrap;color:var(--soft)}
.panel .bad{color:var(--red)}
.panel p{margin:.3rem 0}
.close{position:absolute;right:.8rem;top:.7rem;width:2.2rem;height:2.2rem;border:1px solid var(--line);border-radius:50%;background:var(--paper);line-height:1}
footer{padding:1.5rem;text-align:center;font-size:.8rem;color:var(--soft);border-top:1px solid var(--line)}
footer p{margin:.1rem 0}
@media (min-width:105rem){.page{margin-left:max(0px,calc((100vw - 115rem)/2))}}
@media (max-width:64rem){
.page{display:block}
.column{padding:0 .6rem 5rem}
.menu{display:block;position:fixed;right:.8rem;bottom:.8rem;z-index:5;padding:.5rem 1.3rem;border:1px solid var(--line2);border-radius:2rem;background:var(--paper);box-shadow:0 3px 14px rgb(0 0 0/.22)}
#contents:not(:popover-open){display:none}
#contents:popover-open{position:fixed;inset:auto 0 0 0;width:100%;max-height:82vh;padding:1.2rem 1rem 1.6rem;background:var(--paper);border-top:3px solid var(--accent);box-shadow:0 -8px 40px rgb(0 0 0/.3);font-size:.95rem}
#contents a{padding:.4rem .6rem}
.part,.glance{margin-top:1rem}
.key{grid-template-columns:1fr 1fr}
.key div{padding:.6rem .7rem}
.key dd{font-size:1.02rem;white-space:normal}
.panel{right:0;left:0;top:auto;bottom:0;width:auto;max-height:62vh;border-radius:10px 10px 0 0}
.scroll{max-height:80vh}
}
@media (max-width:40rem){
.tab th,.tab td{padding-inline:.4rem}
.s2 tbody th:first-child:not([colspan]){position:static;min-width:0}
.s2 tbody th+th{left:0;min-width:8em}
}
@media (max-height:30rem){.tab thead,.draft{position:static}}
@media (forced-colors:active){.bar{fill:CanvasText}.hatch,.plan{stroke:CanvasText}.f:target,.f[aria-expanded=true]{outline:2px solid Highlight}}
@media print{
@page{size:A4;margin:20mm 18mm 18mm}
@page wide{size:A4 landscape;margin:16mm 15mm}
@page{@bottom-center{content:"— " counter(page) " —";font-size:9pt}}
@page :first{@bottom-center{content:none}}
:root{color-scheme:light;--bg:#fff;--paper:#fff;--ink:#000;--soft:#333;--line:#999;--line2:#555;--head:#eee;--accent:#123a57;--fig:#000;--link:#000}
body{background:#fff;font-size:10.5pt;line-height:1.7}
.skip,#contents,.menu,.fold,.panel,.tip,.how.script,.chart details,footer,.vh{display:none!important}
.page,.column{display:block;padding:0;margin:0;max-width:none}
.cover{border:0;padding:75mm 0 0;break-after:page}
h1{font-size:26pt}.cover .unit{font-size:16pt}
.glance,.part{border:0;box-shadow:none;border-radius:0;margin:0;padding:0}
.part{break-before:page}
h2,h3,h4,h5{break-after:avoid}
.part>p{max-width:none;orphans:2;widows:2}
.charts{columns:2;column-gap:10mm}
.scroll{overflow:visible;max-height:none}
.tab{container-type:normal;margin:6mm 0;break-before:page}
caption>*{width:auto}
h2+.tab{break-before:avoid}
.tab.wide{page:wide;break-before:page}
.tab table,.grid.many,.form{font-size:8pt;line-height:1.35;min-width:0}
.grid.many{font-size:6.5pt}
.tab tbody tr{break-inside:avoid}
.brief .z{display:table-row}
.tab thead,.tab tbody th{position:static!important}
.tab th,.tab td{padding:.12rem .3rem!important;min-width:0!important;max-width:none!important}
.grid td.n{min-width:0}
.grid.many .n{white-space:normal}
.f,.t{text-decoration:none!important;color:inherit!important;background:none!important}
.tab.wide table:not(.many){font-size:7.5pt;line-height:1.2}
.tab.wide th,.tab.wide td{padding-block:.06rem!important}
.grid tbody tr:hover>*{background:none}
.f:target,.f[aria-expanded=true]{background:none;box-shadow:none}
.bar,.plan,.hatch,.gap{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;

/** Says on every printed page that this is a draft: across it, and above it where the browser prints page margins. */
export const draftStyle = `:root{--top:2.55rem}
@media print{
.draft{position:fixed;inset:45% 0 auto;z-index:9;background:none;color:#000;opacity:.13;font-size:25pt;white-space:nowrap;rotate:-32deg}
@page{@top-center{content:"草稿——尚未通过审核，不得公开";font-size:10pt;font-weight:bold}}
@page wide{@top-center{content:"草稿——尚未通过审核，不得公开";font-size:10pt;font-weight:bold}}
}
`;
