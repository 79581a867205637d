/** “主要原因是”, “变动原因：”. */
const named = "原因(?:是因?为?|为|系|在于|有|[:：])[:：，,]?\\s*";
/** “下降3.00%，主要是”. */
const mainly = "(?<=(?:增加|减少|增长|下降|降低|上升|持平)[^。；，]{0,14}[，。])主要(?:是|为|系)";
/** “由于”. */
const because = "(?<=[，。；])(?:主要)?(?:由于|是因为|因为)";
const leads = new RegExp([named, mainly, because].join("|"), "g");
/** What goes on with a list of reasons behind a semicolon or a full stop. */
const next = /^\s*(?:[一二三四五六七八九十]+是|第[一二三四五]|其[一二三四五]|[①②③④⑤⑥]|[（(]\d[）)])/;

/**
 * The stretches of a paragraph that tell reasons. Figures in them (“人员经费增加12.50万元”) are details of the
 * reason and state nothing of the subject of the sentence.
 */
export function reasonSpans(text: string): { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(leads)].map((match) => {
    const start = match.index + match[0].length;
    return { start, end: endOf(text, start) };
  });
}

function endOf(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i += 1) {
    const sign = text[i];
    if (sign === "（" || sign === "(") depth += 1;
    if (sign === "）" || sign === ")") depth -= 1;
    if (depth < 0) return i;
    if (/^，主要用于|^。?其中[，：:]/.test(text.slice(i, i + 5))) return i;
    if (sign !== undefined && "。；;".includes(sign) && !next.test(text.slice(i + 1, i + 6))) return i;
  }
  return text.length;
}
