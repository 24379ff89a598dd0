import type { PaperId } from '../papers/paper.ts';
import type { CollectionFile } from '../render/collections/collection-files.ts';
import type { Collection } from '../view/collection-entry.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { blobIdOf } from './blob-id.ts';
import { collectionsAmong, textsOf } from './collection-texts.ts';

/** The parts of each paper in a file: rows of a list, entries of a feed. */
export type Parts = ReadonlyMap<PaperId, readonly string[]>;

/** A collection on a branch. */
export interface Shelf {
  readonly path: string;
  readonly file: CollectionFile;
  readonly text: string;
  /** The parts of each paper on base, in this file or, for a list, in its files of old years. */
  readonly onBase: Parts;
}

/** Reads the collections of a branch, and of base. @param written texts that replace those of the branch */
export async function shelvesOf(
  collections: readonly CollectionFile[],
  { base, branch }: { readonly base: SiteFiles; readonly branch: SiteFiles },
  written: ReadonlyMap<string, string> = new Map(),
): Promise<Shelf[]> {
  const among = collectionsAmong(collections, [...branch.paths, ...written.keys()]);
  const ofBase = collectionsAmong(collections, base.paths);
  const [texts, before] = await Promise.all([
    textsOf(
      branch,
      [...among.keys()].filter((path) => !written.has(path)),
    ),
    textsOf(base, ofBase.keys()),
  ]);
  const parts = new Map<CollectionFile, Map<PaperId, string[]>>();
  for (const [path, file] of ofBase)
    for (const [id, held] of partsIn(before.get(path) ?? '', file.collection)) {
      const known = parts.get(file) ?? new Map<PaperId, string[]>();
      parts.set(file, known.set(id, [...(known.get(id) ?? []), ...held]));
    }
  return [...among].map(([path, file]) => ({
    path,
    file,
    text: written.get(path) ?? texts.get(path) ?? '',
    onBase: parts.get(file) ?? new Map(),
  }));
}

export function partsIn(
  text: string,
  { rewrite }: Pick<Collection, 'rewrite'>,
): Map<PaperId, string[]> {
  const parts = new Map<PaperId, string[]>();
  rewrite(text, (part, id) => {
    parts.set(id, [...(parts.get(id) ?? []), part]);
    return part;
  });
  return parts;
}

/** Returns the name of a changed part in a box of news. */
export function markOfPart(part: string): string {
  return blobIdOf(part.trimEnd()).slice(0, 6);
}

/**
 * Exchanges parts.
 *
 * @param change gets a part, and base's part in its place; returns the part as it should be
 * @returns the files that change
 */
export function exchanged(
  shelves: readonly Shelf[],
  change: (part: string, id: PaperId, onBase: string | undefined, path: string) => string,
): Map<string, string> {
  const changed = new Map<string, string>();
  for (const { path, file, text, onBase } of shelves) {
    const seen = new Map<PaperId, number>();
    const now = file.collection.rewrite(text, (part, id) => {
      const nth = seen.get(id) ?? 0;
      seen.set(id, nth + 1);
      return change(part, id, onBase.get(id)?.[nth], path);
    });
    if (now !== text) changed.set(path, now);
  }
  return changed;
}
