import type { ChangeClaim, Direction } from "../facts/claim.ts";

const upWords =
  /增加|增长|上升|增多|扩大|加大|提高|追加|新增|上涨|增支|调增|增大|提升|扩充|增设|上调|增资|多发|补发/;
const downWords =
  /减少|下降|压缩|压减|节约|节省|较少|降低|取消|缩减|减支|调减|下滑|削减|精简|降幅|压降|减员|停办|未发生|从严控制|严格控制|厉行节约|过紧日子/;
const lastYear = /(?:上年|上一年|去年|往年|前年|以前年度|\d{4}年(?!度?新增))[^，。；、,;]*/g;
const held = /(?:控制|遏制|抑制|防止|避免|杜绝|减缓)[^，。；、,;]{0,8}(?:增长|增加|上涨|上升|扩大)/g;
const negated = /(?:未|无|没有|不再|不|并未|没)(?:再)?(?:新增|增加|增长|减少|下降|提高|追加|取消|发生)/g;

/** The directions that a reason speaks of, what it says of last year left out. */
export function directionsOf(reason: string): { readonly up: boolean; readonly down: boolean } {
  const own = reason.replace(lastYear, "").replace(held, "严格控制").replace(negated, "");
  return { up: upWords.test(own), down: downWords.test(own) };
}

/** Whether a reason speaks only of the opposite of what happened. */
export function contradicts(direction: Direction, reason: string): boolean {
  const { up, down } = directionsOf(reason);
  if (direction === "up") return down && !up;
  return direction === "down" && up && !down;
}

const empty =
  /^(?:无|略|按实际(?:情况)?(?:支出|发生)?|工作需要|业务需要|实际需要|据实(?:支出|列支)|正常(?:增减)?(?:变动|变化|支出)|(?:年度间)?(?:正常)?(?:增减)?变化|政策(?:性)?原因|客观原因|其他原因|实际工作需要|根据实际(?:情况|需要))[。.，,]?$/;

/** A reason that explains nothing. */
export function isBoilerplate(reason: string): boolean {
  const text = reason.replace(/\s+/g, "").replace(/(?<![。.；;])[。.；;]+$/, "");
  return text.length < 4 || empty.test(text);
}

/** The reason of a change; null where what was bound explains a budget and not the year before. */
export function reasonOf({ reason, prose, end }: ChangeClaim): string | null {
  if (!reason) return null;
  if (reason.prose === prose && /预算/.test(prose.text.slice(end, reason.start))) return null;
  return reason.text;
}
