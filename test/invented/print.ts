import { disclosure } from "./disclosure.ts";

const [shape = "simple", seed = "1"] = process.argv.slice(2);
process.stdout.write(disclosure({ shape: shape === "rich" ? "rich" : "simple", seed: Number(seed) }));
