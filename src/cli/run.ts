import { stop, stopOnSignals, stopWithNpm } from "../world/stopping.ts";
import { main } from "./main.ts";
import { processTerminal } from "./process-terminal.ts";
import { exit } from "./terminal.ts";

/** The only place that touches the process: runs the command line and sets the exit code. */
export async function run(): Promise<void> {
  stopOnSignals();
  stopWithNpm();
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`| head`) is no fault of anybody's.
    if (error.code === "EPIPE") stop(exit.clean);
    process.stderr.write(
      `标准输出：cannot-write：结果没有写完（${error.code ?? error.message}）：请检查磁盘是否已满\n`,
    );
    stop(exit.unusable);
  });
  // Nobody is there to read messages: the work goes on.
  process.stderr.on("error", () => undefined);
  try {
    process.exitCode = await main(processTerminal(process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(`内部故障：${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = exit.fault;
  }
}
