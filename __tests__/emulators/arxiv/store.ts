import { type FakePaper, type Revision, toSecond } from './paper.ts';

/** The papers arXiv holds, every version of each; it may change between two requests. */
export class PaperStore {
  readonly #versions = new Map<string, FakePaper[]>();

  constructor(papers: readonly FakePaper[]) {
    for (const paper of papers) this.add(paper);
  }

  add(paper: FakePaper): void {
    const others = this.versionsOf(paper.id).filter(({ version }) => version !== paper.version);
    const all = [...others, paper].sort((a, b) => a.version - b.version);
    this.#versions.set(paper.id, all);
  }

  /** Adds the next version; what is not said stays, and it is submitted at `now`. */
  revise(id: string, changes: Revision, now: Date): FakePaper {
    const last = this.versionsOf(id).at(-1);
    if (last === undefined) throw new Error(`there is no paper ${id} to revise`);
    const next = { ...last, updated: toSecond(now), ...changes, version: last.version + 1 };
    this.add(next);
    return next;
  }

  /** The newest version of each paper, in the order in which they were added. */
  current(): FakePaper[] {
    return [...this.#versions.values()].flatMap((versions) => versions.slice(-1));
  }

  versionsOf(id: string): readonly FakePaper[] {
    return this.#versions.get(id) ?? [];
  }
}
