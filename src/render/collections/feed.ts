import { XMLValidator } from 'fast-xml-parser';
import { RunFailure } from '../../failure.ts';
import { type PaperId, absUrl, parsePaperRef } from '../../papers/paper.ts';
import { visible } from '../../text/visible.ts';
import type { Collection, CollectionEntry } from '../../view/collection-entry.ts';

/** How a feed is written. */
export interface FeedForm {
  /** Path in the repository, for messages. */
  readonly path: string;
  /** Address of the published feed, also its Atom id. */
  readonly url: string;
  /** Address of the site, or of its repository. */
  readonly siteUrl: string;
  readonly title: string;
  /** Time of this run, ISO 8601 in UTC. */
  readonly now: string;
}

/** A tag URI needs a domain and a day on which its owner held it (RFC 4151). arXiv's ids have their form since April 2007. */
const TAG = 'tag:arxiv.org,2007-04-01:';
const MOST_ENTRIES = 50;
const GENERATOR = '<generator>Paperboy</generator>';
const ENTRY = /[ \t]*<entry>[^]*?<\/entry>[ \t]*\r?\n?/g;
const ENTRY_ID = /<id>tag:arxiv\.org,2007-04-01:([^<]+)<\/id>/;
const ENTRY_UPDATED = /(<updated>)([^<]*)/;
const UPDATED = /(<feed\b[^]*?<updated>)[^<]*(<\/updated>)/;

/** Returns the feed collection: an Atom feed (RFC 4287) of the newest papers. */
export function feedOf(form: FeedForm): Collection {
  const { path, now } = form;
  const partsOf = (text: string) => {
    refuseForeign(text, path);
    return { entries: text.match(ENTRY) ?? [], around: text.split(ENTRY) };
  };
  const withEntries = (text: string, entries: readonly string[]) => {
    const { entries: present, around } = partsOf(text);
    const [first = '', ...rest] = present.length > 0 ? around : text.split(/(?=<\/feed>)/);
    return (first + entries.join('') + rest.join('')).replace(UPDATED, `$1${now}$2`);
  };
  const rewrite: Collection['rewrite'] = (text, change) => {
    const { entries } = partsOf(text);
    const changed = entries.map((entry) => {
      const id = idOf(entry);
      return id === undefined ? entry : change(entry, id);
    });
    return changed.every((entry, at) => entry === entries[at]) ? text : withEntries(text, changed);
  };
  return {
    idsIn: (text) => (text.match(ENTRY) ?? []).map(idOf).filter((id) => id !== undefined),
    add(text, added) {
      const present = text === undefined ? [] : partsOf(text).entries;
      const ids = new Set(present.map(idOf));
      const fresh = added.filter(({ id }) => !ids.has(id));
      if (text !== undefined && fresh.length === 0) return text;
      const entries = [...fresh.map(printEntry), ...present].slice(0, MOST_ENTRIES);
      return withEntries(text ?? emptyFeed(form), entries);
    },
    remove: (text, ids) => rewrite(text, (entry, id) => (ids.has(id) ? '' : entry)),
    restore(text, earlier, ids) {
      const { entries } = partsOf(text);
      const present = new Set(entries.map(idOf));
      const restored = partsOf(earlier).entries.filter(
        (entry) => has(ids, entry) && !present.has(idOf(entry)),
      );
      return restored.length === 0
        ? text
        : withEntries(text, [...restored, ...entries].slice(0, MOST_ENTRIES));
    },
    rewrite,
    printAs: (entry, paper) =>
      printEntry({ ...paper, added: ENTRY_UPDATED.exec(entry)?.[2] ?? paper.added, topics: [] }),
    stamped: (entry) => entry.replace(ENTRY_UPDATED, `$1${now}`),
  };
}

function has(ids: ReadonlySet<PaperId>, entry: string): boolean {
  const id = idOf(entry);
  return id !== undefined && ids.has(id);
}

function idOf(entry: string): PaperId | undefined {
  return parsePaperRef(ENTRY_ID.exec(entry)?.[1] ?? '')?.id;
}

/** Throws CONFIG_INVALID if Paperboy did not write the feed, or it is not well-formed XML. */
function refuseForeign(text: string, path: string): void {
  const isOurs = text.includes(GENERATOR) && XMLValidator.validate(text) === true;
  if (isOurs) return;
  throw new RunFailure(
    'CONFIG_INVALID',
    `${path}: this file is not a feed that Paperboy wrote, or it is not well-formed XML any more. Set \`feed-path\` to another file, or delete this one`,
  );
}

function emptyFeed({ url, siteUrl, title, now }: FeedForm): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${escapeXml(url)}</id>
  <title>${escapeXml(title)}</title>
  <updated>${now}</updated>
  <link rel="self" type="application/atom+xml" href="${escapeXml(url)}"/>
  <link rel="alternate" type="text/html" href="${escapeXml(siteUrl)}"/>
  ${GENERATOR}
</feed>
`;
}

function printEntry(entry: CollectionEntry): string {
  const { id, authors, published, added, primaryCategory, topics, postUrl, withdrawn } = entry;
  const title = `${withdrawn === undefined ? '' : 'Withdrawn: '}${entry.title}`;
  const gone = withdrawn === undefined ? '' : `This paper was withdrawn: “${withdrawn}” `;
  const names = authors.length === 0 ? ['unknown'] : authors;
  return `  <entry>
    <id>${TAG}${id}</id>
    <title>${escapeXml(title)}</title>
    <published>${published}</published>
    <updated>${added}</updated>
    <link rel="alternate" type="text/html" href="${escapeXml(postUrl ?? absUrl({ id }))}"/>
${names.map((name) => `    <author><name>${escapeXml(name)}</name></author>\n`).join('')}${[
    primaryCategory,
    ...topics,
  ]
    .map((term) => `    <category term="${escapeXml(term)}"/>\n`)
    .join('')}    <summary>${escapeXml(gone + entry.abstract)}</summary>
  </entry>
`;
}

/** Escapes text for XML 1.0 content and quoted attributes. Replaces characters that XML forbids. */
export function escapeXml(text: string): string {
  return visible(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
