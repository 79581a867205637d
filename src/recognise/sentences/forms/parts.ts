import type { Reading, SentenceForm } from "./form.ts";
import { related, relation } from "./form.ts";

/** “10万元，其中：甲4万元，乙6万元”: of what a whole is made up. */
export const parts = {
  name: "parts",
  examples: [
    {
      text: "支出10万元，其中：甲4万元，乙6万元。",
      relations: ["parts whole=10万元 part=4万元 part=6万元"],
    },
    {
      text: "购置及运行费10万元（购置费4万元、运行费6万元）。",
      relations: ["parts whole=10万元 part=4万元 part=6万元"],
    },
    {
      text: "支出10万元，其中：甲4万元，其中：丙1万元，丁3万元；乙6万元。",
      relations: ["parts whole=4万元 part=1万元 part=3万元", "parts whole=10万元 part=4万元 part=6万元"],
    },
    {
      text: "支出10万元，具体情况如下：1．甲4万元。2．乙6万元。",
      relations: ["parts whole=10万元 part=4万元 part=6万元"],
    },
    {
      text: "比上年减少9万元，其中：甲减少5万元，乙减少4万元。",
      relations: ["parts whole=9万元 part=5万元 part=4万元"],
    },
    { text: "甲4万元、乙6万元，合计10万元。", relations: ["parts part=4万元 part=6万元 whole=10万元"] },
    {
      text: "接待6批次、40人次（其中外事2批次、10人次）。",
      relations: ["parts whole=6批次 part=2批次", "parts whole=40人次 part=10人次"],
    },
    { text: "甲和乙分别为4万元、6万元。", relations: [] },
    { text: "保有车辆8辆，其中：轿车6辆，货车2辆。", relations: ["parts whole=8辆 part=6辆 part=2辆"] },
  ],
  read({ lists }: Pick<Reading, "lists">) {
    return lists.flatMap(({ whole, parts: named, open, readBy }) =>
      whole === null && named.length < 2
        ? []
        : [
            relation(
              "parts",
              readBy,
              [...(whole ? [related(whole, "whole")] : []), ...named.map((one) => related(one, "part"))],
              open,
            ),
          ],
    );
  },
} satisfies SentenceForm;
