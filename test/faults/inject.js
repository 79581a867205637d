// Loaded before a program (`--import`): the nth change that it makes to the disk kills it, or fails with an error.
// MINGZHANG_FAULT is `kill:N` or `CODE:N`; N counts from 1. What was reached is told by the exit.
import fs from "node:fs";
import { open } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const [fault, nth] = (process.env.MINGZHANG_FAULT ?? "none:0").split(":");
let count = 0;

function meet(syscall) {
  count += 1;
  if (count !== Number(nth)) return;
  if (fault === "kill") process.kill(process.pid, "SIGKILL");
  throw Object.assign(new Error(`${fault}: injected`), { code: fault, syscall });
}

for (const name of ["mkdir", "link", "rename"]) {
  const real = fs.promises[name];
  fs.promises[name] = async (...args) => {
    meet(name);
    return real(...args);
  };
}
const realOpen = fs.promises.open;
fs.promises.open = async (path, flags, ...rest) => {
  if (flags !== "r") meet("open");
  return realOpen(path, flags, ...rest);
};
syncBuiltinESMExports();

const probe = await open(new URL(import.meta.url), "r");
const { prototype } = probe.constructor;
await probe.close();
for (const [name, syscall] of [
  ["writeFile", "write"],
  ["sync", "fsync"],
]) {
  const real = prototype[name];
  prototype[name] = async function (...args) {
    meet(syscall);
    return real.apply(this, args);
  };
}
