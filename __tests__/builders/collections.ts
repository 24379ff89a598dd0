import { bibtex } from '../../src/render/collections/bibtex.ts';
import type { CollectionFile } from '../../src/render/collections/collection-files.ts';

const file = (path: string, isRecord: boolean): CollectionFile => ({
  path,
  collection: bibtex,
  isRecord,
  linkTo: () => undefined,
});

/** A list, which is the record, and a feed. Their texts have no rows. */
export const LIST_AND_FEED = [file('arxiv.md', true), file('feed.xml', false)];
