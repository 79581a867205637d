/** A process that tries damaged files one after another: a line a trial, so that whoever waits sees where it hangs. */
import { recognise } from "../../src/recognise/account.ts";
import type { formats } from "./seeds.ts";
import { seedOf } from "./seeds.ts";
import { documentOf, figuresOf, trialOf } from "./trial.ts";

const [format = "txt", from = "0", to = "0"] = process.argv.slice(2);
const seed = await seedOf(format as (typeof formats)[number]);
const document = await documentOf(seed.bytes, seed.name);
const known = figuresOf(document, recognise(document));
console.error = () => undefined;
for (let index = Number(from); index < Number(to); index += 1)
  process.stdout.write(`${JSON.stringify(await trialOf(seed, index, known))}\n`);
process.exit(0);
