import assert from "node:assert/strict";
import { test } from "vitest";
import { divisionNamed } from "./divisions.ts";

test.each([
  ["阳城县投资促进中心", "阳城县", "县", ["140522"]],
  ["上海市普陀区财政局", "上海市普陀区", "县", ["310107"]],
  ["山西省晋城市阳城县招商局", "山西省晋城市阳城县", "县", ["140522"]],
  ["晋城市城区财政局", "晋城市城区", "县", ["140502"]],
  ["内蒙古自治区公共资源交易中心", "内蒙古自治区", "省", ["150000"]],
  ["太原市发展和改革委员会", "太原市", "市", ["140100"]],
  ["岳阳市国资委", "岳阳市", "市", ["430600"]],
])("%s belongs to %s", (unit, printed, level, codes) => {
  const division = divisionNamed(unit);
  assert.deepEqual([division?.printed, division?.level, division?.codes], [printed, level, codes]);
});

test("a name that several places share keeps all their codes", () => {
  assert.deepEqual(divisionNamed("普陀区财政局")?.codes, ["310107", "330903"]);
});

test("a unit that starts with no division has none", () => {
  for (const unit of ["西南大学", "城区管理处", "财政部", ""]) assert.equal(divisionNamed(unit), null);
});
