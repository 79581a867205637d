import { corpusPdfs, hasPoppler, proveTables } from "../test/printed-amounts.ts";

/** How many printed amounts of the corpus stand in their cells, by the words of pdftotext; lines of Markdown. */
export async function tableLines(): Promise<string[]> {
  if (!hasPoppler()) return ["pdftotext (poppler-utils) is not installed: tables are not measured"];
  const files = corpusPdfs().flatMap(({ absent, url }) => (absent ? [] : [url]));
  if (files.length === 0) return ["../shared/corpus is absent: tables are not measured"];
  const lines = [
    "Every amount that pdftotext finds on a page: in exactly one cell, in a row with what stands on its line, under",
    "what stands above it.",
    "",
    "| document | tables | amounts | in their cells |",
    "| --- | ---: | ---: | ---: |",
  ];
  let all = 0;
  let right = 0;
  for (const file of files) {
    const { tables, amounts, proven, problems } = await proveTables(file);
    all += amounts;
    right += proven;
    lines.push(`| ${file.pathname.split("/").at(-1)} | ${tables} | ${amounts} | ${proven} |`);
    for (const problem of problems) process.stderr.write(`${problem}\n`);
  }
  lines.push(`| all | | ${all} | ${right} (${all === 0 ? 0 : ((right / all) * 100).toFixed(2)} %) |`);
  return lines;
}
