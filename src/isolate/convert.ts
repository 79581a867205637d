import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { UnreadableFile } from "../read/document.ts";
import { bounded, withoutNetwork } from "./bounds.ts";
import { startGroup } from "./start-group.ts";
import { stopGroup } from "./stop-group.ts";

const soffice = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"].find(
  (path) => existsSync(path),
);

/** Whether LibreOffice is installed here. */
export const canConvert: boolean = soffice !== undefined;

const limits = {
  data: 1536 * 1024 * 1024,
  cpuSeconds: 60,
  wallSeconds: 90,
  files: 512,
  written: 256 * 1024 * 1024,
};

/** Macros never run, links are never followed. */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

/**
 * Has LibreOffice write an old Word or WPS document anew as docx: with a profile of its own that is thrown away,
 * without macros, network (where the system allows that) or our environment, and under limits. Throws UnreadableFile:
 * unsupported-format where LibreOffice is not installed, E_TIMEOUT, or E_PARSER_CRASH where nothing came of it.
 */
export async function convertedToDocx(bytes: Uint8Array): Promise<Uint8Array> {
  if (soffice === undefined)
    throw new UnreadableFile(
      "unsupported-format",
      "这个文件是旧版Word或WPS文档，本机没有LibreOffice，不能转换：请用Word或WPS另存为.docx后再审核，或安装LibreOffice（Debian：apt-get install libreoffice-writer-nogui）",
    );
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), folderName));
  try {
    await mkdir(join(folder, "profile", "user"), { recursive: true });
    await writeFile(join(folder, "profile", "user", "registrymodifications.xcu"), settings);
    // Whatever it is called: WPS writes what Word writes.
    await writeFile(join(folder, "input.doc"), bytes);
    const ended = await ran(folder, [
      ...bounded(limits),
      ...withoutNetwork(),
      soffice,
      `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`,
      ...["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"],
      ...["--convert-to", "docx:MS Word 2007 XML", "--outdir", join(folder, "out")],
      join(folder, "input.doc"),
    ]);
    if (ended === "late")
      throw new UnreadableFile(
        "E_TIMEOUT",
        `LibreOffice转换超过${limits.wallSeconds}秒，已停止：请用Word或WPS另存为.docx后再审核`,
      );
    const written = join(folder, "out", "input.docx");
    if (ended === "failed" || !existsSync(written))
      throw new UnreadableFile(
        "E_PARSER_CRASH",
        "LibreOffice不能转换这个文件，可能已损坏或加密：请用Word或WPS打开，另存为.docx后再审核",
      );
    return new Uint8Array(await readFile(written));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const folderName = "mingzhang-doc-";

/** Removes what a conversion left that was killed with everything around it: no other lasts so long. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(folderName)) continue;
    const left = join(tmpdir(), name);
    const since = await stat(left).catch(() => null);
    if (since !== null && Date.now() - since.mtimeMs > 3 * limits.wallSeconds * 1000)
      await rm(left, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Runs a command to its end, or stops it and all it started. */
function ran(folder: string, words: readonly string[]): Promise<"done" | "failed" | "late"> {
  const started = startGroup(words, {
    cwd: folder,
    env: { PATH: "/usr/bin:/bin", LANG: "C.UTF-8", TZ: "UTC", HOME: folder, TMPDIR: folder },
    stdio: ["ignore", "ignore", "ignore"],
  });
  return new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      stopGroup(started);
    }, limits.wallSeconds * 1000);
    started.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    started.on("close", (code) => {
      clearTimeout(timer);
      if (late) resolve("late");
      else resolve(code === 0 ? "done" : "failed");
    });
  });
}
