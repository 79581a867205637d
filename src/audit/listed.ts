import type { Finding, FindingPlace, Suspect } from "../facts/finding.ts";
import type { Place } from "../facts/place.ts";
import type { Unchecked } from "../facts/report.ts";

/** What is listed of a report at most; the rest is counted, and what is not listed whole is never publishable. */
export const mostListed = 10_000;
/** Places named of one finding, and of all findings together, one each aside. */
const mostPlaces = 100;
const mostPlacesInAll = 100_000;
/** A message, a place or a value longer than this is no longer read. */
const longest = 2_000;
const mostMissing = 100;

/** Those findings, in their order, that a report lists, and how many it does not. */
export function listedFindings(findings: readonly Finding[]): {
  readonly findings: readonly Finding[];
  readonly unlisted: number;
} {
  const kept = findings.length > mostListed ? chosen(findings) : findings;
  let room = mostPlacesInAll;
  return {
    findings: kept.map((finding) => {
      const most = Math.max(1, Math.min(mostPlaces, room));
      const short = shortened(finding, most);
      room -= short.where.length + short.suspects.length;
      return short;
    }),
    unlisted: findings.length - kept.length,
  };
}

/** What was accepted, then causes by their weight, then consequences of those. */
function chosen(findings: readonly Finding[]): readonly Finding[] {
  const accepted = findings.filter((finding) => finding.accepted !== null);
  const causes = findings.filter(({ accepted: reason, cause }) => reason === null && cause === null);
  const first = new Set([...accepted, ...causes].slice(0, mostListed));
  const ids = new Set([...first].map(({ id }) => id));
  for (const finding of findings) {
    if (first.size >= mostListed) break;
    if (finding.cause !== null && ids.has(finding.cause)) first.add(finding);
  }
  return findings.filter((finding) => first.has(finding));
}

function shortened(finding: Finding, most: number): Finding {
  const { where, suspects, message, expected, actual } = finding;
  const beyond = Math.max(0, where.length - most);
  const texts = [message, expected, actual, ...where.slice(0, most).map(({ text }) => text)];
  const whole =
    beyond === 0 && suspects.length <= most && texts.every((text) => (text?.length ?? 0) <= longest);
  if (whole) return finding;
  return {
    ...finding,
    message: `${cut(message)}${beyond === 0 ? "" : `（另有${beyond}处未列出）`}`,
    expected: expected === null ? null : cut(expected),
    actual: actual === null ? null : cut(actual),
    where: where.slice(0, most).map(cutPlace<FindingPlace>),
    suspects: suspects.slice(0, most).map(cutPlace<Suspect>),
  };
}

function cutPlace<P extends Place>(place: P): P {
  return place.text.length > longest ? { ...place, text: cut(place.text) } : place;
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}……` : text;
}

/** What was missing for each rule, the names of the first hundred things. */
export function listedMissing(unchecked: readonly Unchecked[]): readonly Unchecked[] {
  return unchecked.map(({ rule, missing }) => ({
    rule,
    missing:
      missing.length > mostMissing ? [...missing.slice(0, mostMissing), `等${missing.length}项`] : missing,
  }));
}
