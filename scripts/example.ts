import { writeFileSync } from "node:fs";
import { plantedExample } from "../test/invented/planted.ts";

// Writes the bundled example of the README: `node scripts/example.ts`.
writeFileSync(new URL("../examples/chengling-2022.txt", import.meta.url), plantedExample());
