import { existsSync } from "node:fs";

/**
 * Something that a test needs and not every machine has: `describe.skipIf(corpus.absent)(corpus.named("…"), …)`. Where it
 * is absent the test is skipped, its name says what it lacks, and so does one line before the tests run; a test that
 * cannot look at anything never passes.
 */
export interface Needed {
  readonly absent: boolean;
  named(title: string): string;
}

/** A need that is met or not; `what` says what is needed, and how to get it where that is not plain. */
export function needs(what: string, there: boolean): Needed {
  if (!there) process.stderr.write(`skipped, for it is absent here: ${what}\n`);
  return { absent: !there, named: (title) => (there ? title : `${title} [skipped, absent: ${what}]`) };
}

/** A file or folder of the papers and documents that lie beside the project and are no part of it. */
export interface SharedFile extends Needed {
  readonly url: URL;
}

/** `shared("corpus/swu-2023.pdf")`: a document that lies beside the project. */
export function shared(path: string): SharedFile {
  const url = new URL(`../../shared/${path}`, import.meta.url);
  return { url, ...needs(`../shared/${path}`, existsSync(url)) };
}

/** The browser that pages are looked at with. */
export const executablePath = "/usr/bin/chromium";

/** What a page or the browser may take, in milliseconds: only what hangs takes longer, however slow the machine. */
export const patience = 600_000;

export function chromiumNeeded(): Needed {
  return needs(`${executablePath} (apt-get install chromium)`, existsSync(executablePath));
}
