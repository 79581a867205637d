import { main } from "../src/cli/main.ts";
import { processTerminal } from "../src/cli/process-terminal.ts";

/** Runs a command on real files, in this process, and keeps what it prints. */
export async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const code = await main({
    ...processTerminal(args),
    cores: 2,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    color: false,
  });
  return { code, out, err };
}
