import type { Arxiv } from './arxiv.ts';
import { readAtom } from './atom.ts';
import announcements from './sample.atom';

/** The time at which the sample is read. All of its papers are from the ten days before. */
export const SAMPLE_NOW = '2026-11-20T06:00:00Z';

/** The topics of the local command if none are given. */
export const SAMPLE_KEYWORDS = `
Long context: "long context" OR "context window"
Wearables / Smart ring: "smart ring" OR ti:actigraphy
dataset distillation
`;

/** Returns an arXiv client that answers every request with the invented papers of the sample. */
export function sampleArxiv(): Arxiv {
  const { papers, notices } = readAtom(announcements);
  const count = papers.length;
  const feed = { papers, notices, entryCount: count, totalResults: count };
  // The API answers, so a run never reads OAI-PMH.
  const page = { entries: [], notices: [], recordCount: 0, token: undefined };
  return {
    isSample: true,
    search: () => Promise.resolve(feed),
    async *changes() {
      yield await Promise.resolve(page);
    },
    record: () => Promise.resolve(page),
    announcements: () => Promise.resolve(feed),
  };
}
