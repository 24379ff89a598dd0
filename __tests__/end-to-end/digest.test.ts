import { afterEach, describe, expect, test } from '@jest/globals';
import { listedIn } from '../../src/record/boxes.ts';
import { idsInPath } from '../../src/papers/paper.ts';
import { messagesOf } from '../harness/messages.ts';
import { TOKEN, TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import { pushDuringRun } from '../harness/push-during-run.ts';
import { type World, startWorld } from '../harness/world.ts';

const scrolls = { keywords: 'Scrolls: scroll' };
let world: World;
afterEach(() => world.close());

const posts = (branch: string) =>
  [...world.github.files(branch).keys()].filter((path) => idsInPath(path).length > 0).sort();

describe('the first run', () => {
  test('opens a pull request that lists every paper, with one commit that adds a post for each and a digest page', async () => {
    world = await startWorld();
    const step = await world.run(scrolls);
    expect({ log: step.log, exitCode: step.exitCode }).toMatchObject({ exitCode: 0 });
    const [pull] = world.github.pulls;
    expect(step.outputs).toMatchObject({
      status: 'opened',
      'pull-request-number': '1',
      branch: 'paperboy/digest',
      'paper-count': '3',
      'held-over-count': '0',
    });
    expect(step.outputs['commit']).toBe(world.github.log('paperboy/digest')[0]?.sha);
    expect(listedIn(pull?.body ?? '')).toEqual(['2611.00001', '2611.00002', '2611.00003']);
    expect(posts('paperboy/digest')).toHaveLength(3);
    expect(step.outputs['paths']?.split('\n').sort()).toEqual(
      [...world.github.files('paperboy/digest').keys()]
        .filter((path) => path !== 'README.md')
        .sort(),
    );
    expect(world.github.log('paperboy/digest')).toHaveLength(2);
    expect(posts('main')).toEqual([]);
  });

  test('reports each paper in the output `papers`', async () => {
    world = await startWorld({ papers: somePapers(1) });
    const { outputs } = await world.run(scrolls);
    expect(JSON.parse(outputs['papers'] ?? '')).toEqual([
      {
        id: '2611.00001',
        version: 1,
        title: 'Scroll 1: Reading by Candle Light',
        topics: ['Scrolls'],
        path: posts('paperboy/digest')[0],
        url: 'https://arxiv.org/abs/2611.00001',
      },
    ]);
  });

  test('sends one request to arXiv for any number of topics', async () => {
    world = await startWorld();
    await world.run({
      keywords: Array.from(
        { length: 40 },
        (_, index) => `T${index}: "candle light" OR word${index}`,
      ).join('\n'),
    });
    expect(world.arxiv.requests).toHaveLength(1);
  });

  test('sends at most 12 requests to GitHub for 100 posts', async () => {
    world = await startWorld({ papers: somePapers(100), github: { labels: ['arxiv-digest'] } });
    const { outputs } = await world.run({ ...scrolls, 'max-papers': '0' });
    expect(outputs['paper-count']).toBe('100');
    expect(world.github.requests.length).toBeLessThanOrEqual(12);
  });

  test('sends neither author nor committer, so that GitHub signs its commits, and never forces a push', async () => {
    world = await startWorld();
    await world.run(scrolls);
    const sent = world.github.requests
      .filter(({ method }) => method !== 'GET')
      .map(({ requestBody }) => requestBody);
    expect(
      sent.filter((body) => /"(?:author|committer)"|"force":true/.test(JSON.stringify(body))),
    ).toEqual([]);
  });

  test('works on GitHub Enterprise Server, whose API has a path prefix', async () => {
    world = await startWorld({ github: { pathPrefix: '/api/v3' } });
    expect((await world.run(scrolls)).outputs['status']).toBe('opened');
  });
});

describe('a later run', () => {
  test('on the same day adds nothing', async () => {
    world = await startWorld();
    await world.run(scrolls);
    const state = () => ({
      log: world.github.log('paperboy/digest'),
      pulls: structuredClone(world.github.pulls),
      writes: world.github.requests.filter(({ method }) => method !== 'GET').length,
    });
    const before = state();
    const second = await world.run(scrolls);
    expect(second.outputs).toMatchObject({
      status: 'nothing-new',
      'paper-count': '0',
      'pull-request-number': '1',
      branch: 'paperboy/digest',
    });
    expect(state()).toEqual(before);
  });

  test('on the next day adds only new papers to the open pull request, in a commit on top', async () => {
    world = await startWorld({ papers: somePapers(2) });
    await world.run(scrolls);
    const [first] = world.github.log('paperboy/digest');
    world.arxiv.add({
      ...aLatePaper(),
      title: 'A Late Scroll',
    });
    world.arxiv.revise('2611.00001', { title: 'Scroll 1, revised' });
    const second = await world.run(scrolls, TOMORROW);
    expect(second.outputs).toMatchObject({
      status: 'updated',
      'paper-count': '1',
      'pull-request-number': '1',
    });
    const [tip] = world.github.log('paperboy/digest');
    expect(tip?.parents).toEqual([first?.sha]);
    expect(listedIn(world.github.pulls[0]?.body ?? '')).toEqual([
      '2611.00001',
      '2611.00002',
      '2611.00099',
    ]);
    expect(posts('paperboy/digest')).toHaveLength(3);
    expect(world.github.pulls).toHaveLength(1);
  });

  test.each(['merge', 'squash', 'rebase'] as const)(
    'after a %s does not propose the papers on base again',
    async (method) => {
      world = await startWorld({ papers: somePapers(2) });
      await world.run(scrolls);
      world.github.mergePull(1, method);
      expect((await world.run(scrolls, TOMORROW)).outputs['status']).toBe('nothing-new');
      world.arxiv.add({
        ...aLatePaper(),
      });
      const third = await world.run(scrolls, TOMORROW);
      expect(third.outputs).toMatchObject({
        status: 'opened',
        'paper-count': '1',
        'pull-request-number': '2',
      });
    },
  );

  test('does not propose the papers of a closed digest again', async () => {
    world = await startWorld();
    await world.run(scrolls);
    world.github.closePull(1);
    expect((await world.run(scrolls, TOMORROW)).outputs['status']).toBe('nothing-new');
  });

  test("keeps a person's commits on the branch, and a person's title and text in the pull request", async () => {
    world = await startWorld({ papers: somePapers(1) });
    await world.run(scrolls);
    const [path = ''] = posts('paperboy/digest');
    world.github.commitFiles('paperboy/digest', { [path]: 'Mine.\n' }, 'my words');
    world.github.editPull(1, {
      title: 'My title',
      body: `My words.\n\n${world.github.pulls[0]?.body ?? ''}`,
    });
    world.arxiv.add({
      ...aLatePaper(),
    });
    await world.run(scrolls, TOMORROW);
    expect(world.github.files('paperboy/digest').get(path)).toBe('Mine.\n');
    expect(world.github.pulls[0]).toMatchObject({ title: 'My title' });
    expect(world.github.pulls[0]?.body).toMatch(/^My words\./);
  });
});

describe('an interrupted run', () => {
  test.each(['git/refs', '/pulls'])(
    'that failed at `POST %s` is finished by the next',
    async (endpoint) => {
      world = await startWorld();
      world.github.faults.push({
        match: ({ method, path }) => method === 'POST' && path.endsWith(endpoint),
        times: 5,
        when: 'before',
        do: 'status',
        status: 403,
        body: { message: 'Resource not accessible by integration' },
      });
      const first = await world.run(scrolls);
      expect(first.exitCode).toBe(1);
      world.github.faults.length = 0;
      const second = await world.run(scrolls);
      expect(second.exitCode).toBe(0);
      expect(listedIn(world.github.pulls[0]?.body ?? '').sort()).toEqual([
        '2611.00001',
        '2611.00002',
        '2611.00003',
      ]);
      expect(posts('paperboy/digest')).toHaveLength(3);
      expect((await world.run(scrolls)).outputs['status']).toBe('nothing-new');
    },
  );

  test('by a push of another person keeps both that push and its own papers', async () => {
    world = await startWorld({ papers: somePapers(1) });
    await world.run(scrolls);
    world.arxiv.add({
      ...aLatePaper(),
    });
    pushDuringRun(world, 'paperboy/digest', { 'note.md': 'hello\n' });
    const step = await world.run(scrolls, TOMORROW);
    expect(step.outputs['status']).toBe('updated');
    expect(world.github.files('paperboy/digest').get('note.md')).toBe('hello\n');
    expect(posts('paperboy/digest')).toHaveLength(2);
  });
});

describe('settings', () => {
  test('`dry-run` writes nothing and shows the pull request in the summary', async () => {
    world = await startWorld();
    const step = await world.run({ ...scrolls, 'dry-run': 'true' });
    expect(step.outputs).toMatchObject({ status: 'dry-run', 'paper-count': '3' });
    expect(world.github.branches()).toEqual(['main']);
    expect(listedIn(step.summary)).toHaveLength(3);
    expect(step.summary).toContain('### Topics in detail');
    expect(step.summary).toContain('arXiv would read it as all');
  });

  test('can be read from `.github/paperboy.yml` in the repository', async () => {
    world = await startWorld({
      github: {
        files: {
          '.github/paperboy.yml':
            'keywords: { Scrolls: scroll }\nbranch: news\nmax-papers: 2\noutput: posts\n',
        },
      },
    });
    const { outputs } = await world.run({});
    expect(outputs).toMatchObject({ branch: 'news', 'paper-count': '2', 'held-over-count': '1' });
    expect(outputs['paths']?.split('\n')).toHaveLength(2);
  });

  test('`max-papers` holds papers over for the next run', async () => {
    world = await startWorld();
    await world.run({ ...scrolls, 'max-papers': '2' });
    const { outputs } = await world.run({ ...scrolls, 'max-papers': '2' }, TOMORROW);
    expect(outputs).toMatchObject({ status: 'updated', 'paper-count': '1' });
  });

  test('`templates`, `front-matter`, `post-path`, `title` and `commit-message` change what is written', async () => {
    world = await startWorld({
      papers: somePapers(1),
      github: {
        files: {
          'tpl/post.hbs': '---\ntitle: {{yaml title}}\nlang: en\n---\n{{authorList}}\n',
          'tpl/pull-request.hbs': 'Hi.\n{{papers}}\n',
        },
      },
    });
    await world.run({
      ...scrolls,
      templates: 'tpl',
      'front-matter': 'lang: fr\nby: us',
      'post-path': 'p/{{id}}.md',
      title: 'News of {{date}}',
      'commit-message': 'news: {{count}}',
    });
    expect(world.github.files('paperboy/digest').get('p/2611.00001.md')).toBe(
      '---\ntitle: "Scroll 1: Reading by Candle Light"\nlang: fr\nby: us\n---\nAda Inkwell, Bo Quill\n',
    );
    expect(world.github.pulls[0]).toMatchObject({ title: 'News of 2026-11-20' });
    expect(world.github.pulls[0]?.body).toMatch(/^Hi\./);
    expect(world.github.log('paperboy/digest')[0]?.message).toMatch(/^news: 1\n/);
  });

  test('`labels` that cannot be set cause a warning, and the run goes on', async () => {
    world = await startWorld({
      github: {
        permissions: { contents: 'write', pullRequests: 'write', issues: 'none' },
        labels: [],
      },
    });
    const step = await world.run({ ...scrolls, labels: 'nobody-made-this' });
    expect(step.outputs['status']).toBe('opened');
    expect(messagesOf(step, 'warning').join()).toContain('issues: write');
  });

  test('`token` is printed only in the command that masks it', async () => {
    world = await startWorld();
    const step = await world.run(scrolls);
    expect(step.raw.split('\n').filter((line) => line.includes(TOKEN))).toEqual([
      `::add-mask::${TOKEN}`,
    ]);
  });
});
