import { readHtml } from "../src/read/html.ts";
import { readText } from "../src/read/text.ts";
import { provinceScores, provincesHere } from "../test/provinces.ts";

/** Documents of other provinces against their labels, as text and as web pages. */
export function provinceLines(): string[] {
  if (!provincesHere) return ["../shared/corpus/provinces is absent: not measured"];
  const rows: string[] = [];
  for (const [read, extension] of [
    [readText, ".txt"],
    [readHtml, ".html"],
  ] as const) {
    const scores = provinceScores(read, extension);
    for (const one of scores)
      rows.push(
        `| ${one.name}${extension} | ${one.kind} | ${one.listed.length} | ${one.listed.length - one.missed.length} | ${one.errors.length} | ${one.unlisted.length} | ${one.warnings.length} | ${one.amounts} | ${one.checked} | ${one.unread} |`,
      );
    const sum = (count: (one: (typeof scores)[number]) => number): number =>
      scores.reduce((total, one) => total + count(one), 0);
    rows.push(
      `| **all ${extension}** | | ${sum(({ listed }) => listed.length)} | ${sum(({ listed, missed }) => listed.length - missed.length)} | ${sum(({ errors }) => errors.length)} | ${sum(({ unlisted }) => unlisted.length)} | ${sum(({ warnings }) => warnings.length)} | ${sum(({ amounts }) => amounts)} | ${sum(({ checked }) => checked)} | ${sum(({ unread }) => unread)} |`,
    );
  }
  return [
    "| document | kind | errors listed | found | error findings | of them not listed | warnings | narrative amounts | checked | unread |",
    "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows,
  ];
}
