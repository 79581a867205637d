/**
 * How many times more of the processor work takes that is so many times as large: the speed of the machine, and what else
 * runs on it, fall out. Work too small to measure counts as `least` milliseconds.
 */
export function growth(work: (size: number) => void, size: number, times: number, least = 10): number {
  // What is compiled on the first run is none of the work.
  work(size);
  const small = Math.max(cost(work, size), least);
  let large = Number.POSITIVE_INFINITY;
  // What disturbs a run only adds to it: one that looks bad is measured again, and the best of three counts.
  for (let run = 0; run < 3 && large > 2 * times * small; run += 1)
    large = Math.min(large, cost(work, size * times));
  return large / small;
}

/** Milliseconds of the processor that this thread used. */
function cost(work: (size: number) => void, size: number): number {
  const before = process.threadCpuUsage();
  work(size);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
