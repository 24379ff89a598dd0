import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { TODAY, TOMORROW, somePapers } from '../harness/papers.ts';
import { type World, startWorld } from '../harness/world.ts';

const scrolls = { keywords: 'Scrolls: scroll' };
let world: World;
let action = '';
afterEach(async () => {
  await world.close();
  rmSync(action, { recursive: true });
});

/** Applies the diffs that a section of CONTRIBUTING.md shows. @returns path -> changed text */
function changedBy(section: string): Map<string, string> {
  const text = readFileSync('CONTRIBUTING.md', 'utf8');
  const [, part = ''] = new RegExp(`^## ${section}\n([^]*?)(?=^## )`, 'm').exec(text) ?? [];
  const files = new Map<string, string>();
  for (const [, path = '', lines = ''] of part.matchAll(
    /^ *```diff\n *--- (.*)\n([^]*?)^ *```$/gm,
  )) {
    // Each change begins with kept or removed lines that occur once in the file.
    const changes = lines.replace(/^ {3}/gm, '').match(/(?:^[ -].*\n)+(?:^\+.*\n)+/gm) ?? [];
    expect(changes).not.toHaveLength(0);
    for (const change of changes) {
      const linesWith = (signs: string) =>
        change.replace(/^([ +-])(.*\n)/gm, (_, sign: string, line: string) =>
          signs.includes(sign) ? line : '',
        );
      const before = files.get(path) ?? readFileSync(path, 'utf8');
      expect({ path, times: before.split(linesWith(' -')).length - 1 }).toEqual({ path, times: 1 });
      files.set(
        path,
        before.replace(linesWith(' -'), () => linesWith(' +')),
      );
    }
  }
  return files;
}

/** Bundles the action from changed sources, inside node_modules so that Node finds its packages. */
async function actionWith(section: string): Promise<string> {
  const folder = mkdtempSync(resolve('node_modules', '.contributing-'));
  for (const part of ['templates', 'action.yml'])
    cpSync(resolve(part), join(folder, part), { recursive: true });
  const files = changedBy(section);
  await build({
    entryPoints: ['src/main.ts'],
    outfile: join(folder, 'dist', 'index.js'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    loader: { '.atom': 'text' },
    define: { PAPERBOY_VERSION: '"test"' },
    logLevel: 'error',
    plugins: [
      {
        name: 'changed-sources',
        setup({ onLoad }) {
          onLoad({ filter: /[.]ts$/ }, ({ path }) => {
            const [, contents] = [...files].find(([name]) => resolve(name) === path) ?? [];
            return contents === undefined ? undefined : { contents, loader: 'ts' };
          });
        },
      },
    ],
  });
  return folder;
}

test('the input that CONTRIBUTING.md adds skips papers, and a wrong value fails with the name of the input', async () => {
  action = await actionWith('An input');
  const [manyAuthors, oneAuthor] = somePapers(2);
  if (manyAuthors === undefined || oneAuthor === undefined) throw new Error('no papers');
  world = await startWorld({
    papers: [manyAuthors, { ...oneAuthor, authors: [{ name: 'Ada Inkwell' }] }],
  });
  const step = await world.run({ ...scrolls, 'most-authors': '1' }, TODAY, { action });
  expect(step.outputs).toMatchObject({ status: 'opened', 'paper-count': '1' });
  expect(step.log).toContain('Scrolls: 2 matched, 1 new, 1 excluded');
  const wrong = await world.run({ ...scrolls, 'most-authors': 'few' }, TODAY, { action });
  expect(wrong.commands.find(({ name }) => name === 'error')?.message).toContain('`most-authors`');
});

test('the kind of news that CONTRIBUTING.md adds is proposed with its own box', async () => {
  action = await actionWith('A kind of news');
  world = await startWorld({ papers: somePapers(1) });
  await world.run(scrolls, TODAY, { action });
  world.github.mergePull(1, 'merge');
  world.arxiv.revise('2611.00001', { comment: 'With a lamp' });
  const inputs = { ...scrolls, updates: 'comment' };
  const step = await world.run(inputs, TOMORROW, { action });
  expect({ raw: step.raw, ...step.outputs }).toMatchObject({
    status: 'opened',
    'update-count': '1',
  });
  expect(world.github.pulls[1]?.body).toMatch(
    /^- \[x\] \[.*\]\(.*2611\.00001\) comment: With a lamp/m,
  );
  const posts = [...world.github.files(step.outputs['branch'] ?? '')].filter(([path]) =>
    /2611[.-]00001/.test(path),
  );
  expect(posts.map(([, text]) => text).join()).toContain('With a lamp');
});
