/**
 * How little a text says: “blank” where its words are still to be written (nothing, signs, ____, XX, 略, 待补充), “none”
 * where it says 无 and nothing of what there is none; null where it says something.
 */
export type Emptiness = "blank" | "none";

const unwritten =
  /^(?:略|从略|省略|同上|待(?:补充?|填写?|填报|定|完善|核实|更新|续)|未填写?|请(?:填写?|补充)|(?:在)?此处(?:填写?|输入|插入).{0,30}|内容|空白?|暂缺|暂略|某{2,}|[x×]{2,}(?:局|单位|部门|中心|股|科|万?元)*|[x×某]*(?:具体|主要|变动|增减)?原因|填写?(?:具体|主要)?(?:原因|内容|情况|说明)|见上|测试|na|nil|tbd|todo|null|none)$/;
const bracketed = /^[([【〔](?:请|此处|在此|待填|待补|填写|由.{1,10}填写)[^。]{0,60}[)\]】〕]$/u;

/** How little a text says; null where it says something. */
export function emptinessOf(text: string): Emptiness | null {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Co}]+/gu, "");
  if (bracketed.test(plain)) return "blank";
  const words = plain.replace(/[\p{P}\p{S}]+/gu, "");
  if (words === "" || unwritten.test(words)) return "blank";
  return /^(?:无|没有|暂无|不涉及|不适用|没)$/.test(words) ? "none" : null;
}

/** Whether a text says something in words: a number or two letters in the place of a reason are none. */
export function hasWords(text: string): boolean {
  return emptinessOf(text) === null && /\p{Script=Han}|\p{L}{4}/u.test(text);
}
