import { declaration, element, namespaces, valued } from "./markup.ts";

/** Fonts as official documents prescribe; East Asian text is set in the first, Latin and digits in the second. */
const fonts = {
  title: "方正小标宋简体",
  black: "黑体",
  regular: "楷体_GB2312",
  body: "仿宋_GB2312",
  song: "宋体",
} as const;
const latin = "Times New Roman";

export type FontRole = keyof typeof fonts;

/** Digits of tables and captions come from 宋体 like the words beside them: they are half as wide as characters. */
export function runFonts(font: FontRole): string {
  const digits = font === "song" ? fonts.song : latin;
  return element("w:rFonts", {
    "w:ascii": digits,
    "w:eastAsia": fonts[font],
    "w:hAnsi": digits,
    "w:cs": latin,
  });
}

/** Fonts with what stands in for them where they are not installed. */
export function fontTablePart(): string {
  const list = [
    {
      name: "仿宋_GB2312",
      alternatives: "仿宋,FangSong,华文仿宋,Noto Serif CJK SC",
      panose: "02010609060101010101",
      family: "modern",
    },
    {
      name: "楷体_GB2312",
      alternatives: "楷体,KaiTi,华文楷体,Noto Serif CJK SC",
      panose: "02010609060101010101",
      family: "modern",
    },
    {
      name: "黑体",
      alternatives: "SimHei,Noto Sans CJK SC",
      panose: "02010609060101010101",
      family: "modern",
    },
    {
      name: "宋体",
      alternatives: "SimSun,Noto Serif CJK SC",
      panose: "02010600030101010101",
      family: "auto",
    },
    {
      name: "方正小标宋简体",
      alternatives: "方正小标宋_GBK,宋体,SimSun,Noto Serif CJK SC",
      panose: "02010600030101010101",
      family: "auto",
    },
  ];
  const latinFont = element(
    "w:font",
    { "w:name": latin },
    valued("w:panose1", "02020603050405020304"),
    valued("w:charset", "00"),
    valued("w:family", "roman"),
    valued("w:pitch", "variable"),
  );
  const chinese = list.map(({ name, alternatives, panose, family }) =>
    element(
      "w:font",
      { "w:name": name },
      valued("w:altName", alternatives),
      valued("w:panose1", panose),
      valued("w:charset", "86"),
      valued("w:family", family),
      valued("w:pitch", family === "modern" ? "fixed" : "variable"),
    ),
  );
  return declaration + element("w:fonts", namespaces, latinFont, ...chinese);
}
