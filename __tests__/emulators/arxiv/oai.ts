/**
 * arXiv's OAI-PMH (`https://oaipmh.arxiv.org/oai`), following its public code:
 * github.com/arXiv/oaipmh, August 2026. Comments name the files. Texts that no client reads are our
 * own.
 */
import { underAllNames } from './categories.ts';
import { creators } from './feed-item.ts';
import { type FakePaper, toSecond } from './paper.ts';
import type { PaperStore } from './store.ts';

type Params = Readonly<Record<string, string>>;

/** config.py: RECORDS_LIMIT. */
const PAGE_SIZE = 2500;

/** oai_config.py: EARLIEST_DATE, the formats. */
const EARLIEST = '2005-09-16';
const FORMATS = ['oai_dc', 'arXiv', 'arXivOld', 'arXivRaw'];

/** An error of the protocol, sent with status 200 (factory.py: handle_oai_error). */
class OaiError extends Error {
  constructor(
    readonly code: string,
    reason: string,
  ) {
    super(reason);
  }
}

/** routes.py: oai(). */
export function oaiAnswer(
  store: PaperStore,
  sent: URLSearchParams,
  now: Date,
  pageSize = PAGE_SIZE,
): string {
  const params = Object.fromEntries(sent);
  try {
    if ([...sent.keys()].length !== Object.keys(params).length)
      throw new OaiError('badArgument', 'Duplicate parameters not allowed');
    if (params['verb'] === 'GetRecord') return getRecord(store, params, now);
    if (params['verb'] === 'ListRecords') return listRecords(store, params, now, pageSize);
    throw new OaiError('badVerb', 'Invalid verb provided');
  } catch (error) {
    if (!(error instanceof OaiError)) throw error;
    // templates/errors.xml
    const element = `<error code='${error.code}'>It cannot be answered. Reason: ${escaped(error.message)}</error>`;
    return oaiDocument({}, element, now);
  }
}

/** data_queries.py: get_record(). */
function getRecord(store: PaperStore, params: Params, now: Date): string {
  if (Object.keys(params).sort().join() !== 'identifier,metadataPrefix,verb')
    throw new OaiError('badArgument', 'Parameters provided did not match expected');
  checkFormat(params);
  const id = /^oai:arXiv[.]org:(.+)$/.exec(params['identifier'] ?? '')?.[1] ?? '';
  const versions = store.versionsOf(id);
  if (versions.length === 0) throw new OaiError('idDoesNotExist', 'Nothing found for this ID');
  const body = ['<GetRecord>', ...recordOf(versions), '</GetRecord>'].join('\n');
  return oaiDocument(params, body, now);
}

/** data_queries.py: list_data(); fetch_list.py. */
function listRecords(store: PaperStore, sent: Params, now: Date, pageSize: number): string {
  const { params, skip } = fromToken(sent);
  const allowed = ['verb', 'metadataPrefix', 'from', 'until', 'set'];
  if (!Object.keys(params).every((name) => allowed.includes(name)))
    throw new OaiError('badArgument', 'Unallowed parameter');
  checkFormat(params);
  const today = dayOf(now.toISOString());
  const from = dayIn(params['from'], EARLIEST);
  const until = dayIn(params['until'], today);
  if (from > until) throw new OaiError('badArgument', 'until date must not be before from date');
  if (from < EARLIEST) throw new OaiError('badArgument', 'start date too early');
  // The end of tomorrow is too late.
  if (until > today) throw new OaiError('badArgument', 'until date too late');
  // db.py: sorted by modtime and id, one record more than a page has.
  const found = store
    .current()
    .filter((paper) => dayOf(modified(paper)) >= from && dayOf(modified(paper)) <= until)
    .sort((a, b) => compare(modified(a), modified(b)) || compare(a.id, b.id))
    .slice(skip, skip + pageSize + 1);
  if (found.length === 0) throw new OaiError('noRecordsMatch', 'The list is empty');
  const shown = found.slice(0, pageSize);
  const records = shown.flatMap(({ id }) => recordOf(store.versionsOf(id)));
  const token = tokenAfter(params, skip, found, pageSize, now);
  // templates/token.xml: an empty token ends a list that was resumed by a token.
  const end = token ?? ('resumptionToken' in sent ? '<resumptionToken/>' : '');
  const body = ['<ListRecords>', ...records, end, '</ListRecords>'].join('\n');
  return oaiDocument(sent, body, now);
}

/** fetch_list.py: a list of several days resumes at the last day of the page. */
function tokenAfter(
  params: Params,
  skip: number,
  found: readonly FakePaper[],
  pageSize: number,
  now: Date,
): string | undefined {
  if (found.length <= pageSize) return undefined;
  const days = found.map((paper) => dayOf(modified(paper)));
  const last = days.at(-1) ?? '';
  const next =
    days[0] === last
      ? { ...params, skip: String(skip + pageSize) }
      : { ...params, from: last, skip: String(days.filter((day) => day === last).length - 1) };
  // resume.py: the token is the query, encoded twice. Its stated expiry is midnight.
  const token = encodeURIComponent(new URLSearchParams(next).toString());
  const midnight = new Date(Date.parse(`${dayOf(now.toISOString())}T00:00:00Z`) + 86_400_000);
  return `<resumptionToken expirationDate='${toSecond(midnight)}'>${token}</resumptionToken>`;
}

/** resume.py: from_token(). */
function fromToken(sent: Params): { readonly params: Params; readonly skip: number } {
  const token = sent['resumptionToken'];
  if (token === undefined) return { params: sent, skip: 0 };
  if (Object.keys(sent).length !== 2)
    throw new OaiError('badArgument', 'No other paramters allowed with resumptionToken');
  const { skip, ...params } = Object.fromEntries(new URLSearchParams(decodeURIComponent(token)));
  if (params['verb'] !== sent['verb'] || !/^\d+$/.test(skip ?? ''))
    throw new OaiError('badResumptionToken', 'Token decoding failed or format is invalid.');
  return { params, skip: Number(skip) };
}

function checkFormat({ metadataPrefix = '' }: Params): void {
  if (!FORMATS.includes(metadataPrefix))
    throw new OaiError('cannotDisseminateFormat', 'Did not recognize requested format');
  if (metadataPrefix !== 'arXivRaw') throw new Error(`${metadataPrefix} is not emulated`);
}

function dayIn(text: string | undefined, usual: string): string {
  if (text !== undefined && !/^\d{4}-\d\d-\d\d$/.test(text))
    throw new OaiError('badArgument', 'date format must be YYYY-MM-DD');
  return text ?? usual;
}

/**
 * Returns the datestamp: the last change of the record, not a submission (create_records.py:
 * modtime).
 */
function modified(paper: FakePaper): string {
  return new Date(paper.modified ?? paper.updated).toISOString();
}

function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** templates/record_formats.xml: arXivRaw. */
function recordOf(versions: readonly FakePaper[]): string[] {
  const last = versions.at(-1);
  if (last === undefined) return [];
  const categories = underAllNames(last.categories);
  const optional = (tag: string, text: string | undefined) =>
    text === undefined ? [] : [`            <${tag}>${escaped(text)}</${tag}>`];
  return [
    '<record>',
    // Identify declares deleted records as persistent, so a record may have only a header.
    `    <header${last.deleted ? ' status="deleted"' : ''}>`,
    `        <identifier>oai:arXiv.org:${last.id}</identifier>`,
    `        <datestamp>${dayOf(modified(last))}</datestamp>`,
    ...categories.map((name) => `            <setSpec>${setOf(name)}</setSpec>`),
    '    </header>',
    ...(last.deleted
      ? []
      : [
          '            <metadata>',
          '    <arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://arxiv.org/OAI/arXivRaw/ https://oaipmh.arxiv.org/OAI/arXivRaw.xsd">',
          `        <id>${last.id}</id>`,
          '        <submitter>Ada Inkwell</submitter>',
          ...versionsUpTo(last, versions),
          `        <title>${escaped(last.title)}</title>`,
          `        <authors>${escaped(creators(last))}</authors>`,
          `        <categories>${categories.join(' ')}</categories>`,
          ...optional('comments', last.comment),
          ...optional('journal-ref', last.journalRef),
          ...optional('doi', last.doi),
          '            <license>http://creativecommons.org/licenses/by/4.0/</license>',
          ...optional('abstract', last.abstract),
          '    </arXivRaw>',
          '            </metadata>',
        ]),
    '        </record>',
  ];
}

/**
 * Lists all versions. A version that the store does not have gets the date of the first version.
 */
function versionsUpTo(last: FakePaper, versions: readonly FakePaper[]): string[] {
  return Array.from({ length: last.version }, (_, index) => {
    const stored = versions.find(({ version }) => version === index + 1);
    const at = stored?.updated ?? (index + 1 === last.version ? last.updated : last.published);
    const date = new Date(index === 0 ? last.published : at).toUTCString();
    return `            <version version="v${index + 1}">\n                <date>${date}</date>\n                <size>327kb</size>\n            </version>`;
  });
}

const PHYSICS = /^(?:astro-ph|cond-mat|gr-qc|hep-|math-ph|nlin|nucl-|physics|quant-ph)/;

/** create_set_list.py: make_set_str(). */
function setOf(category: string): string {
  const group = PHYSICS.test(category) ? 'physics' : (category.split('.')[0] ?? '');
  return `${group}:${category.replace('.', ':')}`;
}

/** templates/base.xml, macros.xml. */
export function oaiDocument(params: Params, body: string, now: Date): string {
  const attributes = Object.entries(params)
    .filter(([name]) => !('resumptionToken' in params) || /^(?:verb|resumptionToken)$/.test(name))
    .map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" ',
    '         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    '         xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">',
    `    <responseDate>${toSecond(now)}</responseDate>`,
    `        <request${attributes.join('')}>http://oaipmh.arxiv.org/oai</request>`,
    `    ${body}`,
    '</OAI-PMH>',
  ].join('\n');
}

/** Jinja's escapes, as in the recording: `&#34;` for a quotation mark. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&#34;')
    .replaceAll("'", '&#39;');
}
