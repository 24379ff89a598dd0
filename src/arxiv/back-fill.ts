import type { Notice } from '../log.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { type PaperEntry, readPaper } from '../papers/read-paper.ts';
import { RunFailure } from '../failure.ts';
import type { Arxiv, Feed } from './arxiv.ts';
import { type Days, inWords } from './harvest.ts';
import { DAY } from '../text/day.ts';

/** The papers to find among the changes. */
export interface Wanted {
  /** The window, on the first version's submission. */
  readonly from: Date;
  readonly to: Date;
  /** Whether a paper matches a topic or was asked for by id. */
  readonly isWanted: (paper: Paper) => boolean;
  /** Whether a paper is in the record: an earlier run proposed it or held it over. */
  readonly known: Pick<ReadonlySet<PaperId>, 'has'>;
}

/** Maximum number of pages a run reads, of up to 2,500 records each. */
const MOST_PAGES = 20;
/** Announcements lag behind submissions, so shorter lists would not save requests. */
const DAYS_A_LIST = 3;
/**
 * Finds new papers among the changed records, the last days first. Stops at the start of the window,
 * or earlier where a paper in the record shows that a run has read the days before.
 *
 * If a request fails, uses the pages read so far.
 *
 * @throws RunFailure if no page could be read
 */
export async function backFill(arxiv: Arxiv, wanted: Wanted, share: number): Promise<Feed> {
  const papers = new Map<PaperId, Paper>();
  const notices: Notice[] = [];
  const unread: Notice[] = [];
  let pages = 0;
  // The run that recorded a paper came after its submission, and read the window before.
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

/** Names up to three records that cannot be read, and counts more: most are of no interest to a run. */
function fewOf(unread: readonly Notice[]): readonly Notice[] {
  const [first] = unread;
  if (first === undefined || unread.length <= FEW) return unread;
  const text = `${unread.length} records were left out, the first of them ${first.about} (${first.text})`;
  return [{ about: "arXiv's OAI-PMH", text }];
}

const FEW = 3;

/** Splits the window into lists of days, the last days first. */
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

/** Whether the first version is within the window. Most records are old papers that changed. */
function isNew({ published }: PaperEntry, { from, to }: Wanted): boolean {
  const submitted = new Date(published);
  return submitted >= from && submitted <= to;
}
