import { RunFailure } from '../failure.ts';
import type { Notice } from '../log.ts';
import { parsePaperRef } from '../papers/paper.ts';
import type { PaperEntry } from '../papers/read-paper.ts';
import { authorsIn } from './authors.ts';
import {
  BrokenXml,
  type Xml,
  instant,
  list,
  oneLine,
  paragraphs,
  readXml,
  record,
  saidIn,
  string,
} from './xml.ts';

/** One page of records. */
export interface OaiPage {
  /** As arXiv sent them; most are old papers, which need no further reading. */
  readonly entries: readonly PaperEntry[];
  readonly notices: readonly Notice[];
  /** Number of records, including deleted and unreadable ones. */
  readonly recordCount: number;
  /** The resumption token of the next page; undefined on the last page. */
  readonly token: string | undefined;
}

/** The server rejects a resumption token: it expired, or the list changed. */
export class BadToken extends RunFailure {
  constructor(message: string) {
    super('ARXIV_UNAVAILABLE', message);
  }
}

const NOTHING: OaiPage = { entries: [], notices: [], recordCount: 0, token: undefined };

/**
 * Reads an answer of `https://oaipmh.arxiv.org/oai` to `ListRecords` or `GetRecord` in the format
 * `arXivRaw`: it has the date of each version, of which the first tells whether a paper is new.
 *
 * @throws RunFailure BadToken; PAPER_UNREADABLE if it is not such an answer; ARXIV_REFUSED if it
 * reports an error. A day without changes or an unknown id is not an error.
 */
export function readOai(text: string): OaiPage {
  const whole: string[] = [];
  const envelope = text.replace(COMMENT, '').replace(RECORD, (one) => (whole.push(one), ''));
  const answer = readXml(envelope)['OAI-PMH'];
  if (answer === undefined)
    throw new RunFailure('PAPER_UNREADABLE', "arXiv's reply is not an OAI-PMH answer");
  const { error, ListRecords, GetRecord } = record(answer);
  if (error !== undefined) return afterError(record(error));
  const body = record(ListRecords ?? GetRecord);
  if (ListRecords === undefined && GetRecord === undefined)
    throw new RunFailure('PAPER_UNREADABLE', "arXiv's OAI-PMH answer holds no records");
  const read = whole.map(readRecord);
  const notices = read.filter((one) => one !== undefined && 'about' in one);
  if (notices.length > 0 && notices.length === whole.length)
    throw new RunFailure(
      'PAPER_UNREADABLE',
      `none of ${whole.length} records of arXiv's OAI-PMH can be read: ${notices[0]?.text ?? ''}`,
    );
  const token = oneLine(string(body['resumptionToken']));
  return {
    entries: read.filter((one) => one !== undefined && 'id' in one),
    notices,
    recordCount: whole.length,
    token: token === '' ? undefined : token,
  };
}

const COMMENT = /<!--[^]*?-->/g;
/** Records are parsed one by one: 2,500 in one tree take 100 MB, and one of them may be malformed. */
const RECORD = /<record>[^]*?<\/record>/g;

/** @returns undefined for a deleted record */
function readRecord(text: string): PaperEntry | Notice | undefined {
  const id = /<identifier>([^<]*)/.exec(text)?.[1] ?? '';
  const leftOut = (why: string) => ({
    about: oneLine(id) || 'a record without an identifier',
    text: `left out: ${why}`,
  });
  try {
    const [one = {}] = list(readXml(text)['record']);
    if (string(record(one['header'])['@status']) === 'deleted') return undefined;
    const read = toEntry(record(record(one['metadata'])['arXivRaw']));
    return 'missing' in read ? leftOut(read.missing) : read;
  } catch (error) {
    if (error instanceof BrokenXml) return leftOut('it is malformed');
    throw error;
  }
}

function afterError(error: Xml): OaiPage {
  const code = string(error['@code']);
  if (code === 'noRecordsMatch' || code === 'idDoesNotExist') return NOTHING;
  const message = saidIn(`${code}: ${string(error)}`).replace(/[.]$/, '');
  if (code === 'badResumptionToken') throw new BadToken(`arXiv's OAI-PMH: ${message}`);
  throw new RunFailure('ARXIV_REFUSED', `arXiv's OAI-PMH refused the request: ${message}`);
}

function toEntry(raw: Xml): PaperEntry | { missing: string } {
  const ref = parsePaperRef(oneLine(string(raw['id'])));
  if (ref === undefined) return { missing: 'it has no arXiv id' };
  const title = oneLine(string(raw['title']));
  if (title === '') return { missing: 'it has no title' };
  const versions = list(raw['version'])
    .map((version) => ({
      number: Number(/^v(\d+)$/.exec(string(version['@version']))?.[1] ?? 0),
      date: instant(string(version['date'])),
    }))
    .sort((a, b) => a.number - b.number);
  const [first] = versions;
  if (first?.number !== 1 || first.date === undefined)
    return { missing: 'it has no date of its first version' };
  const last = versions.at(-1) ?? first;
  // Separated by spaces, the primary category first (recording of 2609.28194).
  const categories = oneLine(string(raw['categories'])).split(' ');
  const [primaryCategory = ''] = categories;
  if (primaryCategory === '') return { missing: 'it has no category' };
  const comment = oneLine(string(raw['comments']));
  const journalRef = oneLine(string(raw['journal-ref']));
  const doi = oneLine(string(raw['doi']));
  return {
    id: ref.id,
    version: last.number,
    title,
    abstract: paragraphs(string(raw['abstract'])),
    authors: authorsIn(string(raw['authors'])),
    published: first.date,
    updated: last.date ?? first.date,
    primaryCategory,
    categories: [...new Set(categories)],
    ...(comment !== '' && { comment }),
    ...(journalRef !== '' && { journalRef }),
    ...(doi !== '' && { doi }),
  };
}
