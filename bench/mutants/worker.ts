/** A process that tries damaged files one after another: a line a trial, so that whoever waits sees where it hangs. */
import type { formats } from "./seeds.ts";
import { seedOf } from "./seeds.ts";
import { accountOf, statedBy, trialOf } from "./trial.ts";

const [format = "txt", from = "0", to = "0"] = process.argv.slice(2);
const seed = await seedOf(format as (typeof formats)[number]);
const stated = statedBy(await accountOf(seed.bytes, seed.name));
for (let index = Number(from); index < Number(to); index += 1)
  process.stdout.write(`${JSON.stringify(await trialOf(seed, index, stated))}\n`);
process.exit(0);
