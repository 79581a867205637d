import type { PrintedCode } from "../../src/audit/printed-codes.ts";
import { economicCodes, functionalCodes } from "../../src/audit/printed-codes.ts";
import { viewOf } from "../../src/audit/view.ts";
import type { Account } from "../../src/facts/account.ts";
import { functionalCodesIn } from "../../src/standard/codes.ts";
import { isIn } from "../../src/standard/sections.ts";
import type { WordChange, WordKind } from "./word-change.ts";
import { inProse, mistyped, otherDigit, sentencesOf } from "./word-change.ts";

function printed(account: Account, which: (view: ReturnType<typeof viewOf>) => PrintedCode[]): PrintedCode[] {
  return which(viewOf(account, { value: (fact) => fact.value }));
}

/** A subject that only one table prints has no second place. */
function repeated(account: Account): PrintedCode[] {
  const codes = printed(account, functionalCodes);
  return codes.filter(({ code, form }) => codes.some((one) => one.code === code && one.form !== form));
}

const named = ({ nameCell, name }: PrintedCode, by: string): WordChange => ({
  spot: nameCell.spot,
  words: nameCell.text.replace(/\s+/g, "") === name ? nameCell.text.trim() : name,
  from: 0,
  by,
});

const item = /(?<w>\p{Script=Han}{4,})[（(]项[）)]/gu;

/** Subjects with code and level, economic items, enumerations, terms. */
export const subjectKinds: readonly WordKind[] = [
  {
    name: "name of a subject in a table",
    paired: true,
    *changes(account, random) {
      for (const one of repeated(account))
        if (one.name.length > 3) yield named(one, mistyped(one.name, random));
    },
  },
  {
    name: "name of another subject in a table",
    paired: true,
    *changes(account, random) {
      const listed = functionalCodesIn(account.year ?? 2022);
      for (const one of repeated(account)) {
        const others = listed.filter(
          ({ code, name }) => code.length === one.code.length && name !== one.name,
        );
        yield named(one, others[random(0, others.length - 1)]!.name);
      }
    },
  },
  {
    name: "code of a subject in a table",
    paired: false,
    *changes(account) {
      for (const { code, codeCell } of printed(account, functionalCodes))
        if (codeCell.text.includes(code))
          yield { spot: codeCell.spot, words: code, from: 0, by: otherDigit(code, code.length - 2) };
    },
  },
  {
    name: "code of a subject too long",
    paired: false,
    *changes(account) {
      for (const { code, codeCell } of printed(account, functionalCodes))
        if (code.length === 7 && codeCell.text.includes(code))
          yield { spot: codeCell.spot, words: code, from: 0, by: `${code.slice(0, 5)}9${code.slice(5)}` };
    },
  },
  {
    name: "name of an item in a sentence",
    paired: true,
    *changes(account, random) {
      if (printed(account, functionalCodes).length > 0)
        yield* inProse(sentencesOf(account), item, (words) => mistyped(words, random));
    },
  },
  {
    name: "name of another item in a sentence",
    paired: true,
    *changes(account, random) {
      const codes = printed(account, functionalCodes).filter(({ code }) => code.length === 7);
      if (codes.length > 1)
        yield* inProse(sentencesOf(account), item, (words) => {
          const others = codes.filter(({ name }) => name !== words);
          return others[random(0, others.length - 1)]?.name ?? null;
        });
    },
  },
  {
    name: "level of an item in a sentence",
    paired: false,
    *changes(account) {
      yield* inProse(sentencesOf(account), /(?<=[（(])项(?=[）)])/g, () => "款");
    },
  },
  {
    name: "code in a sentence",
    paired: false,
    *changes(account) {
      yield* inProse(
        sentencesOf(account),
        /(?:科目编码[:：]?|[（(])(?<w>2\d{2}(?:\d{2}){1,2})(?=\D)/g,
        (words) => otherDigit(words, words.length - 2),
      );
    },
  },
  {
    name: "code in a sentence too long",
    paired: false,
    *changes(account) {
      yield* inProse(
        sentencesOf(account),
        /(?:科目编码[:：]?|[（(])(?<w>2\d{6})(?=\D)/g,
        (words) => `${words}1`,
      );
    },
  },
  {
    name: "class in a sentence",
    paired: true,
    *changes(account, random) {
      if (printed(account, functionalCodes).length > 0)
        yield* inProse(
          sentencesOf(account),
          /(?<w>(?:一般公共服务|教育|社会保障和就业|卫生健康|农林水|城乡社区|科学技术|公共安全|住房保障)支出)(?=\s*(?:[（(]类[）)])?\s*[\d,.]+\s*万?元)/g,
          (words) => mistyped(words, random),
        );
    },
  },
  {
    name: "name of an economic item",
    paired: false,
    *changes(account, random) {
      for (const one of printed(account, economicCodes))
        if (one.code.length === 5 && one.name.length > 3) yield named(one, mistyped(one.name, random));
    },
  },
  {
    name: "code of an economic item",
    paired: false,
    *changes(account) {
      for (const { code, codeCell } of printed(account, economicCodes))
        if (code.length === 5 && codeCell.text.includes(code))
          yield {
            spot: codeCell.spot,
            words: code,
            from: 0,
            by: `3${(Number(code[1]) + 4) % 10}${code.slice(2)}`,
          };
    },
  },
  {
    name: "label of a row",
    paired: false,
    *changes({ tables }, random) {
      const table = tables.find(({ form }) => form === "公开01表");
      for (const row of table?.rows.slice(table.headerRows) ?? [])
        for (const cell of row)
          if (/^[一二三四五六七八九十]+、\p{Script=Han}{4,}/u.test(cell.text)) {
            const words = cell.text.replace(/^[一二三四五六七八九十]+、/, "");
            yield { spot: cell.spot, words, from: 0, by: mistyped(words, random) };
          }
    },
  },
  {
    name: "enumerated name without an amount",
    paired: true,
    *changes(account) {
      const table = account.tables.find(({ form }) => form === "公开06表");
      if (!table) return;
      const blank = table.rows.flatMap((row) =>
        row.flatMap((cell, i) =>
          /^30[123]\d\d$/.test(cell.text) &&
          /\p{Script=Han}/u.test(row[i + 1]?.text ?? "") &&
          row[i + 2] &&
          !/[1-9]/.test(row[i + 2]!.text)
            ? [row[i + 1]!.text.trim()]
            : [],
        ),
      );
      yield* enumerated(account, (words) => blank.find((name) => name !== words) ?? null);
    },
  },
  {
    name: "enumerated name mistyped",
    paired: false,
    *changes(account, random) {
      yield* enumerated(account, (words) => (words.length > 3 ? mistyped(words, random) : null));
    },
  },
  {
    name: "name left out of an enumeration",
    paired: true,
    *changes(account) {
      if (account.tables.some(({ form }) => form === "公开06表"))
        for (const one of enumerated(account, () => "")) yield { ...one, words: `${one.words}、`, by: "" };
    },
  },
  {
    name: "term with another's definition",
    paired: false,
    *changes({ glossary }) {
      for (const [i, { term, prose }] of glossary.entries()) {
        const other = glossary[(i + 1) % glossary.length]!.term;
        if (other !== term && term.length < 20) yield { spot: prose, words: term, from: 0, by: other };
      }
    },
  },
  {
    name: "term mistyped",
    paired: false,
    *changes({ glossary }, random) {
      for (const { term, prose } of glossary)
        if (/收入$|支出$|结余$|经费$/.test(term))
          yield { spot: prose, words: term, from: 0, by: mistyped(term, random) };
    },
  },
];

/** Names of an enumeration in the section on basic expenditure that the detail table has. */
function* enumerated(account: Account, by: (words: string) => string | null): Generator<WordChange> {
  for (const claim of account.claims) {
    if (
      claim.kind !== "enumeration" ||
      !isIn(claim.prose.section, "basic-expenditure") ||
      claim.names.length < 3
    )
      continue;
    for (const { name, start } of claim.names.slice(0, -1)) {
      const made = by(name);
      if (made !== null) yield { spot: claim.prose, words: name, from: start, by: made };
    }
  }
}
