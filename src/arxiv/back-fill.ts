import type { Notice } from '../log.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { type PaperEntry, readPaper } from '../papers/read-paper.ts';
import { RunFailure } from '../failure.ts';
import type { Arxiv, Feed } from './arxiv.ts';
import { type Days, inWords } from './harvest.ts';
import { DAY } from '../text/day.ts';

/** What is looked for among the changes. */
export interface Wanted {
  /** The window, on the first version's submission. */
  readonly from: Date;
  readonly to: Date;
  /** Whether a paper matches a topic, or was asked for by id: the others are not kept. */
  readonly isWanted: (paper: Paper) => boolean;
  /** Whether the repository knows a paper: an earlier run proposed it or holds it over. */
  readonly known: Pick<ReadonlySet<PaperId>, 'has'>;
}

/** A run reads no more pages than this, of up to 2,500 records each. */
const MOST_PAGES = 20;
/** Announcements lag behind submissions, and a list of fewer days costs as many requests. */
const DAYS_A_LIST = 3;
/**
 * Finds new papers among what changed at arXiv, the last days first. It reads back until a paper
 * shows that an earlier run has seen the days before, and no further than the window.
 *
 * Lists that a failure cuts off are used as far as they came.
 *
 * @throws RunFailure when not a single page could be read
 */
export async function backFill(arxiv: Arxiv, wanted: Wanted, share: number): Promise<Feed> {
  const papers = new Map<PaperId, Paper>();
  const notices: Notice[] = [];
  const unread: Notice[] = [];
  let pages = 0;
  // A known paper was submitted before the run that saw it, and that run read the window before.
  let seenUntil = wanted.from;
  for (const days of lists(wanted)) {
    if (days.until !== undefined && days.until < dayOf(seenUntil)) break;
    try {
      for await (const page of arxiv.changes(days, share)) {
        pages++;
        unread.push(...page.notices);
        for (const entry of page.entries.filter((one) => isNew(one, wanted))) {
          const paper = readPaper(entry);
          if (!wanted.isWanted(paper)) continue;
          papers.set(paper.id, paper);
          const submitted = new Date(paper.published);
          if (wanted.known.has(paper.id) && submitted > seenUntil) seenUntil = submitted;
        }
        if (pages >= MOST_PAGES && (page.token !== undefined || days.from > dayOf(seenUntil)))
          throw new RunFailure('ARXIV_UNAVAILABLE', `a run reads ${MOST_PAGES} pages at most`);
      }
    } catch (error) {
      if (!(error instanceof RunFailure) || pages === 0) throw error;
      const text = `Changes ${inWords({ ...days, from: dayOf(seenUntil) })} were not read to their end: ${error.message}. What was read is used; the next run that the API answers asks for the rest`;
      notices.push({ about: "arXiv's OAI-PMH", text });
      break;
    }
  }
  return { papers: [...papers.values()], notices: [...notices, ...fewOf(unread)] };
}

/** Most records are of no interest to a run: a few that cannot be read are named, more are counted. */
function fewOf(unread: readonly Notice[]): readonly Notice[] {
  const [first] = unread;
  if (first === undefined || unread.length <= FEW) return unread;
  const text = `${unread.length} records were left out, the first of them ${first.about} (${first.text})`;
  return [{ about: "arXiv's OAI-PMH", text }];
}

const FEW = 3;

/** The days of the window in lists, the last days first. */
function* lists({ from, to }: Wanted): Generator<Days> {
  const first = dayOf(from);
  for (let last = to.getTime(); dayOf(new Date(last)) >= first; last -= DAYS_A_LIST * DAY) {
    const begin = dayOf(new Date(last - (DAYS_A_LIST - 1) * DAY));
    const until = last === to.getTime() ? {} : { until: dayOf(new Date(last)) };
    yield { from: begin < first ? first : begin, ...until };
  }
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Most records are of old papers with a new version or other metadata. */
function isNew({ published }: PaperEntry, { from, to }: Wanted): boolean {
  const submitted = new Date(published);
  return submitted >= from && submitted <= to;
}
