import { type FakePaper, type Revision, toSecond } from './paper.ts';

/** The papers of arXiv with all their versions. May change between two requests. */
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

  /** Adds the next version, submitted at `now`. Other fields keep their values. */
  revise(id: string, changes: Revision, now: Date): FakePaper {
    const last = this.versionsOf(id).at(-1);
    if (last === undefined) throw new Error(`paper ${id} does not exist`);
    const next = { ...last, updated: toSecond(now), ...changes, version: last.version + 1 };
    this.add(next);
    return next;
  }

  /** Returns the newest version of each paper, in the order in which the papers were added. */
  current(): FakePaper[] {
    return [...this.#versions.values()].flatMap((versions) => versions.slice(-1));
  }

  versionsOf(id: string): readonly FakePaper[] {
    return this.#versions.get(id) ?? [];
  }
}
