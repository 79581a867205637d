/**
 * What a title names, without blanks, quotation marks, number, year and whose account it is: these are names of their own.
 */
export function titleCore(title: string): string {
  return title
    .replace(/<\/?\w+>/g, "")
    .replace(/[\s“”"'＂]+/g, "")
    .replace(
      /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+[、.．]|\d{1,2}[、.．]|[（(][一二三四五六七八九十\d]+[）)]|附?表\d+(?:-\d+)?[:：.．、]?)/,
      "",
    )
    .replace(/^.{0,40}?(?:19|20)\d{2}年(?:度)?(?=.{4})/, "")
    .replace(/^.{0,40}(?=概况$)/, "")
    .replace(/[（(](?:19|20)\d{2}年(?:度)?[）)]$/, "")
    .replace(/(?<![。.：:])[。.：:]+$/, "");
}

/** Titles that say the same in a few words more or less. */
export function looseTitle(title: string): string {
  return titleCore(title)
    .replace(/^(?:本)?(?:部门|单位)(?:[（(](?:部门|单位)[）)])?/, "")
    .replace(/的|情况|关于/g, "");
}
