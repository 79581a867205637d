/** How two printed names differ, sign by sign. */
export type LetterChange =
  | { readonly kind: "other"; readonly at: number; readonly found: string; readonly right: string }
  | { readonly kind: "lost"; readonly at: number; readonly right: string }
  | { readonly kind: "more"; readonly at: number; readonly found: string };

/** Signs in which two texts differ: replaced, lost or added ones; `most` + 1 where they are more than `most`. */
export function lettersApart(a: string, b: string, most = 2): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const value = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
      next.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    row = next;
  }
  return Math.min(row[b.length]!, most + 1);
}

/** How many signs of a name a slip of the pen may change, so that the name is still known. */
export function slipsIn(name: string): number {
  if (name.length < 3) return 0;
  return name.length < 8 ? 1 : 2;
}

/** Whether a text is a name with a slip of the pen in it, and not the name itself. */
export function isSlipOf(text: string, name: string): boolean {
  if (text === name) return false;
  const most = slipsIn(name);
  return most > 0 && lettersApart(text, name, most) <= most;
}

/** The signs to change in `found` so that it reads `right`, in order; positions count from 1 in `found`. */
export function letterChanges(found: string, right: string): LetterChange[] {
  const [a, b] = [[...found], [...right]];
  const cost = a.concat("").map(() => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length; i >= 0; i -= 1)
    for (let j = b.length; j >= 0; j -= 1) {
      if (i === a.length) cost[i]![j] = b.length - j;
      else if (j === b.length) cost[i]![j] = a.length - i;
      else if (a[i] === b[j]) cost[i]![j] = cost[i + 1]![j + 1]!;
      else cost[i]![j] = 1 + Math.min(cost[i + 1]![j + 1]!, cost[i + 1]![j]!, cost[i]![j + 1]!);
    }
  const changes: LetterChange[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i += 1;
      j += 1;
    } else if (i < a.length && j < b.length && cost[i]![j] === 1 + cost[i + 1]![j + 1]!) {
      changes.push({ kind: "other", at: i + 1, found: a[i]!, right: b[j]! });
      i += 1;
      j += 1;
    } else if (j < b.length && cost[i]![j] === 1 + cost[i]![j + 1]!) {
      changes.push({ kind: "lost", at: i + 1, right: b[j]! });
      j += 1;
    } else {
      changes.push({ kind: "more", at: i + 1, found: a[i]! });
      i += 1;
    }
  }
  return changes;
}
