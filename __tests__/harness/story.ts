import { expect } from '@jest/globals';
import type { Arxiv } from '../../src/arxiv/arxiv.ts';
import type { ApiRequest } from '../../src/arxiv/request.ts';
import { readConfig } from '../../src/config/read.ts';
import { NO_EXTRAS } from '../../src/enrich/enrich.ts';
import { RunFailure } from '../../src/failure.ts';
import { siteOnGitHub } from '../../src/github/github.ts';
import { octokitFor } from '../../src/github/octokit.ts';
import { compileTopics } from '../../src/match/match.ts';
import { type Paper, type PaperId, idsInPath } from '../../src/papers/paper.ts';
import { boxesIn } from '../../src/record/boxes.ts';
import { readMessage } from '../../src/record/commit-message.ts';
import { paperOfPage } from '../../src/record/digest-files.ts';
import { unlistedIn } from '../../src/record/held-over.ts';
import { markedIn } from '../../src/record/row-marks.ts';
import { knownNews } from '../../src/record/known-news.ts';
import { keyOf, newsBoxesIn } from '../../src/record/news-boxes.ts';
import { papersOn } from '../../src/render/day-page.ts';
import { type Report } from '../../src/report/report.ts';
import { run } from '../../src/run.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { startGitHub } from '../emulators/github/index.ts';
import { TOKEN } from './papers.ts';

type Inputs = Readonly<Record<string, string>>;
type GitHub = Awaited<ReturnType<typeof startGitHub>>;

const DAY = 24 * 60 * 60 * 1000;
export const LOOKBACK_DAYS = 5;
/** Stories use plain Markdown sites, because parsing the settings of all generators takes a third of a run. */
const presets = { ...presetsIn(`${process.cwd()}/templates`), names: () => ['markdown'] };
/** Pauses between retries, as the packaged action has them beside an emulator. */
const PAUSE_SCALE = 0.001;
/** Private members of an organisation, and a person with one merged contribution. */
export const MEMBERS = ['bea', 'carl'];
export const STRANGER = 'mallory';
const PEOPLE = {
  bea: { permission: 'write', association: 'NONE' },
  carl: { permission: 'admin', association: 'CONTRIBUTOR' },
  [STRANGER]: { permission: 'read', association: 'CONTRIBUTOR' },
} as const;

interface Settings {
  /** "Allow GitHub Actions to create and approve pull requests" */
  actionsMayCreatePulls: boolean;
}

const silent = { info: () => undefined, notice: () => undefined };

/** Behaviour of arXiv on a day: `gap` leaves out every second paper that is requested by id. */
export type Weather = 'fair' | 'gap' | 'down';

/**
 * Simulates a site over weeks: its workflows, its people, and their decisions. Runs the program in this
 * process with an emulator of GitHub.
 */
export class Story {
  readonly papers: Paper[] = [];
  /** Papers that a person refused and that were not requested since. */
  readonly refused = new Set<string>();
  /** Branch and path -> text that a person wrote to the file. */
  readonly edits = new Map<string, string>();
  /** Papers that at least one run must have handled. */
  readonly met = new Set<string>();
  /** Papers that a run reported as passed over. */
  readonly passedOver = new Set<string>();
  /** Papers that were withdrawn after they were published. */
  readonly withdrawn = new Set<string>();
  /** News that a person refused, by key. */
  readonly refusedNews = new Set<string>();
  weather: Weather = 'fair';
  /** Two workflows that follow overlapping topics. */
  first: Inputs = { keywords: 'Scrolls: scroll' };
  second: Inputs = { keywords: 'Candles: candle', branch: 'candles' };
  /** Inputs of the workflows, which steps may change. */
  inputs: Record<string, string> = {};
  now: number;
  private name = 'site';
  private turn = 0;
  /** Cache of matches by keywords, because a paper is in the window of many runs. */
  private readonly matched = new Map<
    string,
    { readonly isMatch: (paper: Paper) => boolean; readonly papers: Map<Paper, boolean> }
  >();

  private constructor(
    readonly github: GitHub,
    start: string,
    readonly settings: Settings,
  ) {
    this.now = Date.parse(start);
  }

  static async begin(start = '2026-11-02T06:00:00Z'): Promise<Story> {
    const settings: Settings = { actionsMayCreatePulls: true };
    const options = {
      owner: 'octo',
      name: 'site',
      token: TOKEN,
      files: { 'README.md': '# Site\n', 'src/content/about.md': 'About\n' },
      labels: ['arxiv-digest'],
      people: PEOPLE,
      now: start,
    };
    // The emulator reads its options for each request, so steps can change them.
    return new Story(await startGitHub(Object.assign(settings, options)), start, settings);
  }

  get base(): string {
    return this.github.branches().includes('main') ? 'main' : 'trunk';
  }

  nextDay(days = 1): void {
    this.now += days * DAY;
    this.github.now = new Date(this.now).toISOString();
  }

  /**
   * Runs a workflow, then checks all promises.
   *
   * @returns undefined if it failed as expected, because the token may not open pull requests
   */
  async run(inputs: Inputs, check = true): Promise<Report | undefined> {
    const before = new Set(this.postedNow());
    const hadOpen = this.open().length > 0;
    this.turn++;
    const report = await this.outcomeOf(inputs);
    if (report === undefined) return undefined;
    for (const { id } of report.passedOver) this.passedOver.add(id);
    if (this.weather === 'fair') for (const id of this.inWindow(inputs)) this.met.add(id);
    const requested = inputs['papers'] ?? '';
    const back = this.postedNow().filter(
      (id) => !before.has(id) && this.refused.has(id) && !requested.includes(id),
    );
    expect(back).toEqual([]);
    if (check) this.check();
    // An open digest may not have the post yet.
    if (check && !hadOpen && this.weather === 'fair') this.checkNews(report);
    return report;
  }

  private async outcomeOf(inputs: Inputs): Promise<Report | undefined> {
    try {
      return await run(this.edges(inputs));
    } catch (error) {
      const isRefused = error instanceof RunFailure && error.code === 'PULL_REQUESTS_FORBIDDEN';
      if (!isRefused || this.settings.actionsMayCreatePulls) throw error;
      return undefined;
    }
  }

  /** Runs the workflow for an edit of a pull request. */
  async tell(number: number, inputs: Inputs): Promise<void> {
    const head = this.github.pulls[number - 1]?.head ?? '';
    await run({ ...this.edges(inputs), edited: { number, head } });
  }

  renameRepository(): void {
    this.name = this.name === 'site' ? 'garden' : 'site';
    this.github.renameRepository('octo', this.name);
  }

  private edges(inputs: Inputs) {
    const now = new Date(this.now);
    const octokit = octokitFor({
      token: TOKEN,
      apiUrl: this.github.url,
      userAgent: 'test',
      log: silent,
      pauseScale: PAUSE_SCALE,
    });
    return {
      inputs: new Map(
        Object.entries({
          'lookback-days': String(LOOKBACK_DAYS),
          'on-outage': 'warn',
          site: 'markdown',
          ...this.inputs,
          ...inputs,
        }),
      ),
      at: { file: { path: '.github/paperboy.yml', named: false } },
      site: siteOnGitHub({
        octokit,
        owner: 'octo',
        repo: this.name,
        serverUrl: 'https://github.com',
        defaultBranch: this.base,
        log: silent,
        pauseScale: PAUSE_SCALE,
      }),
      arxiv: this.arxiv(),
      extras: NO_EXTRAS,
      presets,
      log: silent,
      now,
      turn: this.turn,
    };
  }

  private arxiv(): Arxiv {
    const refuse = () => Promise.reject(new RunFailure('ARXIV_UNAVAILABLE', 'down'));
    const others = {
      announcements: refuse,
      record: refuse,
      async *changes() {
        await refuse();
      },
    };
    if (this.weather === 'down') return { search: refuse, ...others };
    const search = (requests: readonly ApiRequest[]) => {
      const papers = requests.flatMap((request) => this.answer(request));
      const count = papers.length;
      return Promise.resolve({ papers, notices: [], entryCount: count, totalResults: count });
    };
    return { search, ...others };
  }

  private answer(request: ApiRequest): Paper[] {
    if (request.kind === 'search')
      return this.papers.filter(({ published }) => Date.parse(published) >= request.from.getTime());
    const requested = new Set<string>(request.ids.map(({ id }) => id));
    return this.papers.filter(
      ({ id }, nth) => requested.has(id) && (this.weather !== 'gap' || nth % 2 === 0),
    );
  }

  private inWindow({ keywords = '' }: Inputs): string[] {
    const since = this.now - LOOKBACK_DAYS * DAY;
    return this.papers
      .filter(({ published }) => Date.parse(published) >= since)
      .filter((paper) => this.matches(keywords, paper))
      .map(({ id }) => id);
  }

  private matches(keywords: string, paper: Paper): boolean {
    const cached = this.matched.get(keywords) ?? {
      isMatch: matcherOf(keywords),
      papers: new Map(),
    };
    this.matched.set(keywords, cached);
    const isMatch = cached.papers.get(paper) ?? cached.isMatch(paper);
    cached.papers.set(paper, isMatch);
    return isMatch;
  }

  /** Returns the open digests. */
  open() {
    return this.ours().filter(({ state }) => state === 'open');
  }

  /** Returns the pull requests of people with write access. */
  private ours() {
    return this.github.pulls.filter(({ author }) => author !== STRANGER);
  }

  bodyOf(number: number): string {
    return (this.github.pulls[number - 1]?.body ?? '').replaceAll('\r\n', '\n');
  }

  /** Returns the posts of a branch that base does not have. */
  postsOn(branch: string): string[] {
    const onBase = new Set(this.github.files(this.base).keys());
    return [...this.github.files(branch).keys()]
      .filter((path) => paperOfPage(path) !== undefined && !onBase.has(path))
      .sort();
  }

  holds(branch: string, id: string): boolean {
    return this.postsOn(branch).some((path) => idsInPath(path).some((other) => other === id));
  }

  /** Returns the papers on base: by paths of posts, and on digest pages. */
  postedNow(): string[] {
    const files = [...this.github.files(this.base)];
    const onPages = files
      .filter(([path]) => /digest|days/.test(path) && path.endsWith('.md'))
      .flatMap(([, text]) => papersOn(text));
    const inLists = files
      .filter(([path]) => path.startsWith('arxiv') && !path.includes('/'))
      .flatMap(([, text]) => [...text.matchAll(/arxiv\.org\/pdf\/([\d.]+)/g)])
      .map(([, id = '']) => id);
    return [...new Set([...this.postIds(), ...onPages, ...inLists])];
  }

  private postIds(): string[] {
    return [...this.github.files(this.base).keys()].flatMap((path) => paperOfPage(path) ?? []);
  }

  /** Counts papers as refused if a closed or merged pull request lists them and base does not have them. */
  refuseMissing(number: number): void {
    const posted = new Set<string>(this.postedNow());
    const elsewhere = new Set(this.open().flatMap(({ number: other }) => this.ticked(other)));
    const pull = this.github.pulls[number - 1];
    // A later run adds the rows of a merged digest that it left out.
    const due = new Set(pull?.merged === true ? markedIn(this.bodyOf(number), 'due') : []);
    for (const { id, ticked } of boxesIn(this.bodyOf(number)))
      if (!posted.has(id) && !elsewhere.has(id) && !(ticked && due.has(id))) this.refused.add(id);
    if (pull?.merged !== true)
      for (const box of newsBoxesIn(this.bodyOf(number))) this.refusedNews.add(keyOf(box));
  }

  private ticked(number: number): string[] {
    return boxesIn(this.bodyOf(number))
      .filter(({ ticked, dropped }) => ticked && !dropped)
      .map(({ id }) => id);
  }

  /** Checks what must be true after every run. */
  check(): void {
    const { github } = this;
    const open = this.open();
    expect(github.forced).toEqual([]);
    // No paper is twice on base or in open pull requests.
    const posts = this.postIds();
    expect(posts).toEqual([...new Set(posts)]);
    const pending = open.flatMap(({ number }) => this.ticked(number));
    expect(twiceIn(pending)).toEqual([]);
    const posted = new Set<string>(posts);
    expect(pending.filter((id) => posted.has(id))).toEqual([]);
    expect(twiceIn(open.flatMap(({ head }) => this.addedOn(head)))).toEqual([]);
    // No refused paper is proposed again.
    const onBranches = open.flatMap(({ head }) => this.ownPosts(head));
    expect([...pending, ...onBranches].filter((id) => this.refused.has(id))).toEqual([]);
    const news = this.pendingNews();
    expect(twiceIn(news)).toEqual([]);
    expect(news.filter((key) => this.refusedNews.has(key))).toEqual([]);
    this.checkPeople();
    // Every paper that a run handled is accounted for.
    const accounted = this.accountedFor();
    expect([...this.met].filter((id) => !accounted.has(id))).toEqual([]);
    for (const { number } of github.pulls)
      expect(this.bodyOf(number).length).toBeLessThanOrEqual(65_536);
  }

  /** Checks that no file of a person is lost or changed. */
  private checkPeople(): void {
    const branches = new Set(this.github.branches());
    for (const [key, mine] of this.edits) {
      const [branch = '', path = ''] = key.split(/:(.*)/s);
      if (!branches.has(branch)) continue;
      const present = this.github.files(branch).get(path);
      const ids = idsInPath(path);
      const wasRefused = ids.length > 0 && ids.every((id) => this.refused.has(id));
      if (present === undefined) expect({ path, wasRefused }).toEqual({ path, wasRefused: true });
      else expect(present).toBe(mine);
    }
  }

  /** Checks that every withdrawal of a published paper is proposed, or a notice gives the reason. */
  private checkNews({ notices }: Report): void {
    const output = this.inputs['output'] ?? 'posts';
    if (!output.includes('posts')) return;
    const posts = new Set(this.postIds());
    const reported = new Set([
      ...notices.map(({ about }) => about),
      ...[...this.knownNews()].map((key) => key.split(' ')[0]),
    ]);
    const missing = [...this.withdrawn].filter((id) => posts.has(id) && !reported.has(id));
    expect(missing).toEqual([]);
  }

  private knownNews(): Set<string> {
    return knownNews({
      pulls: this.ours().map(({ number }) => ({ body: this.bodyOf(number) })),
      commits: this.github.log(this.base),
    });
  }

  /** Returns the ticked news of open digests, by key. */
  private pendingNews(): string[] {
    return this.open()
      .flatMap(({ number }) => newsBoxesIn(this.bodyOf(number)))
      .filter(({ ticked, dropped }) => ticked && !dropped)
      .map(keyOf);
  }

  private addedOn(branch: string): string[] {
    const onBase = new Set(this.github.files(this.base).keys());
    const fork = new Set(this.forkOf(branch).keys());
    return [...this.github.files(branch).keys()].filter(
      (path) => !onBase.has(path) && !fork.has(path) && !path.startsWith('mine/'),
    );
  }

  private ownPosts(branch: string): PaperId[] {
    return this.addedOn(branch).flatMap((path) => paperOfPage(path) ?? []);
  }

  private forkOf(branch: string): Map<string, string> {
    const { git } = this.github;
    const fork = git.history.mergeBase(git.tip(this.base) ?? '', git.tip(branch) ?? '') ?? '';
    return git.objects.files(git.history.commit(fork).tree);
  }

  private accountedFor(): Set<string> {
    const { github } = this;
    const bodies = this.ours().map(({ number }) => this.bodyOf(number));
    const messages = github
      .log(this.base)
      .map(({ message, committer }) => readMessage({ message, date: committer.date }));
    const lists = bodies.map(unlistedIn);
    return new Set([
      ...this.postedNow(),
      ...this.open().flatMap(({ head }) => this.ownPosts(head)),
      ...bodies.flatMap((body) => boxesIn(body).map(({ id }) => id)),
      ...lists
        .flatMap(({ heldOver, passedOver }) => [...heldOver, ...passedOver])
        .map(({ id }) => id),
      ...messages.flatMap(({ papers, heldOver, passedOver }) => [
        ...papers.map(({ id }) => id),
        ...heldOver.map(({ id }) => id),
        ...passedOver,
      ]),
      ...this.passedOver,
    ]);
  }
}

function matcherOf(keywords: string): (paper: Paper) => boolean {
  const matcher = compileTopics(readConfig(new Map([['keywords', keywords]])).topics);
  return (paper) => matcher.match(paper).length > 0;
}

function twiceIn<T>(all: readonly T[]): T[] {
  return all.filter((value, index) => all.indexOf(value) !== index);
}
