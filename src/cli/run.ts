import { main } from "./main.ts";
import { processTerminal } from "./process-terminal.ts";

/** The only place that touches the process: runs the command line and sets the exit code. */
export async function run(): Promise<void> {
  // A reader that has seen enough (`| head`) is no fault of anybody's.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  try {
    process.exitCode = await main(processTerminal(process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(`内部故障：${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 70;
  }
}
