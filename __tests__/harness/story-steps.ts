import { type PaperId, idsInPath } from '../../src/papers/paper.ts';
import { boxesIn } from '../../src/record/boxes.ts';
import { keyOf, newsBoxesIn } from '../../src/record/news-boxes.ts';
import { aPaper } from '../builders/paper.ts';
import { MEMBERS, STRANGER, type Story, type Weather } from './story.ts';

/** Steps of a story; `pick` selects among the possible objects of a step. */
export interface Step {
  readonly what: (typeof STEPS)[number];
  readonly pick: number;
}

export const STEPS = [
  // Runs
  'announce',
  'run',
  'run capped',
  'run twice at once',
  'run the other workflow',
  'run both workflows at once',
  'next day',
  'next week',
  // arXiv
  'arXiv leaves entries out',
  'arXiv is down',
  // Reviewers
  'merge',
  'squash',
  'rebase',
  'close',
  'delete the branch',
  'edit a post',
  'delete a post',
  'write about a paper',
  'untick',
  'untick and tell',
  'tick and tell',
  'ask for a refused paper',
  'comment on an old digest',
  'write much into a digest',
  'a member opens the digest by our link',
  'a stranger opens a pull request from our branch',
  // News
  'withdraw a published paper',
  'untick news',
  'tick news',
  // People on base
  'push to base',
  'delete a post on base',
  'rename a post on base',
  'merge on base',
  // Settings
  'change the mode',
  'change the branch',
  'change the output',
  'change the paths',
  'rename the default branch',
  'rename the repository',
] as const;

const MODES = ['rolling', 'daily', 'off'];
const OUTPUTS = ['posts, digest', 'posts', 'digest', 'list', 'posts, list', 'digest, list'];
const BRANCHES = ['paperboy/digest', 'papers/new'];
const PATHS = ['', 'papers/{{id}}.md', 'posts/{{year}}/{{slug}}-{{id}}.md'];

const NOTE = 'A word of mine. ';

/** Performs a step. After a run, checks all promises. */
export async function take(story: Story, { what, pick }: Step): Promise<void> {
  const { github } = story;
  const open = chosen(story.open(), pick);
  switch (what) {
    case 'announce':
      announce(story, 1 + (pick % 4));
      return;
    case 'run':
      await story.run(story.first);
      return;
    case 'run capped':
      await story.run({ ...story.first, 'max-papers': '1' });
      return;
    case 'run the other workflow':
      await story.run(story.second);
      return;
    case 'run twice at once':
      return atOnce(story, story.first, story.first);
    case 'run both workflows at once':
      return atOnce(story, story.first, story.second);
    case 'next day':
    case 'next week':
      story.nextDay(what === 'next day' ? 1 : 7);
      await story.run(pick % 2 === 0 ? story.first : { ...story.first, 'max-papers': '2' });
      return;
    case 'arXiv leaves entries out':
      return under(story, 'gap');
    case 'arXiv is down':
      return under(story, 'down');
    case 'merge':
    case 'squash':
    case 'rebase':
      if (open === undefined) return;
      try {
        github.mergePull(open.number, what);
      } catch {
        // The change of a person conflicts, and a person would have to resolve it.
        github.closePull(open.number);
      }
      story.refuseMissing(open.number);
      return;
    case 'close':
      if (open === undefined) return;
      github.closePull(open.number);
      story.refuseMissing(open.number);
      return;
    case 'delete the branch':
      if (open === undefined) return;
      github.deleteBranch(open.head);
      story.refuseMissing(open.number);
      forget(story, open.head);
      return;
    case 'edit a post': {
      const path = open && chosen(story.postsOn(open.head), pick);
      if (open === undefined || path === undefined) return;
      write(story, open.head, path, `Mine, ${pick}\n`);
      return;
    }
    case 'write about a paper': {
      const path = open && chosen(story.postsOn(open.head), pick);
      const [id] = idsInPath(path ?? '');
      if (open === undefined || id === undefined) return;
      write(story, open.head, `mine/${id}/figure-${pick}.svg`, '<svg/>\n');
      write(story, open.head, `mine/${id}-versus-2401.00001.md`, 'Mine\n');
      return;
    }
    case 'delete a post': {
      const path = open && chosen(story.postsOn(open.head), pick);
      if (open === undefined || path === undefined) return;
      github.commitFiles(open.head, { [path]: null }, 'Not this one');
      for (const id of idsInPath(path)) if (!story.holds(open.head, id)) story.refused.add(id);
      return;
    }
    case 'untick':
    case 'untick and tell':
    case 'tick and tell':
      return decide(story, open?.number, what, pick);
    case 'ask for a refused paper': {
      const posted = story.postedNow();
      const id = chosen(
        [...story.refused].filter((refused) => !posted.includes(refused)),
        pick,
      );
      if (id === undefined) return;
      story.refused.delete(id);
      // A post that was deleted from the branch is written again.
      for (const key of [...story.edits.keys()]) {
        const [branch = '', path = ''] = key.split(/:(.*)/s);
        const isGone = !github.branches().includes(branch) || !github.files(branch).has(path);
        if (isGone && idsInPath(path).some((other) => other === id)) story.edits.delete(key);
      }
      await story.run({ ...story.first, papers: id });
      return;
    }
    case 'comment on an old digest': {
      const pull = chosen(github.pulls, pick);
      if (pull !== undefined) github.editPull(pull.number, {});
      return;
    }
    case 'write much into a digest': {
      // Leave some hundred characters below GitHub's limit for the ids of papers that are held over.
      const body = story.bodyOf(open?.number ?? 0);
      const count = Math.floor((43_500 + pick * 200 - body.length) / NOTE.length);
      if (open !== undefined && count > 0)
        github.editPull(open.number, { body: `${NOTE.repeat(count)}\n\n${body}` });
      return;
    }
    case 'a member opens the digest by our link':
      return openByLink(story, pick);
    case 'a stranger opens a pull request from our branch': {
      const head = chosen(freeBranches(story), pick);
      const paper = chosen(story.papers, pick);
      if (head === undefined || paper === undefined) return;
      const mark = pick % 2 === 0 ? 'x' : ' ';
      const list = `- [${mark}] [Mine](https://arxiv.org/abs/${paper.id})`;
      const body = `<!-- paperboy: papers -->\n${list}\n<!-- /paperboy -->`;
      github.createPull({ title: 'Mine', head, body, author: STRANGER });
      return;
    }
    case 'withdraw a published paper': {
      const published = new Set(postsOnBase(story).flatMap(idsInPath));
      const paper = chosen(
        story.papers.filter(({ id }) => published.has(id) && !story.withdrawn.has(id)),
        pick,
      );
      if (paper === undefined) return;
      const { id, version, title } = paper;
      const withdrawn = aPaper({
        id,
        version: version + 1,
        title: title.tex,
        comment: 'This paper has been withdrawn by the authors due to an error in Lemma 3',
        published: paper.published,
        updated: new Date(story.now).toISOString(),
      });
      story.papers.splice(story.papers.indexOf(paper), 1, withdrawn);
      story.withdrawn.add(id);
      await story.run(story.first);
      return;
    }
    case 'untick news':
    case 'tick news':
      return decideNews(story, what === 'tick news', pick);
    case 'push to base':
      write(story, story.base, `mine/notes-${pick}.md`, 'Mine\n');
      return;
    case 'delete a post on base':
    case 'rename a post on base': {
      const path = chosen(postsOnBase(story), pick);
      const text = path && github.files(story.base).get(path);
      const [id] = idsInPath(path ?? '');
      if (path === undefined || text === undefined || id === undefined) return;
      const isGone = what === 'delete a post on base';
      const to = isGone ? {} : { [`best/${pick}/${id}.md`]: text };
      github.commitFiles(story.base, { [path]: null, ...to }, 'Tidy up');
      story.edits.delete(`${story.base}:${path}`);
      if (isGone && !story.postedNow().includes(id)) story.refused.add(id);
      return;
    }
    case 'merge on base': {
      // Merge as `git pull` does: the commit of the server is the second parent.
      const { git } = github;
      const tip = git.tip(story.base) ?? '';
      const { tree, parents, author } = git.history.commit(tip);
      const from = parents[0] ?? tip;
      const by = { ...author, name: 'Ada', date: github.now };
      const own = git.history.create(git.history.commit(from).tree, [from], 'Mine', by, by);
      const merge = git.history.create(tree, [own.sha, tip], 'Merge', by, by);
      git.refs.set(`heads/${story.base}`, merge.sha);
      return;
    }
    case 'change the mode':
      set(story, 'pull-request', MODES, pick);
      return;
    case 'change the branch':
      set(story, 'branch', BRANCHES, pick);
      return;
    case 'change the output':
      set(story, 'output', OUTPUTS, pick);
      return;
    case 'change the paths':
      set(story, 'post-path', PATHS, pick);
      return;
    case 'rename the default branch': {
      const to = story.base === 'main' ? 'trunk' : 'main';
      const from = story.base;
      github.renameBranch(from, to);
      for (const [key, mine] of [...story.edits])
        if (key.startsWith(`${from}:`)) {
          story.edits.delete(key);
          story.edits.set(to + key.slice(from.length), mine);
        }
      return;
    }
    case 'rename the repository':
      story.renameRepository();
      return;
  }
}

async function atOnce(story: Story, ...runs: Readonly<Record<string, string>>[]): Promise<void> {
  await Promise.all(runs.map((inputs) => story.run(inputs, false)));
  // The next run of either workflow resolves what both wrote at the same time.
  await story.run(runs[0] ?? {}, false);
  await story.run(runs[0] ?? {});
}

/** Opens a pull request as a person, as the failure asks if the token may not open one. */
async function openByLink(story: Story, pick: number): Promise<void> {
  story.settings.actionsMayCreatePulls = false;
  await story.run(story.first, false);
  story.settings.actionsMayCreatePulls = true;
  const { github } = story;
  const onBase = new Set(github.log(story.base).map(({ sha }) => sha));
  const head = freeBranches(story).find(
    (branch) =>
      !onBase.has(github.git.tip(branch) ?? '') &&
      !github.pulls.some(({ headSha }) => headSha === github.git.tip(branch)),
  );
  if (head !== undefined)
    github.createPull({
      title: 'New papers',
      head,
      base: story.base,
      body: pick % 3 === 0 ? null : 'By hand.',
      author: chosen(MEMBERS, pick) ?? '',
    });
  await story.run(story.first);
}

/** Returns digest branches without an open pull request. */
function freeBranches({ github }: Story): string[] {
  const taken = new Set(
    github.pulls.filter(({ state }) => state === 'open').map(({ head }) => head),
  );
  return github
    .branches()
    .filter((name) => /^(?:paperboy|papers|candles)/.test(name) && !taken.has(name));
}

async function decideNews(story: Story, isTick: boolean, pick: number): Promise<void> {
  const boxes = story.open().flatMap((pull) =>
    newsBoxesIn(story.bodyOf(pull.number))
      .filter(({ ticked }) => ticked !== isTick)
      .map((box) => ({ ...box, pull })),
  );
  const box = chosen(boxes, pick);
  if (box === undefined) return;
  const { number, head } = box.pull;
  const line = new RegExp(
    `\\[[xX ]\\](?= .*/abs/${box.id}\\).*<!-- news: ${box.kind} ${box.mark} )`,
    'g',
  );
  story.github.editPull(number, {
    body: story.bodyOf(number).replace(line, isTick ? '[x]' : '[ ]'),
  });
  if (isTick) story.refusedNews.delete(keyOf(box));
  else story.refusedNews.add(keyOf(box));
  if (pick % 2 === 0) await story.tell(number, { ...story.first, branch: head });
}

async function under(story: Story, weather: Weather): Promise<void> {
  story.weather = weather;
  story.nextDay();
  await story.run(story.first);
  story.weather = 'fair';
}

async function decide(
  story: Story,
  number: number | undefined,
  action: 'untick' | 'untick and tell' | 'tick and tell',
  pick: number,
): Promise<void> {
  const pull = story.github.pulls[(number ?? 0) - 1];
  if (pull === undefined || number === undefined) return;
  const isRefusal = action !== 'tick and tell';
  const posted = story.postedNow();
  const boxes = boxesIn(story.bodyOf(number)).filter(
    ({ ticked, id }) => ticked === isRefusal && !posted.includes(id),
  );
  const box = chosen(boxes, pick);
  if (box === undefined) return;
  const line = new RegExp(`\\[[xX ]\\](?= .*/abs/${box.id}\\)(?!.*<!-- news:))`, 'g');
  const body = story.bodyOf(number).replace(line, isRefusal ? '[ ]' : '[x]');
  story.github.editPull(number, { body });
  if (isRefusal) story.refused.add(box.id);
  // A page without a mark and a file was deleted by hand, so a tick does not restore it.
  else if (box.dropped || box.onPage || story.holds(pull.head, box.id))
    story.refused.delete(box.id);
  if (action !== 'untick') await story.tell(number, { ...story.first, branch: pull.head });
}

function announce(story: Story, count: number): void {
  for (let n = 0; n < count; n++) {
    const at = new Date(story.now - 3_600_000).toISOString();
    const nth = story.papers.length + 1;
    const about = nth % 3 === 0 ? 'by candle light' : 'in the dark';
    story.papers.push(
      aPaper({
        id: `2611.${String(nth).padStart(5, '0')}` as PaperId,
        title: `Scroll number ${nth} ${about}`,
        published: at,
        updated: at,
      }),
    );
  }
}

function write(story: Story, branch: string, path: string, text: string): void {
  story.github.commitFiles(branch, { [path]: text }, 'Say it better');
  story.edits.set(`${branch}:${path}`, text);
}

/** Forgets the edits on a deleted branch. */
function forget(story: Story, branch: string): void {
  for (const key of [...story.edits.keys()])
    if (key.startsWith(`${branch}:`)) story.edits.delete(key);
}

function postsOnBase(story: Story): string[] {
  return [...story.github.files(story.base).keys()].filter(
    (path) => idsInPath(path).length === 1 && !path.startsWith('mine/'),
  );
}

function set(story: Story, name: string, values: readonly string[], pick: number): void {
  story.inputs = { ...story.inputs, [name]: values[pick % values.length] ?? '' };
}

function chosen<T>(from: readonly T[], pick: number): T | undefined {
  return from[pick % Math.max(1, from.length)];
}
