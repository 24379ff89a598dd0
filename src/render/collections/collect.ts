import type { Config } from '../../config/config.ts';
import type { Enrichment } from '../../enrich/enrichment.ts';
import type { TopicMatch } from '../../match/match.ts';
import type { Paper, PaperId } from '../../papers/paper.ts';
import type { Layout } from '../../site/layout.ts';
import { bodyOf, frontMatterOf } from '../../site/front-matter.ts';
import { venueInWords } from '../../papers/venue.ts';
import { shorten } from '../../text/shorten.ts';
import { WITHDRAWAL_LENGTH } from '../../view/paper-view.ts';
import type { CollectionEntry } from '../../view/collection-entry.ts';
import { type CollectionFile, listForm } from './collection-files.ts';
import { overflowOf, withPrinted } from './list.ts';
import { lineEndOf, regionOf } from './region.ts';
import { withDigests } from './digests-block.ts';
import { DIGESTS_HERE } from '../../view/list-view.ts';
import { isSameTopic, paperOfRow, sectionsOf, textOf } from './sections.ts';
import { withWeeks } from './weeks-block.ts';

/** A paper to add to collections. */
export interface Collected {
  readonly paper: Paper;
  readonly matches: readonly TopicMatch[];
  /** Path of its post. */
  readonly path?: string;
}

/** Texts of files before papers are added, by path. Missing files have no entry. */
export type Texts = ReadonlyMap<string, string>;

/**
 * Adds papers to collections.
 *
 * @param texts the collections, and the list's files of earlier years
 * @param digests digest pages to add to the index on the list's page, oldest first
 * @returns the files that change: path -> content
 * @throws RunFailure CONFIG_INVALID for a file that Paperboy cannot add to
 */
export function collect(
  papers: readonly Collected[],
  files: readonly CollectionFile[],
  texts: Texts,
  layout: Layout,
  config: Pick<Config, 'topics' | 'codeLinks' | 'output'>,
  now: Date,
  known: ReadonlyMap<PaperId, Enrichment>,
  digests: readonly { readonly path: string; readonly day: string }[] = [],
): Map<string, string> {
  const changed = new Map<string, string>();
  for (const { path, collection, isRecord, linkTo } of files) {
    const entries = papers.map((collected) => {
      const link = collected.path === undefined ? undefined : linkTo(collected.path);
      return entryOf(collected, link, config, now, known.get(collected.paper.id));
    });
    const before = texts.get(path);
    const isPage = path === layout.collections.list;
    const start = isPage && !isRecord ? (before ?? newIndex(layout, config)) : before;
    const links = digests.flatMap(({ path: page, day }) => {
      const url = isPage ? linkTo(page) : undefined;
      return url === undefined ? [] : [{ url, day }];
    });
    const after = withDigests(collection.add(start, entries), links);
    if (after === (before ?? '') || (entries.length === 0 && before === undefined)) continue;
    if (isRecord)
      for (const [file, text] of listFiles(after, texts, layout, config)) changed.set(file, text);
    else changed.set(path, after);
  }
  return changed;
}

/** Returns a new page for the index of digests; empty if `list.hbs` has no place for the index. */
function newIndex(layout: Layout, config: Pick<Config, 'topics' | 'output'>): string {
  const { head, print } = listForm(layout, config);
  return print([]).includes(DIGESTS_HERE.trim()) ? head + DIGESTS_HERE : '';
}

/** Returns the path of the list's file for an earlier year: `arxiv.md` -> `arxiv-2025.md`. */
export function archivePath(list: string, year: string): string {
  return list.replace(/(\.\w+)?$/, `-${year}$1`);
}

/** Returns the list, its files of earlier years, and its picture: path -> content. */
function listFiles(
  list: string,
  texts: Texts,
  layout: Layout,
  config: Pick<Config, 'topics' | 'output'>,
): Map<string, string> {
  const form = listForm(layout, config);
  const { text, moved } = overflowOf(list, form.path);
  const files = new Map<string, string>();
  for (const [year, rows] of moved) {
    const path = archivePath(form.path, year);
    const head = headOf(year, list, form.head);
    const there = texts.get(path);
    files.set(path, withPrinted(there, { ...form, path, head }, rowsBeyond(there ?? '', rows)));
  }
  const years = [...texts.keys(), ...files.keys()].flatMap((path) => yearOf(path, form.path) ?? []);
  const archived = [...texts].flatMap(([path, content]) =>
    yearOf(path, form.path) === undefined ? [] : [content],
  );
  const { text: withPicture, svg } = withWeeks(
    text,
    form,
    [list, ...archived].map((content) => regionOf(content, form.path)?.inner ?? '').join('\n'),
    layout.collections.hasPictures,
  );
  files.set(
    form.path,
    withYears(withPicture, layout.collections, [...new Set(years)].sort().reverse()),
  );
  if (svg !== undefined) files.set(svg.path, svg.text);
  return files;
}

/** Returns the start of a file for a year: front matter as the list has it, and a heading. */
function headOf(year: string, list: string, usual: string): string {
  const yaml = frontMatterOf(list);
  const front = yaml === undefined ? '' : `---\n${yaml}---\n\n`;
  const heading = (bodyOf(usual) ?? usual).trim();
  const title = heading === '' && !front.includes('arXiv papers') ? '# arXiv papers' : heading;
  return `${front}${title === '' ? '' : `${title}\n\n`}`.replaceAll(
    'arXiv papers',
    `arXiv papers of ${year}`,
  );
}

/** Returns rows without those that a file has below the same heading: another tool may have written the list again. */
function rowsBeyond(file: string, rows: string): string {
  const there = sectionsOf(file);
  const fresh = sectionsOf(rows).map(({ heading, lines }) => {
    const known = new Set(
      there
        .filter((section) => isSameTopic(section.heading, heading))
        .flatMap((section) => section.lines.map(paperOfRow)),
    );
    const isFresh = (line: string) => {
      const id = paperOfRow(line);
      return id === undefined || !known.has(id);
    };
    return { heading, lines: lines.filter(isFresh) };
  });
  return textOf(fresh);
}

function yearOf(path: string, list: string): string | undefined {
  const year = /-(\d{4})(?:\.\w+)?$/.exec(path)?.[1];
  return year !== undefined && path === archivePath(list, year) ? year : undefined;
}

const YEARS = /<!-- paperboy: years -->[^]*?<!-- \/paperboy: years -->/;
const END = '<!-- /paperboy: list -->';

/** Adds links to the files of earlier years to the list, below the last topic. */
function withYears(
  text: string,
  { list: path, linkToYear }: Layout['collections'],
  years: readonly string[],
): string {
  if (years.length === 0) return text;
  const links = years.map((year) => {
    const file = archivePath(path, year);
    return `[${year}](${linkToYear(file)})`;
  });
  const block = `<!-- paperboy: years -->\n\nOlder papers: ${links.join(' · ')}\n\n<!-- /paperboy: years -->`;
  const lines = (part: string) => part.replaceAll('\n', lineEndOf(text));
  return YEARS.test(text)
    ? text.replace(YEARS, () => lines(block))
    : text.replace(END, () => lines(`${block}\n\n${END}`));
}

/** Returns a paper in the form that collections print. @param postUrl link to its post from the collection */
export function entryOf(
  { paper, matches }: Collected,
  postUrl: string | undefined,
  { codeLinks, topics }: Pick<Config, 'topics' | 'codeLinks'>,
  now: Date,
  enrichment?: Pick<Enrichment, 'links'>,
): CollectionEntry {
  const links = codeLinks ? [...paper.links, ...(enrichment?.links ?? [])] : [];
  const code = links.find(({ kind }) => kind === 'code') ?? links[0];
  const names = paper.authors.map(({ name }) => name.text);
  const matched = new Set(matches.map(({ topic }) => topic.name));
  return {
    id: paper.id,
    version: paper.version,
    title: paper.title.text,
    authors: names,
    byline: names.length > 1 ? `${names[0] ?? ''} and ${names.length - 1} more` : (names[0] ?? ''),
    abstract: paper.abstract.text,
    published: paper.published,
    added: `${now.toISOString().slice(0, 19)}Z`,
    primaryCategory: paper.primaryCategory,
    topics:
      matched.size === 0
        ? ['Other papers']
        : topics.map(({ name }) => name).filter((name) => matched.has(name)),
    postUrl,
    codeUrl: code?.url,
    venue: venueInWords(paper.venue),
    journalRef: paper.journalRef,
    doi: paper.doi,
    withdrawn: paper.venue.withdrawn
      ? shorten(paper.comment?.text ?? '', WITHDRAWAL_LENGTH)
      : undefined,
    tex: { title: paper.title.tex, authors: paper.authors.map(({ name }) => name.tex) },
  };
}
