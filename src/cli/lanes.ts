import { Worker } from "node:worker_threads";
import type { AuditPlan, Done } from "./audit-one.ts";
import { failedDone } from "./audit-one.ts";
import type { Disclosure } from "./disclosures.ts";

/** Threads that audit the disclosures of a batch, each one at a time. */
export interface Lanes {
  /** Audits one disclosure in a thread that is free, or waits for one. Rejects only over a fault of ours. */
  run(disclosure: Disclosure): Promise<Done>;
  close(): Promise<void>;
}

/** What a thread answers: what became of the disclosure and what it has to say, or a fault of ours. */
export type LaneAnswer =
  | { readonly done: Done; readonly said: string }
  | { readonly fault: string; readonly said: string };

/** Most that a thread may hold in its heap; an account of a thousand pages takes a fraction of it. */
const heapMegabytes = 512;
/** An account is a short-lived heap of small objects: room for one young generation saves a tenth of the time. */
const youngMegabytes = 96;
const secondsADisclosure = 900;
/** Reading processes stop a file after this long by themselves. */
const secondsAFile = 90;

/**
 * Opens `width` threads; what they have to say is given to `say`. A disclosure that exhausts a thread's heap or time fails alone (E_MEMORY, E_TIMEOUT), and a
 * new thread takes its place.
 */
export function openLanes(plan: AuditPlan, width: number, say: (text: string) => void): Lanes {
  const free: Worker[] = [];
  const waiting: ((worker: Worker) => void)[] = [];
  let open = 0;

  const start = (): Worker => {
    open += 1;
    const worker = new Worker(new URL("lane.ts", import.meta.url), {
      workerData: plan,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
    });
    worker.unref();
    return worker;
  };
  const take = async (): Promise<Worker> => {
    const worker = free.pop();
    if (worker) return worker;
    return open < width ? start() : new Promise((resolve) => waiting.push(resolve));
  };
  const release = (worker: Worker): void => {
    const next = waiting.shift();
    if (next) next(worker);
    else free.push(worker);
  };
  const replace = (): void => {
    open -= 1;
    const next = waiting.shift();
    if (next) next(start());
  };

  return {
    async run(disclosure) {
      const worker = await take();
      worker.ref();
      const answer = await answerOf(worker, disclosure, { plan, say });
      if ("dead" in answer) {
        replace();
        return answer.dead;
      }
      worker.unref();
      release(worker);
      if (answer.said !== "") say(answer.said);
      if ("fault" in answer) throw new Error(answer.fault);
      return answer.done;
    },
    async close() {
      await Promise.all(free.map((worker) => worker.terminate()));
    },
  };
}

function answerOf(
  worker: Worker,
  disclosure: Disclosure,
  { plan, say }: { readonly plan: AuditPlan; readonly say: (text: string) => void },
): Promise<LaneAnswer | { readonly dead: Done }> {
  return new Promise((resolve) => {
    const dead = (code: string, message: string): void => {
      say(`${disclosure.name}：${code}：${message}\n`);
      finish({
        dead: failedDone(disclosure.name, { file: disclosure.name, failed: { code, message } }, plan),
      });
      void worker.terminate();
    };
    const onError = (error: Error & { code?: string }): void => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY")
        dead("E_MEMORY", `审核时内存超过${heapMegabytes} MiB，已停止：文件可能有误，请拆分后再审`);
      else dead("fault", `内部故障：${error.message}`);
    };
    const onExit = (): void => dead("fault", "内部故障：审核线程中止");
    const finish = (answer: LaneAnswer | { readonly dead: Done }): void => {
      clearTimeout(timer);
      // One by one: removing all would take those that the thread itself needs.
      worker.off("message", finish).off("error", onError).off("exit", onExit);
      // A thread that is stopped may say once more why.
      if ("dead" in answer) worker.on("error", () => undefined);
      resolve(answer);
    };
    const seconds = secondsADisclosure + secondsAFile * disclosure.files.length;
    const timer = setTimeout(
      () => dead("E_TIMEOUT", `审核超过${seconds}秒，已停止：文件可能有误，请重新导出或拆分后再审`),
      seconds * 1000,
    );
    worker.on("message", finish).on("error", onError).on("exit", onExit);
    worker.postMessage(disclosure);
  });
}
