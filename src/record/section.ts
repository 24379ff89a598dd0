/** Marks around our part of a pull request's text. The rest is of people. */
export const BEGIN = '<!-- paperboy: papers -->';
export const END = '<!-- /paperboy -->';

/** The place in a body where the papers go, for a template. */
export const PAPERS_HERE = `${BEGIN}\n${END}`;

/** A body in parts, `undefined` where it has none of ours; they join up to the body again. */
export function partsOf(
  body: string,
): { readonly before: string; readonly ours: string; readonly after: string } | undefined {
  const begin = body.indexOf(BEGIN);
  const end = begin < 0 ? -1 : body.indexOf(END, begin);
  if (end < 0) return undefined;
  const from = begin + BEGIN.length;
  return { before: body.slice(0, from), ours: body.slice(from, end), after: body.slice(end) };
}

/** Start of the heading of a run's papers, with its day: `### 2026-11-20: 14 papers`. */
export const DAY_HEADING = /^### (\d{4}-\d\d-\d\d)\b/;
/**
 * Heading of papers whose topic is no longer known, and of papers requested by id that match no
 * topic.
 */
export const FROM_EARLIER_RUNS = 'From earlier runs';
export const NO_TOPICS: ReadonlySet<string> = new Set([FROM_EARLIER_RUNS, 'Chosen by hand']);

/** The heading of a topic's papers in a run, its name in GitHub's Markdown: `#### Long context (5)`. */
export const TOPIC_HEADING = /^#### (.+?)(?: \(\d+\))?$/;
