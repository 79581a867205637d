import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import type { Disclosure } from "../facts/disclosure.ts";
import { disclosureJson } from "./disclosure-json.ts";

const disclosure: Disclosure = {
  unit: "某局",
  year: 2024,
  title: "2024年度部门决算公开",
  profile: "shanxi-2022",
  amountUnit: "元",
  draft: false,
  blocks: [
    { kind: "cover", lines: ["某局", "2024年度部门决算公开"] },
    { kind: "contents", title: "目录" },
    { kind: "heading", level: 1, text: "第一部分 概况", id: "part-1", newPage: true },
    { kind: "paragraph", text: "某局负责某项工作。" },
    {
      kind: "table",
      id: "公开01表",
      form: "公开01表",
      number: "公开01表",
      title: "收入支出决算总表",
      owner: "部门名称：某局",
      year: "2024年度",
      unit: "金额单位：元",
      columns: [{ width: 1 }, { width: 1 }],
      headerRows: 1,
      rows: [
        [{ text: "项目", colSpan: 2, rowSpan: 1, align: "center", figure: null }, null],
        [
          { text: "总计", colSpan: 1, rowSpan: 1, align: "left", figure: null },
          {
            text: "1.50",
            colSpan: 1,
            rowSpan: 1,
            align: "right",
            figure: { key: "grand-total|side=收入", quantity: "amount", value: 150n, sum: null },
          },
        ],
      ],
      notes: ["注：示例。"],
      landscape: false,
    },
  ],
};

const schema: unknown = JSON.parse(
  readFileSync(new URL("../../docs/schema/disclosure-1.json", import.meta.url), "utf8"),
);
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema as object);

test("a disclosure as JSON follows its published schema", () => {
  expect(validate(disclosureJson(disclosure, []))).toBe(true);
});

test("the schema refuses what is not of its form", () => {
  expect(validate({ ...disclosureJson(disclosure, []), blocks: [{ kind: "picture" }] })).toBe(false);
});

test("amounts are normalised decimals in 元", () => {
  const { blocks } = disclosureJson(disclosure, []) as { blocks: { rows?: { value?: string }[][] }[] };
  expect(blocks[4]?.rows?.[1]?.[1]?.value).toBe("1.5");
});
