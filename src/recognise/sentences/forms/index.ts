import { balance } from "./balance.ts";
import { change } from "./change.ts";
import { completion } from "./completion.ts";
import type { SentenceForm } from "./form.ts";
import { parts } from "./parts.ts";
import { same } from "./same.ts";
import { share } from "./share.ts";

/** Every form in which sentences relate figures. */
export const forms: readonly SentenceForm[] = [parts, share, change, completion, balance, same];
