import type { WordKind } from "./word-change.ts";
import { mistyped, otherDigit, sentencesOf } from "./word-change.ts";

const bareTitle = /\p{Script=Han}{4,}/u;

/** Titles, contents, numbers and notes. */
export const partKinds: readonly WordKind[] = [
  {
    name: "title of a part in the contents",
    paired: true,
    *changes({ contents }, random) {
      for (const { number, title, prose } of contents)
        if (/^第.+部分/.test(number)) yield* changed(prose, title, random);
    },
  },
  {
    name: "title of a table in the contents",
    paired: true,
    *changes({ contents }, random) {
      for (const { title, prose } of contents)
        if (/表$/.test(title.replace(/\s|<\/?b>/g, ""))) yield* changed(prose, title, random);
    },
  },
  {
    name: "title of a section in the contents",
    paired: true,
    *changes({ contents }, random) {
      for (const { number, title, prose } of contents)
        if (/说明$/.test(title) && !/^第/.test(number)) yield* changed(prose, title, random);
    },
  },
  {
    name: "title of a part",
    paired: true,
    *changes({ outline, contents }, random) {
      if (contents.length > 0)
        for (const { depth, title, prose } of outline) if (depth === 0) yield* changed(prose, title, random);
    },
  },
  {
    name: "title of a section",
    paired: true,
    *changes({ outline, contents }, random) {
      if (contents.length > 0)
        for (const { depth, title, prose, part } of outline)
          if (depth === 1 && part === "narrative") yield* changed(prose, title, random);
    },
  },
  {
    name: "title of a table",
    paired: true,
    *changes({ tables, contents }, random) {
      if (contents.length > 0)
        for (const { titleProse, title, form } of tables)
          if (titleProse && title && form && form !== "自评表") yield* changed(titleProse, title, random);
    },
  },
  {
    name: "title of another table",
    paired: true,
    *changes({ tables }) {
      const titled = tables.filter(({ titleProse, form }) => titleProse && form && form !== "自评表");
      for (const [i, { titleProse, title }] of titled.entries()) {
        const other = titled[(i + 1) % titled.length]!;
        if (other.title !== title) yield { spot: titleProse!, words: title!, from: 0, by: other.title! };
      }
    },
  },
  {
    name: "number of a table",
    paired: true,
    *changes({ tables, prose }) {
      for (const { number, titleProse } of tables) {
        const at =
          number === null
            ? undefined
            : prose.find(({ text, part }) => part !== "contents" && text.includes(number));
        const digit = number === null ? -1 : number.search(/\d(?=\D*$)/);
        if (number && at && titleProse && digit !== -1)
          yield { spot: at, words: number, from: 0, by: otherDigit(number, digit) };
      }
    },
  },
  {
    name: "note of another table",
    paired: false,
    *changes({ tables }) {
      const noted = tables.filter(({ notes, form }) => notes.length > 0 && form && form !== "自评表");
      for (const [i, { notes }] of noted.entries()) {
        const other = noted[(i + 1) % noted.length]!.notes[0]!.text.trim();
        const own = notes[0]!.text.trim();
        if (own !== other) yield { spot: notes[0]!, words: own, from: 0, by: other };
      }
    },
  },
  {
    name: "placeholder in a title",
    paired: false,
    *changes({ outline, unit }) {
      for (const { prose, title } of outline)
        if (unit && title.includes(unit)) yield { spot: prose, words: unit, from: 0, by: "XX单位" };
    },
  },
  {
    name: "project of a self-evaluation",
    paired: true,
    *changes({ evaluations, prose }, random) {
      for (const { project, projectCell } of evaluations)
        if (
          project &&
          projectCell &&
          project.length > 4 &&
          prose.some(({ text, row }) => row < 0 && text.includes(project))
        )
          yield {
            spot: projectCell.spot,
            words: projectCell.text.trim(),
            from: 0,
            by: mistyped(projectCell.text.trim(), random),
          };
    },
  },
  {
    name: "project in a summary",
    paired: true,
    *changes(account, random) {
      const names = account.evaluations.flatMap(({ project }) =>
        project && project.length > 4 ? [project] : [],
      );
      for (const name of names)
        for (const one of sentencesOf(account))
          if (one.text.includes(name) && /自评综述/.test(one.text))
            yield { spot: one, words: name, from: 0, by: mistyped(name, random) };
    },
  },
];

function* changed(
  prose: Parameters<WordKind["changes"]>[0]["prose"][number],
  title: string,
  random: Parameters<WordKind["changes"]>[1],
) {
  const words = bareTitle.exec(title)?.[0];
  if (words) yield { spot: prose, words, from: 0, by: mistyped(words, random) };
}
