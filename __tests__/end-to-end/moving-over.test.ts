import { afterEach, describe, expect, test } from '@jest/globals';
import { dayOfRow, paperOfRow } from '../../src/render/collections/sections.ts';
import { FORERUNNER_FILES } from '../builders/forerunner-readme.ts';
import { TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import { type World, startWorld } from '../harness/world.ts';

let world: World;
afterEach(() => world.close());

/** Returns id, day and code link of each row of a table. */
const rowsIn = (text: string) =>
  text.split('\n').flatMap((line) => {
    const id = line.startsWith('|') ? paperOfRow(line) : undefined;
    const code = /https:\/\/github\.com\/octo\/scroll-[\d-]+/.exec(line)?.[0] ?? '';
    return id === undefined ? [] : [`${id} ${dayOfRow(line)} ${code}`];
  });

test.each(Object.keys(FORERUNNER_FILES))(
  '%s becomes the list: its papers count as posted, and no row or other line is lost',
  async (name) => {
    const file = FORERUNNER_FILES[name];
    if (file === undefined) throw new Error(name);
    const { path, text, ids, config } = file;
    const listed = somePapers(3).map((paper, n) => ({ ...paper, id: ids[n + 1] ?? '' }));
    const [fresh] = somePapers(1);
    world = await startWorld({
      papers: [...listed, ...(fresh === undefined ? [] : [fresh])],
      github: {
        files: {
          'README.md': '# Scrolls\n',
          // Copies of cv-arxiv-daily publish docs/ with Jekyll, and have no posts.
          'docs/_config.yml': 'theme: jekyll-theme-cayman\n',
          [path]: text,
          [config.path]: config.text,
        },
      },
    });
    const inputs = { config: config.path, output: 'list', 'list-path': path };
    const step = await world.run(inputs);
    expect({ raw: step.raw, ...step.outputs }).toMatchObject({
      status: 'opened',
      'paper-count': '1',
    });
    expect(step.log).toContain(`\nThe list goes to ${path}\n`);
    expect(step.summary).toContain(`Its tables become Paperboy's list: ${ids.length} papers`);
    expect(`${step.log}${step.summary}`).not.toMatch(/posts go|digest page|no post of its own/i);
    const files = [...world.github.files('paperboy/digest')].filter(([file]) =>
      file.startsWith(path.replace('.md', '')),
    );
    const all = files.map(([, content]) => content).join('\n');
    const before = rowsIn(text);
    expect(before.length).toBe(300);
    const after = rowsIn(all).filter((row) => !row.startsWith(fresh?.id ?? '-'));
    expect(after.sort()).toEqual([...before].sort());
    const lines = new Set(all.split('\n'));
    const others = text.split('\n').filter((line) => !line.startsWith('|'));
    expect(others.filter((line) => !lines.has(line))).toEqual([]);
    expect(all).not.toMatch(/^\|\*\*20\d\d-\d\d-\d\d\*\*.*\|null\|$/m);
    world.github.mergePull(1, 'merge');
    expect((await world.run(inputs, TOMORROW)).outputs['status']).toBe('nothing-new');
  },
);

describe('a table that was taken over', () => {
  const ID = '2605.12774';
  const PATH = 'README.md';
  const row = (n: number) =>
    `|**2026-0${1 + Math.floor(n / 28)}-${String(1 + (n % 28)).padStart(2, '0')}**|**Ink ${n}**|Bo Quill et.al.|[2601.${10_000 + n}](http://arxiv.org/abs/2601.${10_000 + n})|null|\n`;
  const table = [
    '# Ink\n\n## Ink [old]\n\n|Publish Date|Title|Authors|PDF|Code|\n|---|---|---|---|---|\n',
    `|**2026-05-12**|**Wild Ink**|Ada Inkwell et.al.|[${ID}](http://arxiv.org/abs/${ID})|null|\n`,
    `|**2026-05-11**|**Team Ink**|The Ink Team|[2605.12775](http://arxiv.org/abs/2605.12775)|null|\n`,
    ...Array.from({ length: 120 }, (_, n) => row(119 - n)),
  ].join('');
  const inputs = {
    keywords: 'ink [OLD]: scroll',
    output: 'list',
    'list-path': `./${PATH}`,
    'pull-request': 'off',
  };
  const [wild] = somePapers(1, {
    title: 'Wild Ink',
    abstract: 'We let ink run.',
    authors: [{ name: 'Ada Inkwell' }, { name: 'Cy Vellum' }],
    published: '2026-05-12T10:00:00Z',
    updated: '2026-05-12T10:00:00Z',
  }).map((paper) => ({ ...paper, id: ID }));
  const file = (path: string) => world.github.files('main').get(path) ?? '';

  async function takeOver(text = table): Promise<void> {
    world = await startWorld({
      papers: [...somePapers(1), ...(wild === undefined ? [] : [wild])],
      github: { files: { [PATH]: text, '_config.yml': 'theme: jekyll-theme-cayman\n' } },
    });
    expect((await world.run(inputs)).outputs['status']).toBe('committed');
  }

  test('keeps its heading, its authors, and links to latest versions', async () => {
    await takeOver();
    const text = file(PATH);
    expect(text.match(/^## .*$/gm)).toEqual(['## Ink [old]']);
    expect(text).toContain(`| Ada Inkwell et al. | [PDF](https://arxiv.org/pdf/${ID}) |`);
    expect(text).toContain('| The Ink Team |');
    expect(file('README-2026.md')).toMatch(/^# arXiv papers of 2026\n\n<!-- paperboy: list -->/);
  });

  test('keeps its line ends', async () => {
    await takeOver(table.replaceAll('\n', '\r\n'));
    expect(file(PATH).replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('gets news of its papers', async () => {
    await takeOver();
    world.arxiv.revise(ID, { comment: 'This paper has been withdrawn by the authors' });
    const step = await world.run(inputs, TOMORROW);
    expect(step.outputs['update-count']).toBe('1');
    expect(file(PATH)).toMatch(/^\| 2026-05-12 \| \*\*Withdrawn:\*\* \[Wild Ink\]/m);
  });

  test('has no row twice after the other tool wrote its file again', async () => {
    await takeOver();
    world.github.commitFiles('main', { [PATH]: table }, 'Github Action Automatic Update');
    world.arxiv.add(aLatePaper());
    await world.run(inputs, TOMORROW);
    const rows = rowsIn(`${file(PATH)}\n${file('README-2026.md')}`);
    expect(new Set(rows).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(123);
  });
});
