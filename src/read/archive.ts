import { UnreadableFile } from "./document.ts";
import { openZip } from "./zip.ts";

/** A file in an archive, its name with the folders it lies in. */
export interface Member {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const mostFiles = 200;

/**
 * The files of an archive in the order of their names, through the zip gate; folders and what systems leave lying
 * about are none. Throws UnreadableFile: the codes of the gate, or unsupported-format where there is nothing to read.
 */
export function membersOf(bytes: Uint8Array): Member[] {
  const zip = openZip(bytes, "any");
  if (zip.has("[Content_Types].xml"))
    throw new UnreadableFile(
      "E_TYPE_MISMATCH",
      "扩展名是.zip，内容却是Word或Excel文件：请改回.docx或.xlsx后再审核",
    );
  const names = zip.names.filter((name) => !name.endsWith("/") && !name.split("/").some(isJunk)).sort();
  if (names.length === 0) throw new UnreadableFile("empty", "压缩包里没有文件：请确认是否选错了文件");
  if (names.length > mostFiles)
    throw new UnreadableFile(
      "E_ZIP_LIMIT",
      `压缩包里有${names.length}个文件，超过${mostFiles}个：一个压缩包应为一份决算公开稿，请分开压缩`,
    );
  return names.map((name) => ({ name, bytes: zip.part(name)! }));
}

/** What operating systems and office programs leave lying about. */
export function isJunk(name: string): boolean {
  return /^(?:\..*|~\$.*|__MACOSX|Thumbs\.db|ehthumbs\.db|desktop\.ini)$/i.test(name);
}
