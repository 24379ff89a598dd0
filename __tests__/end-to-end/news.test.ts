import { afterEach, describe, expect, test } from '@jest/globals';
import { idsInPath } from '../../src/papers/paper.ts';
import { boxesIn } from '../../src/record/boxes.ts';
import { newsBoxesIn } from '../../src/record/news-boxes.ts';
import { TODAY, TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import { cutAt } from '../harness/cut.ts';
import { messagesOf } from '../harness/messages.ts';
import { editBody } from '../harness/review.ts';
import { type World, startWorld } from '../harness/world.ts';

const scrolls = { keywords: 'Scrolls: scroll' };
const all = { ...scrolls, updates: 'withdrawn, venue, code, version' };
const BRANCH = 'paperboy/digest';
const [A, B, C] = ['2611.00001', '2611.00002', '2611.00003'] as const;
const GONE = 'This paper has been withdrawn by the authors due to an error in Lemma 3';
let world: World;
afterEach(() => world.close());

const files = (branch: string) => world.github.files(branch);
const postOf = (id: string, branch = 'main') =>
  [...files(branch).keys()].find((path) => idsInPath(path).includes(id as never)) ?? '';
const textOf = (id: string, branch = 'main') => files(branch).get(postOf(id, branch)) ?? '';
const pull = (number = world.github.pulls.length) => world.github.pulls[number - 1];

/** Starts a site whose first digest, with three papers, is merged. */
async function published(
  inputs: Readonly<Record<string, string>> = scrolls,
  options: Parameters<typeof startWorld>[0] = {},
): Promise<void> {
  world = await startWorld(options);
  const step = await world.run(inputs);
  expect({ raw: step.raw, ...step.outputs }).toMatchObject({
    status: 'opened',
    'update-count': '0',
  });
  world.github.mergePull(1, 'merge');
}

/** Lines of `after` that `before` does not have. */
const added = (before: string, after: string) =>
  after.split('\n').filter((line) => !before.split('\n').includes(line));

test('a withdrawal without new papers is proposed once, with a box in a pull request of its own', async () => {
  await published();
  const before = textOf(B);
  world.arxiv.revise(B, { comment: GONE, updated: '2026-11-20T10:00:00Z' });
  const step = await world.run(scrolls, TOMORROW);
  expect({ log: step.log, messages: messagesOf(step) }).toMatchObject({ messages: [] });
  expect(step.outputs).toMatchObject({ status: 'opened', 'update-count': '1', 'paper-count': '0' });
  expect(pull()?.title).toBe('News of 1 published paper');
  expect(pull()?.body).toContain('### News of published papers');
  expect(pull()?.body).toContain(`withdrawn: “${GONE}”`);
  expect(boxesIn(pull()?.body ?? '')).toEqual([]);
  expect(newsBoxesIn(pull()?.body ?? '')).toMatchObject([
    { id: B, kind: 'withdrawn', ticked: true },
  ]);
  expect(added(before, textOf(B, BRANCH + '-2')).filter((line) => line !== '')).toEqual([
    `> **This paper was withdrawn.** arXiv says: “${GONE}”`,
  ]);
  expect((await world.run(scrolls, TOMORROW)).outputs).toMatchObject({ status: 'nothing-new' });
  world.github.mergePull(2, 'merge');
  expect((await world.run(scrolls, TOMORROW)).outputs).toMatchObject({ status: 'nothing-new' });
  expect(textOf(B)).toContain('was withdrawn');
});

/** The time of a run some days after the first digest. */
const day = (count: number) =>
  new Date(Date.parse(TODAY) + count * 24 * 3_600_000).toISOString().replace('.000', '');

describe('each kind of news', () => {
  test('venue: the post shows where the paper was accepted, and its DOI', async () => {
    await published(all);
    const before = textOf(A);
    world.arxiv.revise(A, { comment: 'Accepted at NeurIPS 2026', doi: '10.1000/7' });
    const step = await world.run({ ...all, updates: 'venue' }, TOMORROW);
    expect(step.outputs).toMatchObject({ 'update-count': '1' });
    expect(pull()?.body).toContain(') accepted at NeurIPS 2026, DOI 10.1000/7 <!-- news: venue ');
    const after = textOf(A, `${BRANCH}-2`);
    expect(added(before, after).join('\n')).toContain('*Accepted at NeurIPS 2026*');
    expect(after).toContain('(https://doi.org/10.1000/7)');
    expect(after).toContain('arxiv: "2611.00001v1"');
  });

  test('version: title, abstract and version change, and no other line', async () => {
    await published(all);
    const before = textOf(A);
    world.arxiv.revise(A, {
      title: 'Scroll 1: Reading by Daylight',
      abstract: 'We read scrolls by daylight. A scroll has one margin.',
    });
    const step = await world.run(all, TOMORROW);
    expect(step.outputs).toMatchObject({ 'update-count': '1' });
    expect(pull()?.body).toContain('version 2, with another title');
    expect(added(before, textOf(A, `${BRANCH}-2`))).toEqual([
      'title: "Scroll 1: Reading by Daylight"',
      'description: "We read scrolls by daylight. A scroll has one margin."',
      'arxiv: "2611.00001v2"',
      '# Scroll 1: Reading by Daylight',
      '[2611.00001v2](https://arxiv.org/abs/2611.00001v2) · [PDF](https://arxiv.org/pdf/2611.00001v2) · cs.CL, cs.DL · 2026-11-18',
      'We read scrolls by daylight. A scroll has one margin.',
    ]);
  });

  test('code: the post gets the link that a later version names', async () => {
    await published(all);
    world.arxiv.revise(A, { comment: 'Code is available at https://github.com/octo/scrolls' });
    const step = await world.run({ ...all, updates: 'code' }, TOMORROW);
    expect(step.outputs).toMatchObject({ 'update-count': '1' });
    expect(pull()?.body).toContain('code: [GitHub: octo/scrolls](https://github.com/octo/scrolls)');
    expect(added(textOf(A), textOf(A, `${BRANCH}-2`))).toEqual([
      '[2611.00001v1](https://arxiv.org/abs/2611.00001v1) · [PDF](https://arxiv.org/pdf/2611.00001v1) · cs.CL, cs.DL · 2026-11-18 · [GitHub: octo/scrolls](https://github.com/octo/scrolls)',
    ]);
  });

  test('code: Hugging Face is asked from the second day on, but not by default', async () => {
    const paperPages: Record<string, { githubRepo: string }> = {};
    await published(scrolls, { paperPages });
    paperPages[B] = { githubRepo: 'https://github.com/octo/b' };
    const requests = () => world.huggingFace.asked.length;
    const before = requests();
    await world.run(scrolls, day(3));
    expect(requests()).toBe(before);
    const step = await world.run({ ...scrolls, updates: 'code' }, day(3));
    expect(requests()).toBe(before + 3);
    expect(step.outputs).toMatchObject({ 'update-count': '1' });
    expect(textOf(B, `${BRANCH}-2`)).toContain('[GitHub: octo/b](https://github.com/octo/b)');
  });
});

test('with `pull-request: off`, news is committed and named in the commit message', async () => {
  world = await startWorld();
  const off = { ...scrolls, 'pull-request': 'off' };
  await world.run(off);
  world.arxiv.revise(C, { comment: GONE });
  const step = await world.run(off, TOMORROW);
  expect(step.outputs).toMatchObject({ status: 'committed', 'update-count': '1' });
  expect(world.github.log('main')[0]?.message).toBe(
    `News of 1 published paper\n\n- news: ${C} withdrawn v2`,
  );
  expect(textOf(C)).toContain(GONE);
  expect((await world.run(off, TOMORROW)).outputs).toMatchObject({ status: 'nothing-new' });
});

test('news and new papers share one pull request, with separate boxes', async () => {
  await published();
  world.arxiv.revise(B, { comment: GONE });
  world.arxiv.add(aLatePaper());
  const step = await world.run(scrolls, TOMORROW);
  expect(step.outputs).toMatchObject({ 'paper-count': '1', 'update-count': '1' });
  expect(pull()?.title).toContain('1 paper');
  expect(boxesIn(pull()?.body ?? '').map(({ id }) => id)).toEqual(['2611.00099']);
  expect(newsBoxesIn(pull()?.body ?? '').map(({ id }) => id)).toEqual([B]);
});

describe('a box of news', () => {
  test('that is unticked undoes the change; only later news of the paper is proposed again', async () => {
    await published();
    world.arxiv.revise(B, { comment: GONE });
    await world.run(scrolls, TOMORROW);
    const step = await editBody(world, (body) => body.replace('- [x]', '- [ ]'));
    expect(step.outputs).toMatchObject({ status: 'updated' });
    expect(textOf(B, `${BRANCH}-2`)).toBe(textOf(B));
    expect(newsBoxesIn(pull()?.body ?? '')).toMatchObject([{ ticked: false, dropped: true }]);
    expect((await world.run(scrolls, day(2))).outputs).toMatchObject({ status: 'nothing-new' });
    world.arxiv.revise(B, { comment: 'Retracted by the authors' });
    const later = await world.run(scrolls, day(3));
    expect(later.outputs).toMatchObject({ 'update-count': '1' });
    expect(
      newsBoxesIn(pull()?.body ?? '')
        .map(({ mark }) => mark)
        .sort(),
    ).toEqual(['v2', 'v3']);
    expect(pull()?.body?.match(/### News/g)).toHaveLength(1);
  });

  test('that is ticked again restores the change', async () => {
    await published();
    world.arxiv.revise(B, { comment: GONE });
    await world.run(scrolls, TOMORROW);
    const text = textOf(B, `${BRANCH}-2`);
    await editBody(world, (body) => body.replace('- [x]', '- [ ]'));
    await editBody(world, (body) => body.replace('- [ ]', '- [x]'));
    expect(textOf(B, `${BRANCH}-2`)).toBe(text);
    expect(newsBoxesIn(pull()?.body ?? '')).toMatchObject([{ ticked: true, dropped: false }]);
  });

  test('that is unticked does not change a post that a person edited since, and a notice says so', async () => {
    await published();
    world.arxiv.revise(B, { comment: GONE });
    await world.run(scrolls, TOMORROW);
    const editedText = `${textOf(B, `${BRANCH}-2`)}\nMine.\n`;
    await world.github.commitFiles(`${BRANCH}-2`, { [postOf(B)]: editedText }, 'Add a word');
    const step = await editBody(world, (body) => body.replace('- [x]', '- [ ]'));
    expect(textOf(B, `${BRANCH}-2`)).toBe(editedText);
    expect(messagesOf(step, 'warning').join()).toContain('a person has changed');
    expect((await world.run(scrolls, day(2))).outputs).toMatchObject({ status: 'nothing-new' });
  });

  test('is unticked when a person undid the change by hand', async () => {
    await published();
    world.arxiv.revise(B, { comment: GONE });
    await world.run(scrolls, TOMORROW);
    await world.github.commitFiles(`${BRANCH}-2`, { [postOf(B)]: textOf(B) }, 'Not this');
    await world.run(scrolls, day(2));
    expect(newsBoxesIn(pull()?.body ?? '')).toMatchObject([{ ticked: false, dropped: true }]);
    expect(textOf(B, `${BRANCH}-2`)).toBe(textOf(B));
  });

  test('of a closed pull request stays declined, however old', async () => {
    await published();
    world.arxiv.revise(B, { comment: GONE, updated: '2026-11-20T10:00:00Z' });
    await world.run(scrolls, TOMORROW);
    world.github.closePull(2);
    expect((await world.run(scrolls, day(2))).outputs).toMatchObject({ status: 'nothing-new' });
    expect((await world.run(scrolls, day(200))).outputs).toMatchObject({ status: 'nothing-new' });
  });
});

describe('a post', () => {
  const edited = async (change: (text: string) => string, updates = 'withdrawn') => {
    await published(all);
    const path = postOf(B);
    const editedText = change(textOf(B));
    await world.github.commitFiles('main', { [path]: editedText }, 'Edit');
    world.arxiv.revise(
      B,
      updates === 'withdrawn'
        ? { comment: GONE }
        : { title: 'A new title', abstract: 'A new abstract.' },
    );
    const step = await world.run({ ...scrolls, updates }, TOMORROW);
    const branch = world.github.pulls.length > 1 ? `${BRANCH}-2` : 'main';
    return { step, editedText, after: files(branch).get(path) ?? '' };
  };

  test.each<[string, (text: string) => string]>([
    ['title', (text) => text.replace(/^title: .*/m, 'title: Mine').replace(/^# .*/m, '# Mine')],
    ['abstract', (text) => text.replace(/^We read.*/m, 'They read scrolls, I hear.')],
    ['front matter', (text) => text.replace(/^tags:/m, 'mine: true\ntags:')],
    ['line of authors', (text) => text.replace('\nAda Inkwell, Bo Quill\n', '\nAda, Bo\n')],
    ['whole text', () => '---\ntitle: Mine\n---\nAll mine.\n'],
  ])(
    'whose %s a person edited gets one line about a withdrawal, and every other byte stays',
    async (_, change) => {
      const { step, editedText, after } = await edited(change);
      expect(step.outputs).toMatchObject({ 'update-count': '1' });
      const newLines = added(editedText, after).filter((line) => line !== '');
      expect(newLines).toEqual([`> **This paper was withdrawn.** arXiv says: “${GONE}”`]);
      expect(after.replace(/\n*> \*\*This paper.*\n/, '').replace(/\n+/g, '\n')).toBe(
        editedText.replace(/\n+/g, '\n'),
      );
    },
  );

  test('whose title and abstract a person edited keeps both in a new version', async () => {
    const { after } = await edited(
      (text) => text.replace(/^# .*/m, '# Mine').replace(/^We read.*/m, 'My abstract.'),
      'version',
    );
    expect(after).toContain('\n# Mine\n');
    expect(after).toContain('My abstract.');
    expect(after).toContain('arxiv: "2611.00002v2"');
    expect(after).toContain('title: "A new title"');
  });

  test('that a person rewrote is not changed to a new version', async () => {
    const { step, editedText, after } = await edited(
      () => '---\ntitle: Mine\n---\nOn arxiv.org/abs/2611.00002v1, all mine.\n',
      'version',
    );
    expect(step.outputs).toMatchObject({ status: 'nothing-new', 'update-count': '0' });
    expect(after).toBe(editedText);
  });

  test('that already mentions the withdrawal gets no news of it', async () => {
    const { step } = await edited((text) => `${text}\nThis paper was withdrawn in November.\n`);
    expect(step.outputs).toMatchObject({ status: 'nothing-new' });
  });

  test('with CRLF line ends gets CRLF', async () => {
    const { editedText, after } = await edited((text) => text.replaceAll('\n', '\r\n'));
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect(after).toContain(`”\r\n\r\nAda Inkwell`);
    expect(after.replace(/> .*\r\n\r\n/, '')).toBe(editedText);
  });

  test.each<[string, (text: string) => string]>([
    [
      'TOML front matter',
      (text) => text.replace(/^---\n[^]*?\n---\n/, '+++\ntitle = "Mine"\n+++\n'),
    ],
    ['no front matter', (text) => text.replace(/^---\n[^]*?\n---\n/, '')],
  ])('with %s is left alone, and a notice says so', async (_, change) => {
    const { step } = await edited(change);
    expect(step.outputs).toMatchObject({ status: 'nothing-new', 'update-count': '0' });
    expect(messagesOf(step, 'warning').join('\n')).toMatch(/2611\.00002.*is left alone/);
  });

  test('that was moved gets news at its new path, but not under a name without id or with two', async () => {
    await published();
    const [a, b, c] = [postOf(A), postOf(B), postOf(C)];
    await world.github.commitFiles(
      'main',
      {
        [a]: null,
        'elsewhere/2611.00001.md': textOf(A),
        [b]: null,
        'elsewhere/versus-2611.00002-2611.00003.md': textOf(B),
        [c]: null,
        'elsewhere/mine.md': textOf(C),
      },
      'Move them',
    );
    for (const id of [A, B, C]) world.arxiv.revise(id, { comment: GONE });
    await world.run(scrolls, TOMORROW);
    expect(newsBoxesIn(pull()?.body ?? '').map(({ id }) => id)).toEqual([A]);
    expect(files(`${BRANCH}-2`).get('elsewhere/2611.00001.md')).toContain(GONE);
  });
});

describe('when arXiv sends', () => {
  test('an older version than the post has, nothing is written and a notice says so', async () => {
    await published(all);
    const text = textOf(A).replaceAll('00001v1', '00001v3');
    await world.github.commitFiles('main', { [postOf(A)]: text }, 'Edit');
    world.arxiv.revise(A, { title: 'A new title' });
    const step = await world.run(all, TOMORROW);
    expect(step.outputs).toMatchObject({ status: 'nothing-new' });
    expect(messagesOf(step, 'warning').join()).toContain('arXiv sends version 2');
  });

  test('nothing about a posted paper, nothing is written and a notice says so', async () => {
    await published();
    const text = textOf(A).replaceAll('2611.00001', '2611.00077');
    await world.github.commitFiles('main', { 'arxiv/2026/2611.00077.md': text }, 'Edit');
    const step = await world.run(scrolls, TOMORROW);
    expect(step.outputs).toMatchObject({ status: 'nothing-new' });
    expect(messagesOf(step, 'warning').join()).toContain('arXiv does not know it any more');
  });

  test('an error for published papers, the run goes on without news', async () => {
    await published();
    world.arxiv.revise(B, { comment: GONE });
    world.arxiv.add(aLatePaper());
    world.arxiv.faults.push({ times: 99, at: 'api', do: 'status' });
    const step = await world.run(scrolls, TOMORROW);
    expect(step.outputs['paper-count']).toBe('1');
  });
});

const AFTER_ITS_WINDOW = '2026-12-14T06:00:00Z';

test('arXiv gets no request for news with `updates: off`, on a site without posts, and about papers that the search has sent', async () => {
  world = await startWorld();
  await world.run(scrolls);
  const byId = () => world.arxiv.requests.filter(({ params }) => params['id_list'] !== undefined);
  expect(byId()).toEqual([]);
  world.github.mergePull(1, 'merge');
  await world.run({ ...scrolls, updates: 'off' }, TOMORROW);
  expect(byId()).toEqual([]);
  // The search has sent it.
  await world.run(scrolls, TOMORROW);
  expect(byId()).toEqual([]);
  await world.run(scrolls, AFTER_ITS_WINDOW);
  expect(byId()).toHaveLength(1);
});

const SITES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  astro: { 'astro.config.mjs': 'export default {};\n' },
  'astro-air': {
    'src/layouts/MarkdownPost.astro': '<slot/>\n',
    'src/pages/posts/a.md': '---\ntitle: A\n---\nA\n',
  },
  docusaurus: { 'docusaurus.config.js': 'module.exports = {};\n' },
  eleventy: { 'eleventy.config.js': 'export default {};\n' },
  hexo: { '_config.yml': 'title: A\n', 'source/_posts/a.md': '---\ntitle: A\n---\nA\n' },
  hugo: { 'hugo.toml': 'baseURL = "https://example.org"\n' },
  jekyll: { '_config.yml': 'title: A\n', '_layouts/post.html': '{{ content }}\n' },
  markdown: {},
  mkdocs: { 'mkdocs.yml': 'site_name: A\n' },
  pelican: { 'pelicanconf.py': "PATH = 'content'\n" },
  quarto: { '_quarto.yml': 'project:\n  type: website\n' },
  quartz: { 'quartz.config.ts': 'export default {};\n' },
  vitepress: { '.vitepress/config.js': 'export default {};\n' },
};

test.each(Object.keys(SITES))(
  '%s: a post shows a withdrawal at its start, and a new version in all places',
  async (site) => {
    const inputs = { ...all, site };
    await published(inputs, { github: { files: { 'README.md': '# Site\n', ...SITES[site] } } });
    world.arxiv.revise(A, { title: 'A new title', abstract: 'A new abstract.' });
    world.arxiv.revise(B, { comment: GONE });
    const step = await world.run(inputs, TOMORROW);
    expect(messagesOf(step, 'warning').filter((text) => /2611/.test(text))).toEqual([]);
    expect(step.outputs['update-count']).toBe('2');
    const [a, b] = [textOf(A, `${BRANCH}-2`), textOf(B, `${BRANCH}-2`)];
    expect(a).toContain('2611.00001v2');
    expect(a).not.toContain('2611.00001v1');
    expect(a).not.toContain('by candle light');
    expect(a).toContain('A new title');
    expect(added(textOf(B), b).filter((line) => line !== '')).toEqual([
      `> **This paper was withdrawn.** arXiv says: “${GONE}”`,
    ]);
    expect(b.indexOf('This paper was withdrawn')).toBeLessThan(b.indexOf('arxiv.org/pdf/'));
  },
);

test('looking for news on a site of 2,000 posts costs one request to arXiv a run, and none to GitHub', async () => {
  const [sample] = somePapers(1);
  if (sample === undefined) throw new Error('no paper');
  const papers = Array.from({ length: 2000 }, (_, n) => ({
    ...sample,
    id: `2501.${String(n + 1).padStart(5, '0')}`,
    published: '2025-01-10T10:00:00Z',
    updated: '2025-01-10T10:00:00Z',
  }));
  const posts = Object.fromEntries(
    papers.map(({ id }) => [
      `arxiv/2025/${id}.md`,
      `---\ntitle: A\n---\n[${id}v1](https://arxiv.org/abs/${id}v1)\n`,
    ]),
  );
  world = await startWorld({ papers, github: { files: { 'README.md': '# Site\n', ...posts } } });
  const costOf = async (inputs: Readonly<Record<string, string>>, runNumber = 1) => {
    const before = [world.arxiv.requests.length, world.github.requests.length];
    const step = await world.run(inputs, TODAY, { env: { GITHUB_RUN_NUMBER: String(runNumber) } });
    expect(step.outputs).toMatchObject({ status: 'nothing-new' });
    return {
      arxiv: world.arxiv.requests.length - (before[0] ?? 0),
      github: world.github.requests.length - (before[1] ?? 0),
    };
  };
  const without = await costOf({ ...scrolls, updates: 'off' });
  const requested = new Set<string>();
  for (let runNumber = 1; runNumber <= 10; runNumber++) {
    expect(await costOf(scrolls, runNumber)).toEqual({ ...without, arxiv: without.arxiv + 1 });
    const ids = world.arxiv.requests.at(-1)?.params['id_list']?.split(',') ?? [];
    expect(ids.length).toBeLessThanOrEqual(200);
    for (const id of ids) requested.add(id);
  }
  expect(requested.size).toBe(2000);
}, 60_000);

test('a run killed between its commit and the pull request is finished by the next', async () => {
  await published();
  world.arxiv.revise(B, { comment: GONE });
  const wasCut = await cutAt(
    world,
    scrolls,
    TOMORROW,
    (method, path) => method === 'POST' && path.endsWith('/pulls'),
    'before',
  );
  expect(wasCut).toBe(true);
  expect(textOf(B, `${BRANCH}-2`)).toContain(GONE);
  const step = await world.run(scrolls, TOMORROW);
  expect(step.outputs).toMatchObject({ status: 'opened', branch: `${BRANCH}-2` });
  expect(newsBoxesIn(pull()?.body ?? '')).toMatchObject([{ id: B, ticked: true }]);
  await editBody(world, (body) => body.replace('- [x]', '- [ ]'));
  expect(textOf(B, `${BRANCH}-2`)).toBe(textOf(B));
});
