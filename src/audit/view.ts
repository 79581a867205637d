import type { Account, AccountTable, Prose } from "../facts/account.ts";
import type { Claim } from "../facts/claim.ts";
import type { Concept, Key } from "../facts/concept.ts";
import type { Values } from "../facts/equation.ts";
import type { Dimensions, Fact } from "../facts/fact.ts";
import { keyOf } from "../facts/fact.ts";
import type { Layout } from "../facts/layout.ts";
import { withUsualLabels } from "../standard/own-labels.ts";
import type { SectionKey } from "../standard/sections.ts";
import { isIn } from "../standard/sections.ts";
import type { Titles } from "../standard/titles.ts";
import { titlesOf } from "../standard/titles.ts";
import type { PriorFit } from "./prior.ts";
import { priorFit } from "./prior.ts";
import { printedName } from "./wording.ts";

/** An account as rules look at it: indexed by key, by place and by table. Built once an audit. */
export interface View {
  readonly account: Account;
  /** The layout that the document follows. */
  readonly profile: Layout | undefined;
  /** What titles mean, by that layout first. */
  readonly titles: Titles;
  /** Whether everything is money in 元, printed exactly. */
  readonly exact: boolean;
  /** Last year's account, where one was given that is this unit's. */
  readonly prior: Account | null;
  /** What is missing to compare with last year, where `prior` is not there; whether an account was given that is not. */
  readonly priorMissing: { readonly given: boolean; readonly missing: readonly string[] };
  readonly value: Values;
  /** All facts with a key, in reading order. */
  all(concept: Concept, dimensions?: Dimensions): readonly Fact[];
  /** The fact with a key in one form or section. */
  at(home: string, concept: Concept, dimensions?: Dimensions): Fact | undefined;
  /** The most authoritative fact with a key: from a table where one states it. */
  best(key: Key): Fact | undefined;
  byKey(key: Key): readonly Fact[];
  /** Facts of a form or section, in reading order. */
  home(home: string): readonly Fact[];
  table(form: string): AccountTable | undefined;
  /** What the document prints on a table: its number, else its title; of one that it lacks, what the layout prints. */
  named(form: string): string;
  /** What the layout prints on the forms that it prescribes and the document lacks. */
  missing(forms: readonly string[]): readonly string[];
  /** Prose of a section of the narrative, its subsections included. */
  section(key: SectionKey): readonly Prose[];
  claims<K extends Claim["kind"]>(kind: K): readonly Extract<Claim, { kind: K }>[];
}

/** Indexes an account. */
export function viewOf(
  account: Account,
  options: {
    readonly prior?: Account | null;
    readonly value: Values;
    /** Cells that nobody knows, for identities that are then unchecked and not drawn up without them. */
    readonly unknown?: readonly Fact[];
  },
): View {
  const byKey = new Map<string, Fact[]>();
  const byHome = new Map<string, Fact[]>();
  const byBoth = new Map<string, Map<string, Fact>>();
  for (const fact of options.unknown ? [...account.facts, ...options.unknown] : account.facts) {
    push(byKey, fact.key, fact);
    push(byHome, fact.home, fact);
    let keys = byBoth.get(fact.home);
    if (!keys) {
      keys = new Map();
      byBoth.set(fact.home, keys);
    }
    if (!keys.has(fact.key)) keys.set(fact.key, fact);
  }
  const tables = new Map<string, AccountTable>();
  for (const table of account.tables)
    if (table.form && !tables.has(table.form)) tables.set(table.form, withUsualLabels(table, account.layout));
  const claims = new Map<string, Claim[]>();
  for (const claim of account.claims) push(claims, claim.kind, claim);
  const profile = account.layout ?? undefined;
  const prior = options.prior ?? null;
  const fit = prior ? priorFit(account, prior) : null;
  const prescribed = new Set(profile?.tables.map(({ form }) => form));
  return {
    account,
    profile,
    titles: titlesOf(account.layout),
    exact: account.amountUnit === "元",
    prior: fit?.kind === "fits" ? prior : null,
    priorMissing: { given: fit !== null, missing: missingOf(fit) },
    value: options.value,
    all: (concept, dimensions) => byKey.get(keyOf(concept, dimensions)) ?? [],
    at: (home, concept, dimensions) => byBoth.get(home)?.get(keyOf(concept, dimensions)),
    best: (key) => {
      const facts = byKey.get(key);
      return facts?.find((fact) => isTable(fact.home)) ?? facts?.[0];
    },
    byKey: (key) => byKey.get(key) ?? [],
    home: (home) => byHome.get(home) ?? [],
    table: (form) => tables.get(form),
    named: (form) => printedName(tables.get(form), form, account.layout),
    missing: (forms) =>
      forms
        .filter((form) => !tables.has(form) && prescribed.has(form))
        .map((form) => printedName(undefined, form, account.layout)),
    section: (key) => account.prose.filter(({ section }) => isIn(section, key)),
    claims: <K extends Claim["kind"]>(kind: K) => (claims.get(kind) ?? []) as Extract<Claim, { kind: K }>[],
  };
}

function missingOf(fit: PriorFit | null): readonly string[] {
  if (fit === null) return ["上年度决算公开稿（--prior）"];
  if (fit.kind === "fits") return [];
  return fit.kind === "unknown" ? fit.missing : [`本单位上年度决算公开稿（${fit.message.split("：")[0]}）`];
}

/** Whether a home is a table and not a section of the narrative. */
export function isTable(home: string): boolean {
  return home.startsWith("公开") || home === "自评表";
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
