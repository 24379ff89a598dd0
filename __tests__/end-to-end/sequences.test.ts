import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Arxiv } from '../../src/arxiv/arxiv.ts';
import { sampleArxiv } from '../../src/arxiv/sample.ts';
import { NO_EXTRAS } from '../../src/enrich/enrich.ts';
import { type Paper, type PaperId, idsInPath } from '../../src/papers/paper.ts';
import { boxesIn } from '../../src/record/boxes.ts';
import { siteOnGitHub } from '../../src/github/github.ts';
import { heldOverIn } from '../../src/record/listing.ts';
import { octokitFor } from '../../src/github/octokit.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { run } from '../../src/run.ts';
import { aPaper } from '../builders/paper.ts';
import { startGitHub } from '../emulators/github/index.ts';
import { TOKEN } from '../harness/papers.ts';

/** What may happen to a site, by turns; `pick` chooses among what there is to choose from. */
interface Step {
  readonly what: (typeof STEPS)[number];
  readonly pick: number;
}

const STEPS = [
  'announce',
  'run',
  'run capped',
  'run twice at once',
  'next day',
  'merge',
  'squash',
  'rebase',
  'close',
  'delete the branch',
  'edit a post',
  'delete a post',
  'untick',
  'untick and tell',
  'tick and tell',
  'ask for a refused paper',
  'push to base',
] as const;

const SEQUENCES = Number(process.env['PAPERBOY_SEQUENCES'] ?? 40);
const SEED = Number(process.env['PAPERBOY_SEED'] ?? 20261123);
const presets = presetsIn(`${process.cwd()}/templates`);
const silent = { info: () => undefined, notice: () => undefined };

/** A site, its people and its digests, with a memory of what people decided. */
class Story {
  readonly papers: Paper[] = [];
  readonly refused = new Set<string>();
  /** Branch and path -> what a person wrote there. */
  readonly edits = new Map<string, string>();
  private day = Date.parse('2026-11-20T06:00:00Z');

  constructor(readonly github: Awaited<ReturnType<typeof startGitHub>>) {}

  async take({ what, pick }: Step): Promise<void> {
    const { github } = this;
    const open = this.open();
    switch (what) {
      case 'announce':
        return this.announce(1 + (pick % 3));
      case 'run':
        return this.run({});
      case 'run capped':
        return this.run({ 'max-papers': '1' });
      case 'run twice at once':
        await Promise.all([this.run({}, false), this.run({}, false)]);
        return this.check(true);
      case 'next day':
        this.day += 24 * 60 * 60 * 1000;
        return this.run({});
      case 'merge':
      case 'squash':
      case 'rebase':
        if (open === undefined) return;
        github.mergePull(open.number, what);
        this.refuseMissing(open.body);
        return this.checkMerged(open.head);
      case 'close':
        if (open === undefined) return;
        github.closePull(open.number);
        return this.refuseMissing(open.body);
      case 'delete the branch':
        if (open === undefined) return;
        github.deleteBranch(open.head);
        this.refuseMissing(open.body);
        for (const key of [...this.edits.keys()])
          if (key.startsWith(`${open.head}:`)) this.edits.delete(key);
        return;
      case 'edit a post': {
        const path = chosen(this.postsOn(open?.head), pick);
        if (open === undefined || path === undefined) return;
        const mine = `Mine, ${pick}\n`;
        github.commitFiles(open.head, { [path]: mine }, 'Say it better');
        this.edits.set(`${open.head}:${path}`, mine);
        return;
      }
      case 'delete a post': {
        const path = chosen(this.postsOn(open?.head), pick);
        if (open === undefined || path === undefined) return;
        github.commitFiles(open.head, { [path]: null }, 'Not this one');
        for (const id of idsInPath(path)) this.refused.add(id);
        return;
      }
      case 'untick':
      case 'untick and tell':
      case 'tick and tell': {
        const ticked = what !== 'tick and tell';
        const boxes = boxesIn(open?.body ?? '').filter((box) => box.ticked === ticked);
        const box = chosen(boxes, pick);
        if (open === undefined || box === undefined) return;
        const line = new RegExp(`\\[[xX ]\\](?= .*/abs/${box.id}\\))`, 'g');
        const body = (open.body ?? '').replace(line, ticked ? '[ ]' : '[x]');
        github.editPull(open.number, { body });
        if (ticked) this.refused.add(box.id);
        // Without a mark and without its file it was deleted by hand, which a tick does not take back.
        else if (box.dropped || this.holds(open.head, box.id)) this.refused.delete(box.id);
        if (what !== 'untick') await this.tell(open.number, open.head);
        return;
      }
      case 'ask for a refused paper': {
        const id = chosen(
          [...this.refused].filter((one) => !this.onBase().includes(one)),
          pick,
        );
        if (id === undefined) return;
        this.refused.delete(id);
        // A post that is gone from the branch is written anew.
        for (const key of [...this.edits.keys()]) {
          const [branch = '', path = ''] = key.split(/:(.*)/s);
          const gone = branch === open?.head && !github.files(branch).has(path);
          if (gone && idsInPath(path).some((one) => one === id)) this.edits.delete(key);
        }
        return this.run({ papers: id });
      }
      case 'push to base':
        github.commitFiles('main', { [`notes/${pick}.md`]: 'Mine\n' }, 'A note');
        return;
    }
  }

  private announce(count: number): void {
    for (let n = 0; n < count; n++) {
      const at = new Date(this.day - 3_600_000).toISOString();
      const id = `2611.${String(this.papers.length + 1).padStart(5, '0')}` as PaperId;
      this.papers.push(
        aPaper({
          id,
          title: `Scroll number ${this.papers.length + 1}`,
          published: at,
          updated: at,
        }),
      );
    }
  }

  private edges(inputs: Readonly<Record<string, string>>) {
    const now = new Date(this.day);
    const arxiv: Arxiv = {
      ...sampleArxiv(),
      search: () =>
        Promise.resolve({
          papers: this.papers,
          notices: [],
          entryCount: this.papers.length,
          totalResults: this.papers.length,
        }),
    };
    const octokit = octokitFor({
      token: TOKEN,
      apiUrl: this.github.url,
      userAgent: 'test',
      log: silent,
    });
    return {
      inputs: new Map(
        Object.entries({ keywords: 'Scrolls: scroll', 'lookback-days': '365', ...inputs }),
      ),
      at: { file: { path: '.github/paperboy.yml', named: false } },
      site: siteOnGitHub({
        octokit,
        owner: 'octo',
        repo: 'site',
        serverUrl: 'https://github.com',
        defaultBranch: 'main',
        log: silent,
        now,
      }),
      arxiv,
      extras: NO_EXTRAS,
      presets,
      log: silent,
      now,
    };
  }

  private async run(inputs: Readonly<Record<string, string>>, check = true): Promise<void> {
    await run(this.edges(inputs));
    if (check) this.check(true);
  }

  private async tell(number: number, head: string): Promise<void> {
    await run({ ...this.edges({}), edited: { number, head } });
    this.check(false);
  }

  open() {
    return this.github.pulls.find(({ state }) => state === 'open');
  }

  private postsOn(branch: string | undefined): string[] {
    const onBase = new Set(this.github.files('main').keys());
    if (branch === undefined) return [];
    return [...this.github.files(branch).keys()]
      .filter((path) => idsInPath(path).length > 0 && !onBase.has(path))
      .sort();
  }

  private holds(branch: string, id: string): boolean {
    return this.postsOn(branch).some((path) => idsInPath(path).some((one) => one === id));
  }

  private onBase(): string[] {
    return [...this.github.files('main').keys()].flatMap(idsInPath);
  }

  /** What a closed or merged pull request listed and base does not hold was refused. */
  private refuseMissing(body: string | null): void {
    const posted = this.onBase();
    for (const { id } of boxesIn(body ?? '')) if (!posted.includes(id)) this.refused.add(id);
  }

  private checkMerged(head: string): void {
    for (const [key, mine] of this.edits) {
      if (!key.startsWith(`${head}:`)) continue;
      const there = this.github.files('main').get(key.slice(head.length + 1));
      if (there !== undefined) expect(there).toBe(mine);
    }
  }

  /** What has to be true whatever happened. @param all whether arXiv was asked */
  check(all: boolean): void {
    const { github, papers } = this;
    const opened = github.pulls.filter(({ state }) => state === 'open');
    expect(opened.length).toBeLessThanOrEqual(1);
    const base = this.onBase();
    const pending = opened.flatMap(({ head }) => this.postsOn(head).flatMap(idsInPath));
    const everywhere = [...base, ...pending];
    expect(everywhere).toEqual([...new Set(everywhere)]);
    // What was refused is back nowhere but on base, where somebody merged it all the same.
    expect(pending.filter((id) => this.refused.has(id))).toEqual([]);
    expect(github.forced).toEqual([]);
    for (const [key, mine] of this.edits) {
      const [branch = '', path = ''] = key.split(/:(.*)/s);
      if (!opened.some(({ head }) => head === branch)) continue;
      const there = github.files(branch).get(path);
      if (there === undefined)
        expect(idsInPath(path).every((id) => this.refused.has(id))).toBe(true);
      else expect(there).toBe(mine);
    }
    if (!all) return;
    const bodies = github.pulls.map(({ body }) => body ?? '');
    const listed = bodies.flatMap((body) => boxesIn(body).map(({ id }) => id));
    const held = bodies.flatMap(heldOverIn);
    const known = new Set<string>([...everywhere, ...listed, ...held]);
    expect(papers.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
  }
}

function chosen<T>(from: readonly T[], pick: number): T | undefined {
  return from[pick % Math.max(1, from.length)];
}

test(
  `nothing comes twice, comes back or is lost, whatever happens (${SEQUENCES} sequences; PAPERBOY_SEED=${SEED} repeats them)`,
  async () => {
    const step = fc.record({ what: fc.constantFrom(...STEPS), pick: fc.nat(99) });
    const usual: Step[] = [
      { what: 'announce', pick: 2 },
      { what: 'run', pick: 0 },
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
        const github = await startGitHub({
          owner: 'octo',
          name: 'site',
          token: TOKEN,
          files: { 'README.md': '# Site\n' },
          labels: ['arxiv-digest'],
        });
        try {
          const story = new Story(github);
          for (const one of [...usual, ...steps, { what: 'run', pick: 0 } as const])
            await story.take(one);
        } finally {
          await github.close();
        }
      }),
      { numRuns: SEQUENCES, seed: SEED },
    );
  },
  40 * 60_000,
);
