import { type PaperId, absUrl, parsePaperRef } from '../papers/paper.ts';
import { partsOf } from './section.ts';
import { counted } from '../text/counted.ts';

/** A paper that matched and waits for a place. */
export interface Waiting {
  readonly id: PaperId;
  /** Day of its first submission, or a day since which it certainly waits: `2026-11-18`. */
  readonly submitted?: string;
  /** Its title in GitHub's Markdown; absent if no later run had the paper's data. */
  readonly title?: string;
}

/** Papers that a pull request names without proposing them. */
export interface Unlisted {
  readonly heldOver: readonly Waiting[];
  readonly passedOver: readonly Waiting[];
  /** Number of papers that the run before held over; absent if unknown. */
  readonly before?: number | undefined;
}

/** Form of a listed paper: title with a link, or only the id. */
export type WaitingShape = 'titles' | 'ids';

const KINDS = { heldOver: 'held over', passedOver: 'passed over' } as const;

const LIST = (kind: string) =>
  new RegExp(`<details data-paperboy="${kind}"(?: data-before="\\d+")?>[^]*?</details>\\s*`, 'g');

const BEFORE = new RegExp(`<details data-paperboy="${KINDS.heldOver}" data-before="(\\d+)">`);

/**
 * The lists below the boxes, folded. Their papers have no boxes: they are not proposed.
 *
 *     <details data-paperboy="held over" data-before="5"><summary>2 more papers matched and wait for the next run</summary>
 *
 *     - 2026-11-18 [Reading by Candle Light](https://arxiv.org/abs/2611.00003)
 *
 *     </details>
 *
 * With ids alone there is a line a day: `- 2026-11-18 2611.00003 2611.00004`.
 *
 * @returns '' for no papers
 */
export function unlistedText(
  { heldOver, passedOver, before }: Unlisted,
  shape: { readonly heldOver: WaitingShape; readonly passedOver: WaitingShape },
): string {
  return [
    folded(KINDS.heldOver, waitingInWords(heldOver.length), heldOver, shape.heldOver, before),
    folded(KINDS.passedOver, passedInWords(passedOver.length), passedOver, shape.passedOver),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

/** `54 more papers matched and wait for the next run` */
export function waitingInWords(count: number): string {
  return `${counted(count, 'more paper matched and waits', 'more papers matched and wait')} for the next run`;
}

/** `3 papers were passed over: no place in time` */
export function passedInWords(count: number): string {
  return `${counted(count, 'paper was', 'papers were')} passed over: no place in time`;
}

function folded(
  kind: string,
  summary: string,
  papers: readonly Waiting[],
  shape: WaitingShape,
  before?: number,
): string {
  if (papers.length === 0) return '';
  const lines = shape === 'titles' ? papers.map(titleLine) : idLines(papers);
  const mark = before === undefined ? '' : ` data-before="${before}"`;
  return `<details data-paperboy="${kind}"${mark}><summary>${summary}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}

function titleLine({ id, submitted, title }: Waiting): string {
  return `- ${dayOf(submitted)}[${title ?? id}](${absUrl({ id })})`;
}

function idLines(papers: readonly Waiting[]): string[] {
  const days = new Map<string, PaperId[]>();
  for (const { id, submitted } of papers) {
    const day = dayOf(submitted);
    days.set(day, [...(days.get(day) ?? []), id]);
  }
  return [...days].map(([day, ids]) => `- ${day}${ids.join(' ')}`);
}

const dayOf = (submitted: string | undefined) => (submitted === undefined ? '' : `${submitted} `);

/** The papers that a body holds over or passes over, as unlistedText wrote them, or an older version. */
export function unlistedIn(body: string): Unlisted {
  const ours = partsOf(body)?.ours ?? '';
  const before = BEFORE.exec(ours)?.[1];
  return {
    heldOver: listIn(ours, KINDS.heldOver),
    passedOver: listIn(ours, KINDS.passedOver),
    ...(before !== undefined && { before: Number(before) }),
  };
}

/** Our part of a body without these lists. */
export function withoutUnlisted(ours: string): string {
  return Object.values(KINDS).reduce((text, kind) => text.replace(LIST(kind), ''), ours);
}

const ITEM =
  /\[(?<title>(?:\\.|[^\]\\\n])*)\]\((?<url>https:\/\/arxiv\.org\/abs\/[^)\s]+)\)|(?<!\S)(?<bare>[a-z.-]*\/?[\d.]{7,10})(?!\S)/g;

function listIn(ours: string, kind: string): Waiting[] {
  const found = new Map<PaperId, Waiting>();
  const lines = (ours.match(LIST(kind)) ?? []).flatMap((list) =>
    list.replace(/<summary>.*?<\/summary>/, '').split('\n'),
  );
  for (const line of lines) {
    const submitted = /^- (\d{4}-\d\d-\d\d) /.exec(line)?.[1];
    for (const { groups = {} } of line.matchAll(ITEM)) {
      const id = parsePaperRef(groups['url'] ?? groups['bare'] ?? '')?.id;
      if (id === undefined) continue;
      const title = groups['title'];
      found.set(id, {
        id,
        ...(submitted !== undefined && { submitted }),
        ...(title !== undefined && title !== id && { title }),
      });
    }
  }
  return [...found.values()];
}
