/** A thread of a batch: audits one disclosure after another with the plan it was started with. */
import { parentPort, workerData } from "node:worker_threads";
import type { AuditPlan } from "./audit-one.ts";
import { auditOne } from "./audit-one.ts";
import type { Disclosure } from "./disclosures.ts";
import type { LaneAnswer } from "./lanes.ts";
import { processTerminal } from "./process-terminal.ts";

const plan = workerData as AuditPlan;
const port = parentPort;

port?.on("message", async (disclosure: Disclosure) => {
  let said = "";
  const terminal = {
    ...processTerminal([]),
    err: (text: string): void => {
      said += text;
    },
  };
  let answer: LaneAnswer;
  try {
    const done = await auditOne(terminal, disclosure, plan);
    answer = { done, said };
  } catch (error) {
    answer = { fault: error instanceof Error ? error.message : String(error), said };
  }
  port.postMessage(answer);
});
