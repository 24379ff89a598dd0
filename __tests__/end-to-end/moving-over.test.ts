import { afterEach, expect, test } from '@jest/globals';
import { dayOfRow, paperOfRow } from '../../src/render/collections/sections.ts';
import { FORERUNNER_FILES } from '../builders/forerunner-readme.ts';
import { TOMORROW, somePapers } from '../harness/papers.ts';
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
