import type { Config } from '../../config/config.ts';
import type { Layout } from '../../site/layout.ts';
import { bibtex } from './bibtex.ts';
import type { Collection, CollectionEntry } from '../../view/collection-entry.ts';
import { feedOf } from './feed.ts';
import { takenOver } from './forerunner-table.ts';
import { type ListForm, listOf } from './list.ts';
import { listView } from '../../view/list-view.ts';
import { regionOf } from './region.ts';
import { escapeMarkdown } from '../../escapes/escapes.ts';

/** A collection and its path. */
export interface CollectionFile {
  readonly path: string;
  readonly collection: Collection;
  /** Whether its papers count as posted. A bibliography may also hold papers that were not. */
  readonly isRecord: boolean;
  /** Returns the link to a post from this file; undefined if the address is not known. */
  linkTo(post: string): string | undefined;
}

/** Returns the form of the list on a site. */
export function listForm(
  layout: Layout,
  { topics, output }: Pick<Config, 'topics' | 'output'>,
): ListForm {
  const hasDigests = output.has('digest') && layout.collections.index !== 'none';
  const { markdown } = layout.preset;
  return {
    path: layout.collections.list,
    head: layout.collections.listHead,
    topics: topics.map(({ name }) => escapeMarkdown(name, markdown)),
    print: (entries) => layout.list(listView(entries, markdown, hasDigests)),
  };
}

/**
 * Returns the collections that `output` names.
 *
 * @param repositoryUrl used if the address of the site is not known; empty for a local folder
 */
export function collectionFiles(
  layout: Layout,
  config: Pick<Config, 'output' | 'topics'>,
  now: Date,
  repositoryUrl: string,
): CollectionFile[] {
  const { list, feed, bibtex: bib, siteUrl, linkInList, addressOf, index } = layout.collections;
  const home = repositoryUrl || 'https://arxiv.org';
  const form = {
    path: feed,
    url: siteUrl === '' ? `${home}/${feed}` : siteUrl + feed.replace(/^.*\//, ''),
    siteUrl: siteUrl === '' ? home : siteUrl,
    title: 'arXiv papers',
    now: `${now.toISOString().slice(0, 19)}Z`,
  };
  const files: (CollectionFile & { readonly name: string })[] = [
    {
      name: 'list',
      path: list,
      collection: listWithTables(listForm(layout, config)),
      isRecord: true,
      linkTo: linkInList,
    },
    { name: 'feed', path: feed, collection: feedOf(form), isRecord: false, linkTo: addressOf },
    { name: 'bibtex', path: bib, collection: bibtex, isRecord: false, linkTo: addressOf },
  ];
  const isIndex = config.output.has('digest') && !config.output.has('list') && index === 'always';
  return [
    ...files.filter(({ name }) => [...config.output].some((wanted) => wanted === name)),
    ...(isIndex
      ? [{ path: list, collection: NO_PAPERS, isRecord: false, linkTo: linkInList }]
      : []),
  ];
}

/** A collection without papers: the page has only the index of digests. */
const NO_PAPERS: Collection = {
  idsIn: () => [],
  add: (text = '') => text,
  remove: (text) => text,
  restore: (text) => text,
  rewrite: (text) => text,
  printAs: (part) => part,
};

/** Returns the list collection. It converts the tables of cv-arxiv-daily if a file has them. */
function listWithTables(form: ListForm): Collection {
  const list = listOf(form);
  const ours = (text: string) =>
    regionOf(text, form.path) === undefined ? (takenOver(text, form.print) ?? text) : text;
  return {
    ...list,
    idsIn: (text) => list.idsIn(ours(text)),
    add: (text, entries: readonly CollectionEntry[]) =>
      list.add(text === undefined ? undefined : ours(text), entries),
  };
}
