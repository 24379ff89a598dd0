import type { PaperId } from '../papers/paper.ts';
import { archivePath } from '../render/collections/collect.ts';
import type { Collection } from '../view/collection-entry.ts';
import type { CollectionFile } from '../render/collections/collection-files.ts';
import type { SiteFiles } from '../site/site-files.ts';

/** A file that follows the boxes of a pull request: a digest page, a list, a feed. */
export interface Follower extends Pick<Collection, 'idsIn' | 'remove' | 'restore'> {
  /** Returns the link to a digest page in the index of such pages, if the file has one. */
  linkTo?(page: string): string | undefined;
}

/** The paths of collections on a branch, with the list's files of old years: path -> how it follows. */
export function collectionsAmong(
  files: readonly CollectionFile[],
  paths: readonly string[],
): Map<string, CollectionFile> {
  const found = new Map<string, CollectionFile>();
  for (const file of files) {
    const isYear = (path: string) => {
      const year = /-(\d{4})(?:\.\w+)?$/.exec(path)?.[1];
      return file.isRecord && year !== undefined && path === archivePath(file.path, year);
    };
    for (const path of paths) if (path === file.path || isYear(path)) found.set(path, file);
  }
  return found;
}

/** Reads collections, all at once: path -> text. */
export async function textsOf(
  files: Pick<SiteFiles, 'read'>,
  paths: Iterable<string>,
): Promise<Map<string, string>> {
  const read = [...paths].map(async (path) => [path, await files.read(path)] as const);
  return new Map(await Promise.all(read));
}

/** The papers that a site's lists hold: path -> papers. */
export async function papersInLists(
  files: readonly CollectionFile[],
  site: SiteFiles,
): Promise<Map<string, PaperId[]>> {
  const lists = [...collectionsAmong(files, site.paths)].filter(([, file]) => file.isRecord);
  const texts = await textsOf(
    site,
    lists.map(([path]) => path),
  );
  return new Map(
    lists.map(([path, { collection }]) => [path, collection.idsIn(texts.get(path) ?? '')]),
  );
}
