import { escapeMarkdown } from '../escapes/escapes.ts';
import { codeLinks } from '../papers/code-links.ts';
import type { NewsKind, ProposedNews } from '../record/news-boxes.ts';
import { type Shelf, exchanged, markOfPart } from '../record/news-rows.ts';
import type { CollectionEntry } from '../view/collection-entry.ts';
import type { CollectionFile } from '../render/collections/collection-files.ts';
import { entryOf } from '../render/collections/collect.ts';
import { bylineOf } from '../render/collections/forerunner-table.ts';
import { carryOver } from './change.ts';
import { readPost } from './post.ts';
import type { Press, Versions } from './revise-post.ts';

/** A news, with the values that rows and entries can show. */
export interface ForRows extends Pick<ProposedNews, 'id' | 'kind'> {
  readonly versions: Versions;
  /** The post; absent for a paper that only lists hold. */
  readonly post: string | undefined;
}

/**
 * Brings a news into the rows and entries of its paper. A row of a list changes as a whole, where it
 * is as Paperboy prints it; in feeds and bibliographies each line that still is.
 *
 * @returns the shelves with the texts that they have then, and the parts that have the news, each once
 */
export function reviseRows(
  shelves: readonly Shelf[],
  news: ForRows,
  press: Press,
): { readonly shelves: Shelf[]; readonly parts: readonly string[] } {
  const files = new Map(shelves.map(({ path, file }) => [path, file]));
  const parts = new Set<string>();
  const changed = exchanged(shelves, (part, id, onBase, path) => {
    const file = files.get(path);
    if (id !== news.id || file === undefined) return part;
    const revised = revisedPart(part, news, file, press);
    const isOurs =
      revised !== part ||
      // A run that was cut off may have written it already.
      (onBase !== undefined && onBase !== part && revisedPart(onBase, news, file, press) === part);
    if (isOurs) parts.add(markOfPart(revised));
    return revised;
  });
  const after = shelves.map((shelf) => ({ ...shelf, text: changed.get(shelf.path) ?? shelf.text }));
  return { shelves: after, parts: [...parts] };
}

function revisedPart(
  part: string,
  news: ForRows,
  { collection, linkTo }: CollectionFile,
  press: Press,
): string {
  const { was, is } = entriesFor(news, part, linkTo, press);
  const [before, after] = [collection.printAs(part, was), collection.printAs(part, is)];
  const { text, places } = carryOver(part, before, after);
  return places === 0 ? part : (collection.stamped?.(text) ?? text);
}

/** A paper as a part shows it, and as it should with a news. */
function entriesFor(
  { kind, versions: { then, now, links }, post }: ForRows,
  part: string,
  linkTo: (post: string) => string | undefined,
  { config, now: at, layout }: Press,
): { readonly was: CollectionEntry; readonly is: CollectionEntry } {
  const has = (text: string | undefined) =>
    text !== undefined &&
    [text, escapeMarkdown(text, layout.preset.markdown)].some((one) => part.includes(one));
  const shown = (text: string | undefined) => (has(text) ? text : undefined);
  const entry = (paper: Versions['now'], more: Versions['links']) =>
    entryOf({ paper, matches: [] }, post && shown(linkTo(post)), config, at, { links: more });
  const [before, after] = [entry(then, []), entry(now, links)];
  const named = readPost(part, then.id).version;
  // A row that was taken over from another tool's table names no version, and has its authors in another form.
  const isTakenOver = named === undefined && part.includes(`arxiv.org/pdf/${then.id})`);
  const version = named ?? (isTakenOver ? undefined : then.version);
  const [first = ''] = before.authors;
  // `Ada et al.` contains `Ada`, the whole byline of a paper with one author.
  const bylines = [bylineOf(first), before.byline, first];
  const code = codeLinks([part]).find(({ url }) => url !== before.postUrl && has(url));
  const was: CollectionEntry = {
    ...before,
    version,
    byline: bylines.find(has) ?? before.byline,
    codeUrl: code?.url,
    venue: shown(before.venue),
    journalRef: shown(before.journalRef),
    doi: shown(before.doi),
    withdrawn: undefined,
  };
  return { was, is: { ...was, ...CHANGES[kind](after, was) } };
}

/** The change by a kind of news. */
const CHANGES: Readonly<
  Record<NewsKind, (after: CollectionEntry, was: CollectionEntry) => Partial<CollectionEntry>>
> = {
  withdrawn: ({ withdrawn }) => ({ withdrawn }),
  venue: ({ venue, journalRef, doi }, was) => ({
    venue: venue ?? was.venue,
    journalRef: journalRef ?? was.journalRef,
    doi: doi ?? was.doi,
  }),
  code: ({ codeUrl }, was) => ({ codeUrl: was.codeUrl ?? codeUrl }),
  version: (after, was) => ({
    ...after,
    version: was.version === undefined ? undefined : after.version,
    postUrl: was.postUrl,
    codeUrl: after.codeUrl ?? was.codeUrl,
  }),
};
