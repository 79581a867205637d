import { expect, test } from "vitest";
import { figure } from "../../test/figures.ts";
import { readText } from "../read/text.ts";
import { recognise } from "../recognise/account.ts";
import { atMost, balanceOf, sameAs, sumOf, withoutForms } from "./identities.ts";
import { viewOf } from "./view.ts";

const [a, b, c] = [figure("a", "3.00"), figure("b", "2.00"), figure("c", "1.00")] as const;

test("a sum has its total and its parts", () => {
  const check = sumOf("IT-01", "合计", a, [b, c]);
  expect(check).toMatchObject({ catalogue: ["IT-01"], label: "合计" });
  expect(check.equation).toEqual({
    kind: "sum",
    total: [a],
    parts: [
      { fact: b, sign: 1n },
      { fact: c, sign: 1n },
    ],
  });
});

test("a balance adds and subtracts", () => {
  const check = balanceOf(["IT-01", "IT-02"], "年末", [c], [a], [b]);
  expect(check.catalogue).toEqual(["IT-01", "IT-02"]);
  expect(check.equation).toEqual({
    kind: "sum",
    total: [c],
    parts: [
      { fact: a, sign: 1n },
      { fact: b, sign: -1n },
    ],
  });
});

test("sameness and bounds keep their order and their extras", () => {
  expect(sameAs("XT-01", "一致", a, b, { severity: "note" })).toEqual({
    equation: { kind: "same", a, b },
    catalogue: ["XT-01"],
    label: "一致",
    severity: "note",
  });
  expect(atMost("XT-02", "不大于", [b], [a])).toEqual({
    equation: { kind: "at-most", part: [b], whole: [a] },
    catalogue: ["XT-02"],
    label: "不大于",
  });
});

test("a form that the profile prescribes and the document lacks is unchecked, one it does not know is not applicable", () => {
  const text = "支出决算表\n公开03表\n金额单位：元\n项目\t本年支出合计\n合计\t1.00";
  const account = recognise(readText(new TextEncoder().encode(text)), { profile: "shanxi-2022" });
  const view = viewOf(account, { value: (fact) => fact.value });
  expect(withoutForms(view, ["XT-01"], ["公开03表"])).toBeNull();
  expect(withoutForms(view, ["XT-01"], ["公开03表", "公开05表"])).toMatchObject({
    status: "unchecked",
    missing: ["公开05表"],
  });
  expect(withoutForms(view, ["XT-01"], ["公开99表"])).toMatchObject({ status: "notApplicable" });
});
